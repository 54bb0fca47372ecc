#include "pipeline/layout/conservation.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

long count(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char32_t c) { return !is_space(c); });
}

}  // namespace

std::optional<SourceFinding> check_conservation(const Document& document,
                                                const Layout& layout) {
  long in = 0, out = 0;
  for (const Page& page : document.pages) {
    for (const Run& run : page.runs) in += count(run.text);
  }
  for (const Block& block : layout.blocks) out += count(block.text);
  for (const Grid& grid : layout.tables) {
    for (const Cell& cell : grid.cells) out += count(cell.text);
  }
  for (const SetAside& one : layout.set_aside) out += count(one.text);
  if (in == out) return std::nullopt;
  return SourceFinding{
      Severity::error, "text.lost",
      std::to_string(std::abs(in - out)) +
          (in > out ? " characters of the pages are neither in the text nor "
                      "set aside"
                    : " characters more than the pages have"),
      0};
}

}  // namespace tiaowen
