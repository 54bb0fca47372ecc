#include "pipeline/layout/contents.h"

#include <algorithm>

#include "pipeline/layout/marks.h"
#include "pipeline/model/clause_mark.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kLeader = U".．…·‥・⋯-—－_";
constexpr std::size_t kFewestDots = 3;
// No contents page is longer, in entries; no entry, in characters.
constexpr std::size_t kMostEntries = 600;
constexpr std::size_t kLongestEntry = 80;

bool is_leader(char32_t c) { return kLeader.find(c) != kLeader.npos; }

// 附件1 ........ 35: where the leader and the page number are.
struct Entry {
  std::size_t leader = 0, number = 0;
};

// Below the title 目录 a blank before the number is enough.
std::optional<Entry> read_entry(std::u32string_view text, bool titled) {
  Entry entry;
  std::size_t at = text.size();
  const auto skip_blanks = [&] {
    while (at > 0 && is_space(text[at - 1])) --at;
  };
  skip_blanks();
  const std::size_t end = at;
  while (at > 0 && (is_digit(text[at - 1]) || is_latin(text[at - 1]))) --at;
  if (at == end || end - at > 5) return std::nullopt;
  entry.number = at;
  skip_blanks();
  std::size_t dots = 0;
  while (at > 0 && (is_leader(text[at - 1]) || is_space(text[at - 1]))) {
    if (!is_space(text[at - 1])) {
      // An ellipsis is several dots.
      dots += text[at - 1] == U'…' || text[at - 1] == U'⋯' ? kFewestDots : 1;
    }
    --at;
  }
  entry.leader = at;
  if (at == 0) return std::nullopt;
  const bool blank =
      titled && dots == 0 && at < entry.number && is_digit(text[entry.number]);
  if (dots < kFewestDots && !blank) return std::nullopt;
  return entry;
}

std::u32string squeezed(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

bool is_contents_title(const Block& block, const Lexicon& words) {
  constexpr std::size_t kLongest = 16;
  if (block.text.size() > kLongest) return false;
  const std::u32string text = squeezed(block.text);
  std::uint32_t length = 0;
  return mark_use(text, words, length) == "contents" && length == text.size();
}

// "title....... 4" to "title 4".
void take_leader_out(Block& block, const Entry& entry,
                     std::vector<SetAside>& set_aside) {
  std::size_t from = entry.leader;
  const std::size_t to = entry.number;
  const auto cut = static_cast<std::uint32_t>(to - from - 1);
  std::u32string leader = block.text.substr(from, to - from);
  block.text[from] = U' ';
  block.text.erase(from + 1, to - from - 1);
  for (Line& line : block.lines) {
    for (std::uint32_t* edge : {&line.span.begin, &line.span.end}) {
      if (*edge >= to) {
        *edge -= cut;
      } else if (*edge > from) {
        *edge = static_cast<std::uint32_t>(from);
      }
    }
  }
  set_aside.push_back({"leader", std::move(leader),
                       block.lines.empty() ? 0 : block.lines.back().page});
}

class Contents {
 public:
  Contents(std::vector<Block>& blocks, const Lexicon& words,
           std::vector<SetAside>& set_aside)
      : blocks_(blocks), words_(words), set_aside_(set_aside) {}

  // The contents that begin at or after `from`; where to look on.
  std::size_t mark(std::size_t from) {
    const bool titled = is_contents_title(blocks_[from], words_);
    if (!titled && !leads(from)) return from + 1;
    std::size_t i = titled ? from + 1 : from;
    std::size_t last = from;  // the last that is certainly an entry
    bool numbered = false;
    std::u32string first;
    const std::size_t end = std::min(blocks_.size(), from + kMostEntries);
    for (; i < end; ++i) {
      Block& block = blocks_[i];
      if (block.kind != BlockKind::paragraph) break;
      if (const auto entry = read_entry(block.text, titled)) {
        if (!numbered) {
          first = squeezed(block.text.substr(0, entry->leader));
        }
        numbered = true;
        last = i;
        take_leader_out(block, *entry, set_aside_);
        block.kind = BlockKind::contents;
        continue;
      }
      const std::u32string text = squeezed(block.text);
      if (first.empty())
        first = text;
      else if (text == first)
        break;
      if (block.text.size() > kLongestEntry || ends_with_stop(block.text))
        break;
    }
    const bool came_again = i < end &&
                            blocks_[i].kind == BlockKind::paragraph &&
                            squeezed(blocks_[i].text) == first;
    // Without the heading that comes again, only what has a number is sure.
    if (came_again) {
      const std::size_t begin = numbered ? first_entry(from) : from + 1;
      for (std::size_t k = begin; k < i; ++k) {
        blocks_[k].kind = BlockKind::contents;
      }
      last = i - 1;
    } else if (numbered) {
      for (std::size_t k = first_entry(from); k <= last; ++k) {
        blocks_[k].kind = BlockKind::contents;
      }
    }
    return std::max(last, from) + 1;
  }

 private:
  // A contents page without its heading: three entries in a row.
  bool leads(std::size_t from) const {
    if (from + 2 >= blocks_.size()) return false;
    for (std::size_t i = from; i < from + 3; ++i) {
      if (blocks_[i].kind != BlockKind::paragraph ||
          !read_entry(blocks_[i].text, false)) {
        return false;
      }
    }
    return true;
  }

  std::size_t first_entry(std::size_t from) const {
    while (from < blocks_.size() && blocks_[from].kind != BlockKind::contents) {
      ++from;
    }
    return from;
  }

  std::vector<Block>& blocks_;
  const Lexicon& words_;
  std::vector<SetAside>& set_aside_;
};

}  // namespace

bool ends_contents_entry(const PrintedLine& line) {
  if (read_entry(line.text, false)) return true;
  if (line.pieces.size() < 2) return false;
  const Piece& number = line.pieces.back();
  const Piece& before = line.pieces[line.pieces.size() - 2];
  const std::u32string_view text = number.text();
  return text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit) &&
         number.box.x0 - before.box.x1 > 3 * line.size &&
         line.right - number.box.x1 < line.size;
}

void mark_contents(std::vector<Block>& blocks, const Lexicon& words,
                   std::vector<SetAside>& set_aside) {
  Contents contents(blocks, words, set_aside);
  for (std::size_t i = 0; i < blocks.size();) i = contents.mark(i);
}

}  // namespace tiaowen
