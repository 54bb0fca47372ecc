// Lexicon holds the words of dictionaries/*.tsv and finds them in a text.
//
//   const Word word = lexicon.begins(folded, at, Dictionary::amount_unit);
//   if (word) lexicon.cell(word, "value")    "10000", for 万元 at `at`
//
// It is loaded once and passed const&; all look-ups are thread-safe. Every
// dictionary has a column `words` (alternatives separated by '|') and may
// have `not_before` and `not_after`: alternatives that must not follow the
// word, or stand in front of it, where it is found. Rows are written folded
// (half-width digits and brackets); the text looked up in may be folded or not.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/alphabet.h"
#include "pipeline/model/column_name.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/dictionary_table.h"
#include "pipeline/model/lexicon_image.h"
#include "pipeline/model/result.h"

namespace tiaowen {

// One for each file of dictionaries/, named like it. lexicon.cc says which of
// them scan() looks for everywhere.
enum class Dictionary : std::uint8_t {
  action_opening,
  action_verb,
  amount_unit,
  audit_word,
  bearer,
  body_shape,
  body_word,
  bound_after,
  bound_before,
  branch,
  citation_relation,
  clause_mark,
  collective,
  column_head,
  condition,
  currency,
  department,
  document_type,
  fold,
  law,
  list_lead,
  locator_use,
  look_alike,
  measure_word,
  metadata_label,
  misread,
  modality,
  money_word,
  not_money,
  not_number,
  number_word,
  organ_part,
  per_unit,
  person_title,
  plan_period,
  procedure,
  ratio_unit,
  ratio_word,
  region,
  region_prefix,
  responsibility,
  role,
  role_column,
  rule_edge,
  rule_word,
  secrecy,
  section,
  share_lead,
  site_furniture,
  statement,
  table_caption,
  task_column,
  time_anchor,
  time_bound_after,
  time_bound_before,
  time_cue,
  time_head,
  time_link,
  time_open,
  time_part,
  time_to,
  time_trap,
  time_unit,
  time_word,
  total_label,
  use_word,
  workday,
  count_,
};
std::string_view name_of(Dictionary dictionary);
// Is it looked for everywhere, not only beside something?
bool is_scanned(Dictionary dictionary);

// A word of a row as found; false where none was. It fits in a register.
struct Word {
  std::uint32_t length = 0;  // code points
  std::uint32_t row : 24 = 0;
  Dictionary dictionary : 8 = Dictionary::count_;
  explicit operator bool() const { return length != 0; }
};

// A word where scan() saw it.
struct Sighting {
  std::uint32_t begin = 0;
  Word word;
};

class Lexicon {
 public:
  // The shipped rows, then each layer over them: a layer's row replaces the
  // words it repeats. Errors name file and line: an unknown file or column, a
  // word twice in one dictionary, a value that is no number.
  static Result<Lexicon> load(std::span<const DictionaryFile> shipped,
                              std::span<const DictionaryFile> layers = {});
  // What load() would give, compiled before. REQUIRES: `image` outlives it.
  static Lexicon of_image(std::span<const std::uint64_t> image);

  Lexicon(Lexicon&&) = default;
  Lexicon& operator=(Lexicon&&) = default;

  // The form that `c` is matched in: half-width for full-width ASCII, and what
  // fold.tsv names.
  char32_t folded(char32_t c) const {
    return c < Alphabet::kPlane ? folds_[c] : c;
  }

  // The longest word of `in` that begins at `at` …
  Word begins(std::u32string_view text, std::size_t at, Dictionary in) const {
    if (at >= text.size() || !edges(in).first.has(text[at])) return {};
    return longest_from(text, at, in);
  }
  // … or ends just before `end`.
  Word ends(std::u32string_view text, std::size_t end, Dictionary in) const {
    if (end == 0 || end > text.size() || !edges(in).last.has(text[end - 1])) {
      return {};
    }
    return longest_before(text, end, in);
  }

  // May a word of `in` begin with the letter? If not, none does.
  bool may_begin(char32_t c, Dictionary in) const {
    return edges(in).first.has(c);
  }

  // All scanned words of the text, by place; at one place the longest of each
  // dictionary. One pass, whatever the number of rows.
  std::vector<Sighting> scan(std::u32string_view text) const;

  // The cell under `column`; empty where the row or the column has none.
  std::string_view cell(const Word& word, ColumnName column) const {
    return word ? cell(word.dictionary, word.row, column) : std::string_view();
  }
  // The same as a number: REQUIRES a column checked as numeric (`value`).
  const std::optional<Decimal>& value(const Word& word) const;
  // "dictionaries/amount_unit.tsv:7", for explain.
  std::string place(const Word& word) const;

  std::size_t rows(Dictionary in) const;
  std::string_view cell(Dictionary in, std::size_t row,
                        ColumnName column) const;

  // sha256 over all files: which words a record was made with.
  const std::string& digest() const { return digest_; }

 private:
  explicit Lexicon(const LexiconArrays<Viewed>& arrays);

  const WordEdges& edges(Dictionary in) const {
    return edges_[static_cast<std::size_t>(in)];
  }
  // begins() and ends() where a word may begin, end with the letter there …
  Word longest_from(std::u32string_view text, std::size_t at,
                    Dictionary in) const;
  Word longest_before(std::u32string_view text, std::size_t end,
                      Dictionary in) const;
  // … and the letter next to it fits as well.
  [[gnu::noinline]] Word walk_from(std::u32string_view text, std::size_t at,
                                   Dictionary in) const;
  [[gnu::noinline]] Word walk_before(std::u32string_view text, std::size_t end,
                                     Dictionary in) const;
  // May the word stand between the letters beside it?
  bool allowed(const TrieEntry& entry, std::u32string_view text,
               std::size_t begin, std::size_t end) const {
    return entry.guard == 0 ||
           stands_free(guards_[entry.guard], text, begin, end);
  }
  bool stands_free(const GuardHead& head, std::u32string_view text,
                   std::size_t begin, std::size_t end) const;
  std::string_view text_of(Slice piece) const {
    return {arrays_.text.data() + piece.begin, piece.length};
  }

  LexiconImage image_;  // empty where it is somebody else's
  LexiconArrays<Viewed> arrays_;
  Alphabet alphabet_;
  const char32_t* folds_;
  const WordEdges* edges_;
  const GuardHead* guards_;
  const ColumnPlace* places_;
  std::size_t last_place_;
  const Slice* cells_;
  Trie forwards_, backwards_;
  std::string digest_;
};

}  // namespace tiaowen
