#include <ostream>

#include "pipeline/command/command.h"

namespace tiaowen {

// Loading has checked every row; what is left is to say what there is.
int check_dictionaries_command(const Lexicon& words, Language language,
                               std::ostream& out) {
  std::size_t all = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(Dictionary::count_);
       ++i) {
    const auto in = static_cast<Dictionary>(i);
    if (words.rows(in) == 0) continue;
    out << name_of(in) << ".tsv  " << words.rows(in)
        << (language == Language::chinese ? " 行" : " rows") << "\n";
    all += words.rows(in);
  }
  out << (language == Language::chinese ? "词典无误，共 " : "all good: ") << all
      << (language == Language::chinese ? " 行" : " rows") << "\n";
  return kExitGood;
}

}  // namespace tiaowen
