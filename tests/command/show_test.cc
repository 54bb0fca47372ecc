// show: a picture for each page, or why there is none.

#include <gtest/gtest.h>

#include <sstream>

#include "pipeline/command/command.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

const std::string kPdf =
    std::string(TIAOWEN_ROOT) + "/corpus/documents/subsidy_measure/source.pdf";

struct Shown {
  int status = 0;
  std::string out, log;
};

Shown show(const std::string& input, const std::string& folder, int page = 0) {
  ShowCommand command;
  command.input = input;
  command.out = folder;
  command.page = page;
  command.read.reader_program = std::string(TIAOWEN_BUILD) + "/tiaowen-reader";
  std::ostringstream out, log;
  const int status = show_command(command, testing::shipped_words(), out, log);
  return {status, out.str(), log.str()};
}

TEST(Show, DrawsEveryPageOrTheOneAskedFor) {
  testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "pages").string();
  const Shown all = show(kPdf, out);
  EXPECT_EQ(all.status, kExitGood) << all.log;
  EXPECT_EQ(all.out, out + "/source.pdf-001.png\n" + out +
                         "/source.pdf-002.png\n" + out +
                         "/source.pdf-003.png\n");
  EXPECT_TRUE(folder.read("pages/source.pdf-002.png").starts_with("\x89PNG"));
  EXPECT_EQ(show(kPdf, out, 2).out, out + "/source.pdf-002.png\n");
}

TEST(Show, DrawsAPictureAsItLies) {
  testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "pages").string();
  const Shown shown =
      show(std::string(TIAOWEN_ROOT) + "/tests/read/scans/stamp.jpg", out);
  EXPECT_EQ(shown.out, out + "/stamp.jpg-001.png\n") << shown.log;
  // The scan and its boxes; boxes alone on white take a tenth of it.
  EXPECT_GT(folder.read("pages/stamp.jpg-001.png").size(), 100000U);
}

TEST(Show, SaysWhyThereIsNothingToDraw) {
  testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "pages").string();
  const auto code = [](const Shown& shown) {
    EXPECT_EQ(shown.status, kExitSomeFailed);
    return shown.log.substr(0, shown.log.find(':'));
  };
  EXPECT_EQ(code(show(kPdf, out, 99)), "no_such_page");
  EXPECT_EQ(code(show(folder.write("a.txt", "第一条 总则"), out)), "no_pages");
  EXPECT_EQ(code(show(folder.write("b.pdf", ""), out)), "empty");
  EXPECT_EQ(code(show(folder.path().string(), out)), "unreadable");
}

}  // namespace
}  // namespace tiaowen
