#include "pipeline/layout/title_lines.h"

#include <cmath>
#include <map>

#include "pipeline/layout/marks.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr float kLarger = 1.1F;  // than the text
constexpr float kSameSize = 0.3F;
constexpr float kUsual = 12;  // what a page that says nothing is shown in
constexpr std::size_t kLongestTitle = 120;
constexpr std::size_t kLongestPart = 10;  // a year in brackets is part of it

// The size that most characters are set in.
float text_size(const Layout& layout) {
  std::map<int, std::size_t> characters;  // by half points
  for (const Block& block : layout.blocks) {
    const float size = block.size > 0 ? block.size : kUsual;
    characters[static_cast<int>(std::lround(size * 2))] += block.text.size();
  }
  int best = 0;
  std::size_t most = 0;
  for (const auto& [size, count] : characters) {
    if (count > most) {
      best = size;
      most = count;
    }
  }
  return static_cast<float>(best) / 2;
}

// 某政发〔2023〕21号, 2023年5月, （某年某月某日某会议通过): lines of their own.
bool stands_alone(View line) {
  const char32_t first = line.front(), last = line.back();
  if (last == U'号' || last == U'日' || last == U'月') return true;
  const bool brackets =
      (first == U'（' || first == U'(') && (last == U'）' || last == U')');
  return brackets && line.size() > kLongestPart;
}

bool goes_on(const Block& title, const Block& next, float text) {
  const View a = trim(title.text), b = trim(next.text);
  if (a.empty() || b.empty() || title.kind != next.kind ||
      next.kind == BlockKind::table || !title.centred || !next.centred ||
      title.bold != next.bold) {
    return false;
  }
  return next.size > kLarger * text &&
         std::abs(title.size - next.size) < kSameSize &&
         a.size() + b.size() <= kLongestTitle && !ends_with_stop(a) &&
         !begins_with_mark(b) && !begins_with_mark(a) && !stands_alone(a) &&
         !stands_alone(b);
}

}  // namespace

void join_title_lines(Layout& layout) {
  const float text = text_size(layout);
  std::vector<Block> blocks;
  blocks.reserve(layout.blocks.size());
  for (Block& block : layout.blocks) {
    if (!blocks.empty() && goes_on(blocks.back(), block, text)) {
      const std::u32string first(trim(blocks.back().text));
      blocks.back().text = first + std::u32string(trim(block.text));
    } else {
      blocks.push_back(std::move(block));
    }
  }
  layout.blocks = std::move(blocks);
}

}  // namespace tiaowen
