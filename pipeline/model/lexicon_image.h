// LexiconImage is all that a Lexicon knows in one piece of memory: arrays of
// plain values, without a pointer. The build makes the one of the shipped
// dictionaries, so that a program starts with it ready.
//
//   const auto image = compile_dictionaries(files, layers);
//   const LexiconArrays<Viewed> arrays = arrays_of(*image);   views into it
//
// An image is good for the build that made it, on the machine it was made for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/model/alphabet.h"
#include "pipeline/model/column_name.h"
#include "pipeline/model/decimal.h"
#include "pipeline/model/dictionary_table.h"
#include "pipeline/model/letter_bits.h"
#include "pipeline/model/result.h"
#include "pipeline/model/trie.h"

namespace tiaowen {

// A stretch of another array: of letters or of elements.
struct Slice {
  std::uint32_t begin = 0, length = 0;
};

struct TableHead {
  Slice rows;  // of LexiconArrays::rows
};

// Where a table has a column. It stands at the place that its key names, or at
// the next one that was free; more than half of the places stay free.
struct ColumnPlace {
  std::uint64_t key = 0;    // of dictionary and column; 0: free
  std::uint32_t cells = 0;  // the one of the first row, of LexiconArrays::cells

  static std::uint64_t key_of(std::uint64_t dictionary, ColumnName column) {
    return (column.key() + dictionary * 0x9E3779B97F4A7C15) | 1;
  }
  static std::size_t first_for(std::uint64_t key) { return key >> 40; }
};

struct RowHead {
  std::uint32_t file = 0, line = 0;
  std::uint32_t value = 0;  // of LexiconArrays::values; the first is none
};

// What must not stand beside a word. It is looked for only where a letter that
// stands there may be one of its.
struct GuardHead {
  EdgeBits next, last;          // the words' first letters, their last ones
  Slice not_before, not_after;  // of LexiconArrays::guard_words, guard_edges
};

template <template <typename> typename Array>
struct LexiconArrays {
  Array<char> text;  // names and cells, one after the other
  Array<TableHead> tables;
  Array<ColumnPlace> places;  // a power of two
  Array<RowHead> rows;
  Array<Slice> cells;
  Array<Slice> files;
  Array<std::optional<Decimal>> values;
  Array<GuardHead> guards;
  Array<Slice> guard_words;     // of guard_letters
  Array<char32_t> guard_edges;  // their letters that would stand at the word
  Array<char32_t> guard_letters;
  Array<char32_t> folds;  // by code point, up to the last that may be folded
  Array<Alphabet::Number> plane;
  Array<Alphabet::Beyond> beyond;
  Array<WordEdges> edges;  // one for each dictionary
  // A root for each dictionary; forwards one more, of what scan() looks for.
  TrieArrays<Array> forwards, backwards;
  Array<char> digest;

  template <typename Each>
  void each(Each take) {
    take(text), take(tables), take(places);
    take(rows), take(cells);
    take(files), take(values);
    take(guards), take(guard_words), take(guard_edges), take(guard_letters);
    take(folds), take(plane), take(beyond);
    take(edges);
    forwards.each(take), backwards.each(take);
    take(digest);
  }
};

using LexiconImage = std::vector<std::uint64_t>;

// The files, then each layer over them; what Lexicon::load() says of errors.
Result<LexiconImage> compile_dictionaries(
    std::span<const DictionaryFile> shipped,
    std::span<const DictionaryFile> layers);

// REQUIRES: an image that compile_dictionaries() made; it outlives the views.
LexiconArrays<Viewed> arrays_of(std::span<const std::uint64_t> image);

}  // namespace tiaowen
