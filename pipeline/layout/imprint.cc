#include "pipeline/layout/imprint.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 共印120份, （共印120份）
bool counts_copies(std::u32string_view text) {
  text = trim(text);
  if (text.size() > 14) return false;
  const std::size_t at = text.find(U"印");
  return at != text.npos && text.find(U'份') != text.npos &&
         (at == 0 || text[at - 1] == U'共' || text[at - 1] == U'（');
}

}  // namespace

bool ends_in_printing(std::u32string_view text) {
  text = trim(text);
  if (!text.ends_with(U"印发") || text.size() < 8 || text.size() > 60) {
    return false;
  }
  text.remove_suffix(2);
  text = trim(text);
  return text.ends_with(U'日') && text.find(U'年') != text.npos &&
         text.find(U'月') != text.npos;
}

bool begins_imprint(std::u32string_view line, const Lexicon& words) {
  line = trim(line);
  const Word word = words.begins(line, 0, Dictionary::clause_mark);
  if (!word || words.cell(word, "use") != "imprint") return false;
  std::size_t at = word.length;
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
                         ends_in_printing(block.text) ||
                         (before && counts_copies(block.text));
    if (imprint) block.kind = BlockKind::imprint;
    before = imprint;
  }
}

}  // namespace tiaowen
