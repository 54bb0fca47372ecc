#include "pipeline/model/lexicon.h"

#include <algorithm>
#include <array>

namespace tiaowen {
namespace {

constexpr auto kCount = static_cast<std::uint32_t>(Dictionary::count_);

struct About {
  std::string_view name;
  bool scanned;  // looked for everywhere, not only beside something
};

constexpr std::array<About, kCount> kAbout = {{
    {"action_opening", false},
    {"action_verb", false},
    {"amount_unit", false},
    {"audit_word", false},
    {"bearer", false},
    {"body_shape", true},
    {"body_word", false},
    {"bound_after", false},
    {"bound_before", false},
    {"branch", false},
    {"citation_relation", true},
    {"clause_mark", false},
    {"collective", true},
    {"column_head", false},
    {"condition", false},
    {"currency", false},
    {"department", true},
    {"document_type", false},
    {"fold", false},
    {"law", false},
    {"list_lead", false},
    {"locator_use", false},
    {"look_alike", false},
    {"measure_word", false},
    {"metadata_label", false},
    {"misread", false},
    {"modality", true},
    {"money_word", false},
    {"not_money", false},
    {"not_number", false},
    {"number_word", false},
    {"organ_part", true},
    {"per_unit", false},
    {"person_title", false},
    {"plan_period", true},
    {"procedure", false},
    {"ratio_unit", false},
    {"ratio_word", true},
    {"region", true},
    {"region_prefix", true},
    {"responsibility", false},
    {"role", true},
    {"role_column", false},
    {"rule_edge", false},
    {"rule_word", false},
    {"secrecy", false},
    {"section", false},
    {"share_lead", false},
    {"site_furniture", false},
    {"statement", true},
    {"table_caption", false},
    {"task_column", false},
    {"time_anchor", true},
    {"time_bound_after", false},
    {"time_bound_before", false},
    {"time_cue", false},
    {"time_head", false},
    {"time_link", false},
    {"time_open", false},
    {"time_part", false},
    {"time_to", false},
    {"time_trap", false},
    {"time_unit", false},
    {"time_word", true},
    {"total_label", false},
    {"use_word", false},
    {"workday", false},
}};

// The longest word so far of each dictionary met at one place.
class Longest {
 public:
  void take(const Word& word) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (words_[i].dictionary == word.dictionary) {
        words_[i] = word;
        return;
      }
    }
    words_[count_++] = word;
  }
  bool any() const { return count_ != 0; }
  // In the order of the dictionaries; empties itself.
  void give(std::uint32_t at, std::vector<Sighting>& seen) {
    if (count_ > 1) {
      std::sort(words_.begin(), words_.begin() + count_,
                [](const Word& a, const Word& b) {
                  return a.dictionary < b.dictionary;
                });
    }
    for (std::size_t i = 0; i < count_; ++i) seen.push_back({at, words_[i]});
    count_ = 0;
  }

 private:
  std::array<Word, kCount> words_;
  std::size_t count_ = 0;
};

// Does the text beside a word begin with one of these? REQUIRES: some text.
bool any_of_words(const LexiconArrays<Viewed>& arrays, Slice words,
                  std::u32string_view beside, bool behind) {
  const char32_t edge = behind ? beside.front() : beside.back();
  for (const GuardWord& word :
       arrays.guard_words.subspan(words.begin, words.length)) {
    if (word.edge != edge) continue;  // as nearly all
    const std::u32string_view letters(
        arrays.guard_letters.data() + word.letters.begin, word.letters.length);
    if (behind ? beside.starts_with(letters) : beside.ends_with(letters)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view name_of(Dictionary dictionary) {
  return kAbout[static_cast<std::size_t>(dictionary)].name;
}

bool is_scanned(Dictionary dictionary) {
  return kAbout[static_cast<std::size_t>(dictionary)].scanned;
}

Lexicon::Lexicon(const LexiconArrays<Viewed>& arrays)
    : arrays_(arrays),
      alphabet_(arrays.plane, arrays.beyond),
      folds_(arrays.folds.data()),
      edges_(arrays.edges.data()),
      forwards_(arrays.forwards),
      backwards_(arrays.backwards),
      digest_(arrays.digest.begin(), arrays.digest.end()) {}

Lexicon Lexicon::of_image(std::span<const std::uint64_t> image) {
  return Lexicon(arrays_of(image));
}

Result<Lexicon> Lexicon::load(std::span<const DictionaryFile> shipped,
                              std::span<const DictionaryFile> layers) {
  auto image = compile_dictionaries(shipped, layers);
  if (!image) return tl::unexpected(image.error());
  Lexicon lexicon = of_image(*image);
  lexicon.image_ = std::move(*image);  // what is moved stays where it is
  return lexicon;
}

bool Lexicon::forbidden(std::uint32_t guard, std::u32string_view text,
                        std::size_t begin, std::size_t end) const {
  const GuardHead& head = arrays_.guards[guard];
  if (end < text.size() && head.next.has(text[end]) &&
      any_of_words(arrays_, head.not_before, text.substr(end), true)) {
    return true;
  }
  return begin > 0 && head.last.has(text[begin - 1]) &&
         any_of_words(arrays_, head.not_after, text.substr(0, begin), false);
}

Word Lexicon::longest_from(std::u32string_view text, std::size_t at,
                           Dictionary in) const {
  const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
  if (!edges(in).may_begin(text[at], next)) return {};
  return walk_from(text, at, in);
}

Word Lexicon::walk_from(std::u32string_view text, std::size_t at,
                        Dictionary in) const {
  Word best;
  forwards_.walk(
      static_cast<std::uint32_t>(in),
      [&](std::size_t i) { return letter(text, at + i); },
      [&](std::uint32_t length, std::span<const TrieEntry> entries) {
        const TrieEntry& entry = entries.front();
        if (allowed(entry, text, at, at + length)) {
          best = {in, entry.row, length};
        }
      });
  return best;
}

Word Lexicon::longest_before(std::u32string_view text, std::size_t end,
                             Dictionary in) const {
  const char32_t previous = end > 1 ? text[end - 2] : 0;
  if (!edges(in).may_end(text[end - 1], previous)) return {};
  return walk_before(text, end, in);
}

Word Lexicon::walk_before(std::u32string_view text, std::size_t end,
                          Dictionary in) const {
  Word best;
  backwards_.walk(
      static_cast<std::uint32_t>(in),
      [&](std::size_t i) {
        return i < end ? letter(text, end - 1 - i) : Alphabet::Number{0};
      },
      [&](std::uint32_t length, std::span<const TrieEntry> entries) {
        const TrieEntry& entry = entries.front();
        if (allowed(entry, text, end - length, end)) {
          best = {in, entry.row, length};
        }
      });
  return best;
}

std::vector<Sighting> Lexicon::scan(std::u32string_view text) const {
  std::vector<Sighting> seen;
  // Their numbers, and one 0 behind them: no word goes beyond.
  std::vector<Alphabet::Number> letters(text.size() + 1);
  std::transform(text.begin(), text.end(), letters.begin(),
                 [this](char32_t c) { return alphabet_.number(c); });
  std::array<std::uint32_t, 512> open;
  Longest longest;
  for (std::size_t from = 0; from < text.size(); from += open.size()) {
    const std::size_t size = std::min(open.size(), text.size() - from);
    const std::size_t count =
        forwards_.openings(kCount, letters.data() + from,
                           static_cast<std::uint32_t>(size), open.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = from + open[i];
      const Alphabet::Number* const here = letters.data() + at;
      forwards_.walk(
          kCount, [here](std::size_t k) { return here[k]; },
          [&](std::uint32_t length, std::span<const TrieEntry> entries) {
            for (const TrieEntry& entry : entries) {
              if (allowed(entry, text, at, at + length)) {
                longest.take({static_cast<Dictionary>(entry.dictionary),
                              entry.row, length});
              }
            }
          });
      if (longest.any()) longest.give(static_cast<std::uint32_t>(at), seen);
    }
  }
  return seen;
}

std::string_view Lexicon::cell(Dictionary in, std::size_t row,
                               ColumnName column) const {
  const TableHead& table = arrays_.tables[static_cast<std::size_t>(in)];
  if (row >= table.rows.length) return {};
  const ColumnPlace* const places = arrays_.places.data() + table.places.begin;
  for (std::uint64_t at = column.key();; ++at) {
    const ColumnPlace& place = places[at & (table.places.length - 1)];
    if (place.key == column.key()) {
      return text_of(arrays_.cells[place.cells + row * table.columns]);
    }
    if (place.key == 0) return {};
  }
}

const std::optional<Decimal>& Lexicon::value(const Word& word) const {
  if (!word) return arrays_.values.front();
  const auto& table = arrays_.tables[static_cast<std::size_t>(word.dictionary)];
  return arrays_.values[arrays_.rows[table.rows.begin + word.row].value];
}

std::string Lexicon::place(const Word& word) const {
  const auto& table = arrays_.tables[static_cast<std::size_t>(word.dictionary)];
  const RowHead& row = arrays_.rows[table.rows.begin + word.row];
  return std::string(text_of(arrays_.files[row.file])) + ":" +
         std::to_string(row.line);
}

std::size_t Lexicon::rows(Dictionary in) const {
  return arrays_.tables[static_cast<std::size_t>(in)].rows.length;
}

}  // namespace tiaowen
