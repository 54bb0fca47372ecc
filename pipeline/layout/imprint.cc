#include "pipeline/layout/imprint.h"

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 共印120份, （共印120份）
bool counts_copies(std::u32string_view text, const Lexicon& words) {
  constexpr std::size_t kLongest = 14;
  text = trim(text);
  if (text.size() > kLongest) return false;
  const std::size_t begin = text.starts_with(U'（') ? 1 : 0;
  std::uint32_t length = 0;
  return mark_use(text.substr(begin), words, length) == "copies" &&
         text.find(U'份', begin + length) != text.npos;
}

}  // namespace

bool ends_in_printing(std::u32string_view text, const Lexicon& words) {
  text = trim(text);
  if (text.size() < 8 || text.size() > 60) return false;
  const Word word = words.ends(text, text.size(), Dictionary::clause_mark);
  if (words.cell(word, "use") != "printed") return false;
  text = trim(text.substr(0, text.size() - word.length));
  return text.ends_with(U'日') && text.find(U'年') != text.npos &&
         text.find(U'月') != text.npos;
}

bool begins_imprint(std::u32string_view line, const Lexicon& words) {
  line = trim(line);
  std::uint32_t length = 0;
  if (mark_use(line, words, length) != "imprint") return false;
  std::size_t at = length;
  while (at < line.size() && is_space(line[at])) ++at;
  return at < line.size() && (line[at] == U'：' || line[at] == U':');
}

void mark_imprint(std::vector<Block>& blocks, const Lexicon& words) {
  bool before = false;
  for (Block& block : blocks) {
    if (block.kind != BlockKind::paragraph) {
      before = false;
      continue;
    }
    const bool imprint = begins_imprint(block.text, words) ||
                         ends_in_printing(block.text, words) ||
                         (before && counts_copies(block.text, words));
    if (imprint) block.kind = BlockKind::imprint;
    before = imprint;
  }
}

}  // namespace tiaowen
