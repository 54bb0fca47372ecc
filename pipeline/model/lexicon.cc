#include "pipeline/model/lexicon.h"

#include <algorithm>
#include <array>

#include "pipeline/model/sha256.h"
#include "pipeline/model/trie.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(Dictionary::count_);

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
    {"bound_after", false},
    {"bound_before", false},
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
    {"measure_word", false},
    {"metadata_label", false},
    {"modality", true},
    {"money_word", false},
    {"not_money", false},
    {"not_number", false},
    {"organ_part", true},
    {"per_unit", false},
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

std::optional<std::size_t> dictionary_named(std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (kAbout[i].name == name) return i;
  }
  return std::nullopt;
}

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
  // In the order of the dictionaries; empties itself.
  void give(std::uint32_t at, std::vector<Sighting>& seen) {
    if (count_ == 0) return;
    std::sort(words_.begin(), words_.begin() + count_,
              [](const Word& a, const Word& b) {
                return a.dictionary < b.dictionary;
              });
    for (std::size_t i = 0; i < count_; ++i) seen.push_back({at, words_[i]});
    count_ = 0;
  }

 private:
  std::array<Word, kCount> words_;
  std::size_t count_ = 0;
};

}  // namespace

std::string_view name_of(Dictionary dictionary) {
  return kAbout[static_cast<std::size_t>(dictionary)].name;
}

// The guards of the rows, asked only where a letter beside the word may be one
// of theirs.
class Guards {
 public:
  // An index for Trie::Entry; 0 for a row without a guard.
  std::uint32_t add(const WordGuard& guard) {
    if (guard.empty()) return 0;
    Sides sides{&guard};
    for (const auto& word : guard.not_before) sides.next |= bit_of(word[0]);
    for (const auto& word : guard.not_after) sides.last |= bit_of(word.back());
    rows_.push_back(sides);
    return static_cast<std::uint32_t>(rows_.size());
  }
  bool forbid(std::uint32_t index, std::u32string_view text, std::size_t begin,
              std::size_t end) const {
    if (index == 0) return false;
    const Sides& row = rows_[index - 1u];
    const bool near = (end < text.size() && (row.next & bit_of(text[end]))) ||
                      (begin > 0 && (row.last & bit_of(text[begin - 1])));
    return near && row.guard->forbids(text, begin, end);
  }

 private:
  static std::uint64_t bit_of(char32_t c) {
    return std::uint64_t{1} << (c & 63);
  }
  struct Sides {
    const WordGuard* guard;
    std::uint64_t next = 0, last = 0;  // bit_of() the letters that may matter
  };
  std::vector<Sides> rows_;
};

struct Lexicon::Tables {
  std::array<DictionaryTable, kCount> tables;
  Trie scanned;    // forwards, the scanned dictionaries
  Trie beside;     // forwards, the others
  Trie backwards;  // all
  Guards guards;
  std::string digest;

  const DictionaryTable& at(Dictionary in) const {
    return tables[static_cast<std::size_t>(in)];
  }
  void index(Alphabet& alphabet);
};

void Lexicon::Tables::index(Alphabet& alphabet) {
  std::vector<Trie::Word> found, asked, reversed;
  std::vector<Trie::Letter> letters;
  for (std::size_t i = 0; i < kCount; ++i) {
    std::vector<std::uint32_t> guard(tables[i].rows());
    for (std::size_t row = 0; row < guard.size(); ++row) {
      guard[row] = guards.add(tables[i].guard(row));
    }
    for (const auto& [word, row] : tables[i].words()) {
      const Trie::Entry entry{static_cast<std::uint16_t>(i), row, guard[row]};
      letters.clear();
      for (const char32_t c : word) letters.push_back(alphabet.add(c));
      (kAbout[i].scanned ? found : asked).push_back({letters, entry});
      std::reverse(letters.begin(), letters.end());
      reversed.push_back({letters, entry});
    }
  }
  scanned = Trie(std::move(found));
  beside = Trie(std::move(asked));
  backwards = Trie(std::move(reversed));
}

Lexicon::Lexicon(std::unique_ptr<Tables> tables)
    : tables_(std::move(tables)), folds_(0x10000, 0) {
  tables_->index(alphabet_);
  learn_letters();
  learn_folds();
}

void Lexicon::learn_folds() {
  for (char32_t c = 0; c < folds_.size(); ++c) {
    folds_[c] = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  }
  for (std::size_t row = 0; row < rows(Dictionary::fold); ++row) {
    const std::u32string to = to_u32(cell(Dictionary::fold, row, "to"));
    if (to.size() != 1) continue;
    for (const char32_t c : to_u32(cell(Dictionary::fold, row, "words"))) {
      if (c != U'|' && c < folds_.size()) folds_[c] = to.front();
    }
  }
  for (char32_t c = 0; c < folds_.size(); ++c) {
    if (folds_[c] != c) alphabet_.fold(c, folds_[c]);
  }
}

void Lexicon::Letters::add(Alphabet::Number letter, Dictionary in) {
  sets_[letter] |= Set{1} << static_cast<unsigned>(in);
}

void Lexicon::learn_letters() {
  first_letters_.resize(alphabet_.size());
  last_letters_.resize(alphabet_.size());
  whole_words_.resize(alphabet_.size());
  const auto learn = [&](const std::u32string& word, Dictionary in) {
    const auto first = letter(word, 0), last = letter(word, word.size() - 1);
    first_letters_.add(first, in);
    last_letters_.add(last, in);
    if (word.size() == 1) {
      whole_words_.add(first, in);
    } else {
      openings_.add(first, letter(word, 1), static_cast<unsigned>(in));
      endings_.add(last, letter(word, word.size() - 2),
                   static_cast<unsigned>(in));
    }
  };
  for (std::size_t i = 0; i < kCount; ++i) {
    for (const auto& [word, row] : tables_->tables[i].words()) {
      learn(word, static_cast<Dictionary>(i));
      if (kAbout[i].scanned) learn(word, Letters::kScanned);
    }
  }
}

Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(std::span<const DictionaryFile> shipped,
                              std::span<const DictionaryFile> layers) {
  auto tables = std::make_unique<Tables>();
  Sha256 hash;
  for (const bool layer : {false, true}) {
    for (const DictionaryFile& file : layer ? layers : shipped) {
      const auto in = dictionary_named(file.name);
      if (!in) {
        return fail("dictionary", file.path + ": no dictionary is named \"" +
                                      file.name + "\"");
      }
      if (auto read = tables->tables[*in].read(file, layer); !read) {
        return tl::unexpected(read.error());
      }
      hash.add(file.name);
      hash.add(file.content);
    }
  }
  tables->digest = hash.hex();
  return Lexicon(std::move(tables));
}

Word Lexicon::longest_from(std::u32string_view text, std::size_t at,
                           Dictionary in) const {
  Word best;
  if (!may_open(letter(text, at), letter(text, at + 1), in)) return best;
  const Trie& trie = kAbout[static_cast<std::size_t>(in)].scanned
                         ? tables_->scanned
                         : tables_->beside;
  trie.walk(
      [&](std::size_t i) { return letter(text, at + i); },
      [&](std::uint32_t length, std::span<const Trie::Entry> entries) {
        for (const auto& entry : entries) {
          if (entry.dictionary == static_cast<std::uint16_t>(in) &&
              !tables_->guards.forbid(entry.guard, text, at, at + length)) {
            best = {in, entry.row, length};
          }
        }
      });
  return best;
}

Word Lexicon::longest_before(std::u32string_view text, std::size_t end,
                             Dictionary in) const {
  Word best;
  const auto before = end < 2 ? Alphabet::Number{0} : letter(text, end - 2);
  if (!may_end(letter(text, end - 1), before, in)) return best;
  tables_->backwards.walk(
      [&](std::size_t i) {
        return i < end ? letter(text, end - 1 - i) : Alphabet::Number{0};
      },
      [&](std::uint32_t length, std::span<const Trie::Entry> entries) {
        for (const auto& entry : entries) {
          if (entry.dictionary == static_cast<std::uint16_t>(in) &&
              !tables_->guards.forbid(entry.guard, text, end - length, end)) {
            best = {in, entry.row, length};
          }
        }
      });
  return best;
}

std::vector<Sighting> Lexicon::scan(std::u32string_view text) const {
  std::vector<Sighting> seen;
  Longest longest;
  const Trie& trie = tables_->scanned;
  Alphabet::Number next = letter(text, 0);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Alphabet::Number here = next;
    next = letter(text, at + 1);
    if (!may_open(here, next, Letters::kScanned)) continue;
    trie.walk(
        [&](std::size_t i) { return letter(text, at + i); },
        [&](std::uint32_t length, std::span<const Trie::Entry> entries) {
          for (const auto& entry : entries) {
            if (!tables_->guards.forbid(entry.guard, text, at, at + length)) {
              longest.take({static_cast<Dictionary>(entry.dictionary),
                            entry.row, length});
            }
          }
        });
    longest.give(static_cast<std::uint32_t>(at), seen);
  }
  return seen;
}

std::string_view Lexicon::cell(const Word& word,
                               std::string_view column) const {
  return word ? cell(word.dictionary, word.row, column) : std::string_view();
}

std::string_view Lexicon::cell(Dictionary in, std::size_t row,
                               std::string_view column) const {
  return tables_->at(in).cell(row, column);
}

const std::optional<Decimal>& Lexicon::value(const Word& word) const {
  static const std::optional<Decimal> kNone;
  return word ? tables_->at(word.dictionary).value(word.row) : kNone;
}

std::string Lexicon::place(const Word& word) const {
  return tables_->at(word.dictionary).place(word.row);
}

std::size_t Lexicon::rows(Dictionary in) const {
  return tables_->at(in).rows();
}

const std::string& Lexicon::digest() const { return tables_->digest; }

}  // namespace tiaowen
