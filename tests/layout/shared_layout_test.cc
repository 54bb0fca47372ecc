// The PDFs beside the repository (../shared/pdf), where they are present: no
// character of them is lost, no page number left in the text.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "pipeline/layout/conservation.h"
#include "pipeline/layout/furniture.h"
#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

TEST(SharedLayout, EveryCharacterIsInTheTextOrSetAside) {
  const auto folder =
      std::filesystem::path(TIAOWEN_ROOT) / ".." / "shared" / "pdf";
  if (!std::filesystem::is_directory(folder)) {
    GTEST_SKIP() << "no " << folder << " here";
  }
  ReadOptions options;
  options.ocr = Ocr::never;  // slow, and of no interest here
  Reader reader{options};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    SCOPED_TRACE(entry.path().filename().string());
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto document = reader.read(entry.path().filename().string(), bytes);
    if (!document) continue;
    const Layout layout = lay_out(*document, testing::shipped_words());
    EXPECT_FALSE(check_conservation(*document, layout).has_value());
    // A scan's table has no rulings, its figures stand alone.
    if (entry.path().filename().string().starts_with("scan_")) continue;
    for (const Block& block : layout.blocks) {
      EXPECT_FALSE(block.kind == BlockKind::paragraph &&
                   read_page_number(block.text).has_value())
          << to_utf8(block.text);
    }
  }
}

}  // namespace
}  // namespace tiaowen
