#include "pipeline/model/lexicon_image.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr auto kCount = static_cast<std::uint32_t>(Dictionary::count_);
using Tables = std::array<DictionaryTable, kCount>;

std::uint32_t narrow(std::size_t n) { return static_cast<std::uint32_t>(n); }

std::optional<std::size_t> dictionary_named(std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (name_of(static_cast<Dictionary>(i)) == name) return i;
  }
  return std::nullopt;
}

class Compiler {
 public:
  explicit Compiler(const Tables& tables) : tables_(tables) {
    made_.values.emplace_back();
    made_.guards.emplace_back();  // 0 is none
    made_.plane.resize(Alphabet::kPlane);
  }

  LexiconArrays<Owned> compile() {
    for (const DictionaryTable& table : tables_) add_table(table);
    place_columns();
    number_letters();
    for (std::size_t i = 0; i < kCount; ++i) {
      add_words(tables_[i], static_cast<Dictionary>(i));
    }
    add_folds();
    add_edges();
    made_.forwards = build_trie(std::move(forwards_), kCount + 1, letters_);
    made_.backwards = build_trie(std::move(backwards_), kCount, letters_);
    return std::move(made_);
  }

 private:
  // What is said twice stands once: the cells that are asked for most often
  // hold one of a few words.
  Slice text_of(std::string_view words) {
    const auto [known, added] = texts_.try_emplace(std::string(words));
    if (added) {
      known->second = {narrow(made_.text.size()), narrow(words.size())};
      made_.text.insert(made_.text.end(), words.begin(), words.end());
    }
    return known->second;
  }

  // The cells of a table stand column by column.
  void add_column(const DictionaryTable& table, std::size_t column) {
    places_.emplace_back(
        ColumnPlace::key_of(made_.tables.size(),
                            ColumnName(table.columns()[column])),
        narrow(made_.cells.size()));
    for (std::size_t i = 0; i < table.rows(); ++i) {
      made_.cells.push_back(text_of(table.row(i).cells[column]));
    }
  }

  void place_columns() {
    made_.places.resize(std::bit_ceil(2 * places_.size() + 1));
    for (const auto& [key, cells] : places_) {
      std::size_t at = ColumnPlace::first_for(key);
      const auto place = [&]() -> ColumnPlace& {
        return made_.places[at % made_.places.size()];
      };
      while (place().key != 0 && place().key != key) ++at;
      if (place().key == 0) place() = {key, cells};
    }
  }

  void add_table(const DictionaryTable& table) {
    TableHead head;
    head.rows = {narrow(made_.rows.size()), narrow(table.rows())};
    const std::uint32_t files = narrow(made_.files.size());
    for (const std::string& file : table.files()) {
      made_.files.push_back(text_of(file));
    }
    for (std::size_t i = 0; i < table.rows(); ++i) {
      const DictionaryTable::Row& row = table.row(i);
      RowHead about{files + narrow(row.file), narrow(std::size_t(row.line)), 0};
      if (row.value) {
        about.value = narrow(made_.values.size());
        made_.values.push_back(row.value);
      }
      made_.rows.push_back(about);
    }
    for (std::size_t i = 0; i < table.columns().size(); ++i) {
      add_column(table, i);
    }
    made_.tables.push_back(head);
  }

  Alphabet::Number number(char32_t c) const {
    if (c < Alphabet::kPlane) return made_.plane[c];
    const auto found = beyond_.find(c);
    return found == beyond_.end() ? Alphabet::Number{0} : found->second;
  }

  // The letters that most dictionaries use get the lowest numbers: what is
  // looked up in most texts stands close together.
  void number_letters() {
    struct Use {
      std::uint32_t dictionaries = 0, words = 0;
      const DictionaryTable* last = nullptr;
    };
    std::map<char32_t, Use> uses;
    for (const DictionaryTable& table : tables_) {
      for (const auto& [word, row] : table.words()) {
        for (const char32_t c : word) {
          Use& use = uses[c];
          if (std::exchange(use.last, &table) != &table) ++use.dictionaries;
          ++use.words;
        }
      }
    }
    std::vector<std::pair<char32_t, Use>> letters(uses.begin(), uses.end());
    std::stable_sort(letters.begin(), letters.end(),
                     [](const auto& a, const auto& b) {
                       return std::pair(a.second.dictionaries, a.second.words) >
                              std::pair(b.second.dictionaries, b.second.words);
                     });
    if (letters.size() > Alphabet::kMost) letters.resize(Alphabet::kMost);
    for (const auto& [c, use] : letters) {
      ++letters_;
      if (c < Alphabet::kPlane) {
        made_.plane[c] = letters_;
      } else {
        beyond_[c] = letters_;
      }
    }
  }

  Slice guard_words_of(const std::vector<std::u32string>& words, bool behind) {
    const Slice piece{narrow(made_.guard_words.size()), narrow(words.size())};
    for (const std::u32string& word : words) {
      made_.guard_edges.push_back(behind ? word.front() : word.back());
      made_.guard_words.push_back(
          {narrow(made_.guard_letters.size()), narrow(word.size())});
      made_.guard_letters.insert(made_.guard_letters.end(), word.begin(),
                                 word.end());
    }
    return piece;
  }

  // Its number; 0 for a row without a guard.
  std::uint32_t add_guard(const WordGuard& guard) {
    if (guard.empty()) return 0;
    GuardHead head;
    for (const auto& word : guard.not_before) head.next.add(word.front());
    for (const auto& word : guard.not_after) head.last.add(word.back());
    head.not_before = guard_words_of(guard.not_before, true);
    head.not_after = guard_words_of(guard.not_after, false);
    made_.guards.push_back(head);
    return narrow(made_.guards.size() - 1);
  }

  // Words in rows beyond those that a Word can name, or with letters that have
  // no number, are never found.
  void add_words(const DictionaryTable& table, Dictionary in) {
    std::vector<std::uint32_t> guards(table.rows());
    for (std::size_t i = 0; i < guards.size(); ++i) {
      guards[i] = add_guard(table.row(i).guard);
    }
    const auto root = static_cast<std::uint32_t>(in);
    for (const auto& [word, row] : table.words()) {
      TrieWord found{root, {}, {row, root, guards[row]}};
      for (const char32_t c : word) found.letters.push_back(number(c));
      if (row > kMostRows ||
          std::count(found.letters.begin(), found.letters.end(), 0) != 0) {
        continue;
      }
      TrieWord reversed = found;
      std::reverse(reversed.letters.begin(), reversed.letters.end());
      backwards_.push_back(std::move(reversed));
      forwards_.push_back(found);
      if (!is_scanned(in)) continue;
      found.root = kCount;
      forwards_.push_back(std::move(found));
    }
  }

  // By number, the letters that are read as it.
  std::vector<std::u32string> spellings() const {
    std::vector<std::u32string> letters(letters_ + 1u);
    for (char32_t c = 0; c < Alphabet::kPlane; ++c) {
      if (made_.plane[c] != 0) letters[made_.plane[c]] += c;
    }
    for (const auto& [letter, number] : beyond_) letters[number] += letter;
    return letters;
  }

  void add_edges() {
    const auto letters = spellings();
    const auto add = [&](LetterBits& bits, Alphabet::Number number) {
      for (const char32_t c : letters[number]) bits.add(c);
    };
    made_.edges.resize(kCount);
    for (const TrieWord& word : forwards_) {
      if (word.root == kCount) continue;
      WordEdges& edges = made_.edges[word.root];
      const std::size_t length = word.letters.size();
      add(edges.first, word.letters.front());
      add(edges.last, word.letters.back());
      if (length == 1) {
        add(edges.alone, word.letters.front());
      } else {
        add(edges.second, word.letters[1]);
        add(edges.before_last, word.letters[length - 2]);
      }
    }
  }

  // Half-width for full-width ASCII, and what fold.tsv names. A letter that is
  // folded has the number of the one it is read as.
  void add_folds() {
    made_.folds.resize(Alphabet::kPlane);
    for (char32_t c = 0; c < Alphabet::kPlane; ++c) {
      made_.folds[c] = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    }
    const auto& table = tables_[static_cast<std::size_t>(Dictionary::fold)];
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::u32string to = to_u32(table.cell(row, "to"));
      if (to.size() != 1) continue;
      for (const char32_t c : to_u32(table.cell(row, "words"))) {
        if (c != U'|' && c < Alphabet::kPlane) made_.folds[c] = to.front();
      }
    }
    for (char32_t c = 0; c < Alphabet::kPlane; ++c) {
      if (made_.folds[c] != c) made_.plane[c] = number(made_.folds[c]);
    }
    for (const auto& [letter, number] : beyond_) {
      made_.beyond.push_back({letter, number});
    }
  }

  static constexpr std::uint32_t kMostRows = (1U << 24) - 1;

  const Tables& tables_;
  LexiconArrays<Owned> made_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places_;  // key, cells
  std::unordered_map<std::string, Slice> texts_;
  Alphabet::Number letters_ = 0;
  std::map<char32_t, Alphabet::Number> beyond_;
  std::vector<TrieWord> forwards_, backwards_;
};

// Each array is its length and its elements, from a place that is good for
// any of them.
constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::size_t kAligned = 2;  // words

std::size_t words_for(std::size_t bytes) {
  const std::size_t words = (bytes + kWord - 1) / kWord;
  return (words + kAligned - 1) / kAligned * kAligned;
}

LexiconImage packed(LexiconArrays<Owned>& arrays) {
  LexiconImage image;
  arrays.each([&](const auto& array) {
    using Element = typename std::decay_t<decltype(array)>::value_type;
    static_assert(std::is_trivially_copyable_v<Element>);
    static_assert(alignof(Element) <= kAligned * kWord);
    const std::size_t at = image.size() + kAligned;
    const std::size_t bytes = array.size() * sizeof(Element);
    image.resize(at + words_for(bytes));
    image[at - kAligned] = array.size();
    if (bytes != 0) std::memcpy(image.data() + at, array.data(), bytes);
  });
  return image;
}

}  // namespace

Result<LexiconImage> compile_dictionaries(
    std::span<const DictionaryFile> shipped,
    std::span<const DictionaryFile> layers) {
  Tables tables;
  Sha256 hash;
  for (const bool layer : {false, true}) {
    for (const DictionaryFile& file : layer ? layers : shipped) {
      const auto in = dictionary_named(file.name);
      if (!in) {
        return fail("dictionary", file.path + ": no dictionary is named \"" +
                                      file.name + "\"");
      }
      if (auto read = tables[*in].read(file, layer); !read) {
        return tl::unexpected(read.error());
      }
      hash.add(file.name);
      hash.add(file.content);
    }
  }
  LexiconArrays<Owned> arrays = Compiler(tables).compile();
  const std::string digest = hash.hex();
  arrays.digest.assign(digest.begin(), digest.end());
  return packed(arrays);
}

LexiconArrays<Viewed> arrays_of(std::span<const std::uint64_t> image) {
  LexiconArrays<Viewed> arrays;
  std::size_t at = 0;
  arrays.each([&](auto& array) {
    using Element = typename std::decay_t<decltype(array)>::value_type;
    const std::size_t size = image[at];
    at += kAligned;
    array = {reinterpret_cast<const Element*>(image.data() + at), size};
    at += words_for(size * sizeof(Element));
  });
  return arrays;
}

}  // namespace tiaowen
