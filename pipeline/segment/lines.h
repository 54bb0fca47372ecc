// The text's lines as segmentation sees them: what each begins with, and
// what it is if it is not simply body.
//
//   "（二）项目申报。…"       body, mark han_bracket 2
//   "“（一）明知…；"          quoted: an amendment's words, no clause
//   "2020年12月28日"          signature
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/signs.h"
#include "pipeline/model/text.h"

namespace tiaowen {

enum class Role : std::uint8_t {
  body,
  table,
  contents,         // of a table of contents
  quoted,           // words that an amendment puts in
  attachment_list,  // 附件：1.… before the signature
  title,            // of a document, perhaps not the first in the file
  signature,        // issuers and date
  imprint,
  note,
};

struct Passage {
  Span span;  // without blanks at either end
  Role role = Role::body;
  bool ends = false;        // with a sentence, as ends_sentence() says
  Signs signs;              // that its folded words may hold
  bool heading = false;     // by the source's own markup
  bool begins_act = false;  // a title with number or addressees below it
  // A title that begins a document also behind attachments: with a number of
  // its own below it, or an interpretation's.
  bool stands_alone = false;
  bool first_title = false;  // of the file's first document
  bool centred = false;
  std::optional<ClauseMark> mark;  // only of body lines in the end
};

// One for each block, empty ones left out, and for what a converter has run
// into the line before; roles set.
std::vector<Passage> read_lines(const Text& text, const Lexicon& words);

// 。；： and the like at the end of `line`, behind closing quotes.
bool ends_sentence(std::u32string_view line);
// The part of a line after its mark.
Span after_mark(const Text& text, const Passage& line);

}  // namespace tiaowen
