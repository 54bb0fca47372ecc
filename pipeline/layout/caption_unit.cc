#include "pipeline/layout/caption_unit.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

// A caption, a date and the unit stand above a table, hardly more.
constexpr std::size_t kLinesAbove = 3;
constexpr std::size_t kLongestCaption = 60;
constexpr std::size_t kLongestUnit = 8;

std::u32string unit_in(View line, const Lexicon& words) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    const Word word = words.begins(line, at, Dictionary::table_caption);
    if (!word || words.cell(word, "names") != "unit") continue;
    std::size_t from = at + word.length;
    if (from >= line.size() || View(U":：").find(line[from]) == View::npos) {
      continue;
    }
    while (++from < line.size() && is_space(line[from])) {
    }
    std::size_t to = from;
    while (to < line.size() && !is_space(line[to]) &&
           View(U")）]】;；,，").find(line[to]) == View::npos) {
      ++to;
    }
    if (to > from && to - from <= kLongestUnit) {
      return std::u32string(line.substr(from, to - from));
    }
  }
  return {};
}

}  // namespace

std::u32string caption_unit(const std::vector<Block>& blocks, std::size_t end,
                            const Lexicon& words) {
  std::size_t lines = 0;
  while (end > 0 && lines < kLinesAbove) {
    const Block& block = blocks[--end];
    const View line = trim(block.text);
    if (line.empty() && block.kind != BlockKind::table) continue;
    if (block.kind == BlockKind::table || line.size() > kLongestCaption) break;
    if (auto unit = unit_in(line, words); !unit.empty()) return unit;
    ++lines;
  }
  return {};
}

}  // namespace tiaowen
