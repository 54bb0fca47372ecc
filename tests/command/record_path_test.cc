#include "pipeline/command/record_path.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(RecordPath, IsBesideThePathOfTheInput) {
  EXPECT_EQ(record_path("a/b.pdf"), "records/a/b.pdf.json");
  EXPECT_EQ(record_path("a.txt"), "records/a.txt.json");
}

TEST(RecordPath, NoFolderTakesTheNameOfARecord) {
  EXPECT_EQ(record_path("a.txt.json/b"), "records/a.txt.json~/b.json");
  EXPECT_EQ(record_path("a.txt.json~/b"), "records/a.txt.json~~/b.json");
  EXPECT_EQ(record_path("a.json~"), "records/a.json~.json");
}

TEST(RecordPath, LongNamesEndInADigest) {
  std::string name;
  while (name.size() < 250) name += "办";
  const std::string path = record_path(name + ".pdf");
  const std::string other = record_path(name + "2.pdf");
  EXPECT_LE(path.size(), std::string("records/").size() + 255);
  EXPECT_NE(path, other);
  EXPECT_EQ(path.substr(0, 100), other.substr(0, 100));
}

}  // namespace
}  // namespace tiaowen
