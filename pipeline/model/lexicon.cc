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

Word word_of(const TrieEntry& entry, std::uint32_t length) {
  return {length, entry.row, static_cast<Dictionary>(entry.dictionary)};
}

// The longest word along `next`, whether it is allowed or not.
struct Longest {
  const TrieCell* cell = nullptr;
  std::uint32_t length = 0;

  template <typename Next>
  Longest(const Trie& trie, Dictionary in, Next next) {
    trie.walk(static_cast<std::uint32_t>(in), next,
              [this](std::uint32_t met_length, const TrieCell& met) {
                cell = &met;
                length = met_length;
              });
  }
};

// Adds a word to those seen at its place: they stand in the order of their
// dictionaries, and give way to longer ones of their own.
void add(Sighting one, std::vector<Sighting>& seen) {
  const Dictionary in = one.word.dictionary;
  auto at = seen.end();
  while (at != seen.begin() && at[-1].begin == one.begin &&
         at[-1].word.dictionary >= in) {
    --at;
  }
  if (at != seen.end() && at->word.dictionary == in) {
    *at = one;
  } else {
    seen.insert(at, one);
  }
}

// Does the text beside a word begin with one of these? REQUIRES: some text.
bool any_of_words(const LexiconArrays<Viewed>& arrays, Slice words,
                  std::u32string_view beside, bool behind) {
  const char32_t edge = behind ? beside.front() : beside.back();
  const char32_t* const edges = arrays.guard_edges.data() + words.begin;
  for (std::uint32_t i = 0; i < words.length; ++i) {
    if (edges[i] != edge) continue;  // as nearly all
    const Slice word = arrays.guard_words[words.begin + i];
    const std::u32string_view letters(arrays.guard_letters.data() + word.begin,
                                      word.length);
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
      guards_(arrays.guards.data()),
      places_(arrays.places.data()),
      last_place_(arrays.places.size() - 1),
      cells_(arrays.cells.data()),
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

bool Lexicon::stands_free(const GuardHead& head, std::u32string_view text,
                          std::size_t begin, std::size_t end) const {
  if (end < text.size() && head.next.has(text[end]) &&
      any_of_words(arrays_, head.not_before, text.substr(end), true)) {
    return false;
  }
  return begin == 0 || !head.last.has(text[begin - 1]) ||
         !any_of_words(arrays_, head.not_after, text.substr(0, begin), false);
}

Word Lexicon::longest_from(std::u32string_view text, std::size_t at,
                           Dictionary in) const {
  const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
  if (!edges(in).may_begin(text[at], next)) return {};
  return walk_from(text, at, in);
}

// Nearly always the longest word is allowed: shorter ones are looked for only
// where it is not.
Word Lexicon::walk_from(std::u32string_view text, std::size_t at,
                        Dictionary in) const {
  for (std::size_t most = text.size() - at;;) {
    const Longest found(forwards_, in, [&](std::size_t i) {
      return i < most ? alphabet_.number(text[at + i]) : Alphabet::Number{0};
    });
    if (found.cell == nullptr) return {};
    const TrieEntry& entry = forwards_.entries(*found.cell).front();
    if (allowed(entry, text, at, at + found.length)) {
      return word_of(entry, found.length);
    }
    most = found.length - 1;
  }
}

Word Lexicon::longest_before(std::u32string_view text, std::size_t end,
                             Dictionary in) const {
  const char32_t previous = end > 1 ? text[end - 2] : 0;
  if (!edges(in).may_end(text[end - 1], previous)) return {};
  return walk_before(text, end, in);
}

Word Lexicon::walk_before(std::u32string_view text, std::size_t end,
                          Dictionary in) const {
  for (std::size_t most = end;;) {
    const Longest found(backwards_, in, [&](std::size_t i) {
      return i < most ? alphabet_.number(text[end - 1 - i])
                      : Alphabet::Number{0};
    });
    if (found.cell == nullptr) return {};
    const TrieEntry& entry = backwards_.entries(*found.cell).front();
    if (allowed(entry, text, end - found.length, end)) {
      return word_of(entry, found.length);
    }
    most = found.length - 1;
  }
}

std::vector<Sighting> Lexicon::scan(std::u32string_view text) const {
  std::vector<Sighting> seen;
  // Their numbers, and one 0 behind them: no word goes beyond.
  std::vector<Alphabet::Number> letters(text.size() + 1);
  std::transform(text.begin(), text.end(), letters.begin(),
                 [this](char32_t c) { return alphabet_.number(c); });
  std::array<std::uint32_t, 512> open;
  for (std::size_t from = 0; from < text.size(); from += open.size()) {
    const std::size_t size = std::min(open.size(), text.size() - from);
    const std::size_t count = forwards_.find_openings(
        letters.data() + from, static_cast<std::uint32_t>(size), open.data());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = from + open[i];
      forwards_.walk(
          kCount, [&](std::size_t k) { return letters[at + k]; },
          [&](std::uint32_t length, const TrieCell& cell) {
            for (const TrieEntry& entry : forwards_.entries(cell)) {
              if (!allowed(entry, text, at, at + length)) continue;
              add({static_cast<std::uint32_t>(at), word_of(entry, length)},
                  seen);
            }
          });
    }
  }
  return seen;
}

std::string_view Lexicon::cell(Dictionary in, std::size_t row,
                               ColumnName column) const {
  const std::uint64_t key =
      ColumnPlace::key_of(static_cast<std::uint64_t>(in), column);
  for (std::size_t at = ColumnPlace::first_for(key);; ++at) {
    const ColumnPlace& place = places_[at & last_place_];
    if (place.key == key) {
      return row < rows(in) ? text_of(cells_[place.cells + row])
                            : std::string_view();
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
