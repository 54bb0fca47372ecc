// explain: what was found in a phrase, by which rule and which rows.

#include <ostream>

#include "pipeline/command/command.h"
#include "pipeline/command/reasons.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/phrase.h"

namespace tiaowen {
namespace {

// Rows of many words are known by their first ones.
std::string shortened(std::string_view cell) {
  constexpr std::size_t kMost = 8;
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMost; ++words) {
    end = cell.find('|', end + 1);
    if (end == cell.npos) return std::string(cell);
  }
  return std::string(cell.substr(0, end)) + "|…";
}

}  // namespace

int explain_command(const ExplainCommand& command, const Lexicon& words,
                    Language language, std::ostream& out) {
  auto document = read_text(command.phrase);
  if (!document) {
    out << document.error().message << "\n";
    return kExitUsage;
  }
  const Record record =
      run(std::move(*document), words, {command.context, true});
  for (const Mention& mention : record.mentions) {
    out << type_of(mention.value) << "  "
        << to_utf8(record.text.published(mention.span)) << "  ["
        << mention.span.begin << "," << mention.span.end << ")\n";
    out << "  value  " << phrase_of(mention, record).str() << "\n";
    out << "  rule   " << mention.rule << "\n";
    for (const std::string& why :
         reasons_of(mention, record, words, language)) {
      out << "  why    " << why << "\n";
    }
    for (const RowUsed& row : mention.rows) {
      const Word word{1, row.row, static_cast<Dictionary>(row.dictionary)};
      out << "  row    " << words.place(word) << "  "
          << shortened(words.cell(word, "words")) << "\n";
    }
  }
  for (const Finding& finding : record.findings) {
    out << "finding  " << finding.code << ": " << finding.message << "\n";
  }
  if (record.mentions.empty()) out << "nothing found\n";
  return kExitGood;
}

}  // namespace tiaowen
