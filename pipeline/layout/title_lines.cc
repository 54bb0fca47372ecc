#include "pipeline/layout/title_lines.h"

#include <cmath>
#include <map>

#include "pipeline/layout/marks.h"
#include "pipeline/model/clause_mark.h"
#include "pipeline/model/title_type.h"
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

// 甲市科技局 甲市财政局, but not 来源：甲市科技局.
bool names_issuers(View line, const Lexicon& words) {
  constexpr std::size_t kLongest = 60;
  return line.size() <= kLongest && !stands_alone(line) &&
         line.find_first_of(U"：:") == line.npos &&
         words.ends(line, line.size(), Dictionary::department);
}

// 关于…
bool begins_subject(View line, const Lexicon& words) {
  std::uint32_t length = 0;
  return mark_use(line, words, length) == "subject";
}

// Lines of the one title that stands above a document, as their words say.
class WordedTitle {
 public:
  WordedTitle(std::vector<Block>& blocks, const Lexicon& words)
      : blocks_(blocks), words_(words) {}

  void join() {
    std::size_t lines = 0;
    for (std::size_t at = 0; at < blocks_.size() && lines < kFrontLines; ++at) {
      const View line = trim(blocks_[at].text);
      if (line.empty()) continue;
      ++lines;
      if (blocks_[at].kind == BlockKind::table || ends_with_stop(line)) return;
      const std::size_t next = after(at);
      if (next < blocks_.size() && names_issuers(line, words_) &&
          fits(at, next) && begins_subject(trim(blocks_[next].text), words_)) {
        append(at, next);
        return go_on(at);
      }
      if (begins_subject(line, words_)) return go_on(at);
    }
  }

 private:
  static constexpr std::size_t kFrontLines = 12;  // of a file

  // Up to the line that ends with the document's type.
  void go_on(std::size_t at) {
    for (std::size_t next = after(at);
         next < blocks_.size() && fits(at, next) && is_open(at, next);
         next = after(at)) {
      append(at, next);
    }
  }

  bool is_open(std::size_t at, std::size_t next) const {
    const View line = trim(blocks_[at].text);
    if (title_type(line, words_)) return false;
    return line.back() == U'的' ||
           title_type(trim(blocks_[next].text), words_).length != 0;
  }

  std::size_t after(std::size_t at) const {
    do {
      ++at;
    } while (at < blocks_.size() && trim(blocks_[at].text).empty());
    return at;
  }

  // May both be lines of one title?
  bool fits(std::size_t at, std::size_t next) const {
    const Block &a = blocks_[at], &b = blocks_[next];
    const View below = trim(b.text);
    return a.kind == b.kind && a.kind != BlockKind::table &&
           std::abs(a.size - b.size) < kSameSize && a.centred == b.centred &&
           trim(a.text).size() + below.size() <= kLongestTitle &&
           !ends_with_stop(below) && !begins_with_mark(below) &&
           !stands_alone(below);
  }

  void append(std::size_t at, std::size_t next) {
    Block &title = blocks_[at], &line = blocks_[next];
    const View words = trim(line.text);
    const auto cut =
        static_cast<std::uint32_t>(words.data() - line.text.data());
    const View upper = trim(title.text);
    title.text.resize(
        static_cast<std::size_t>(upper.data() - title.text.data()) +
        upper.size());
    const auto from = static_cast<std::uint32_t>(title.text.size());
    title.text += words;
    title.signs |= line.signs;
    for (Line& one : line.lines) {
      one.span = {from + one.span.begin - cut, from + one.span.end - cut};
      title.lines.push_back(std::move(one));
    }
    line.lines.clear();
    line.text.clear();
  }

  std::vector<Block>& blocks_;
  const Lexicon& words_;
};

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

void join_worded_title(Layout& layout, const Lexicon& words) {
  WordedTitle(layout.blocks, words).join();
  std::erase_if(layout.blocks, [](const Block& block) {
    return block.kind == BlockKind::paragraph && block.text.empty();
  });
}

}  // namespace tiaowen
