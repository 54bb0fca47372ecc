// DictionaryTable is one dictionaries/*.tsv as rows, checked.
//
//   DictionaryTable table;
//   table.read({"amount_unit", "amount_unit.tsv", content}, false);
//   table.cell(0, "value")    "10000"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/result.h"

namespace tiaowen {

// One file as text, before it is read.
struct DictionaryFile {
  std::string name;  // "amount_unit": the stem
  std::string path;  // as messages name it
  std::string content;
};

// What must not stand beside a word where it is found.
struct WordGuard {
  std::vector<std::u32string> not_before, not_after;

  bool empty() const { return not_before.empty() && not_after.empty(); }
};

class DictionaryTable {
 public:
  struct Row {
    std::vector<std::string> cells;  // one for each column
    std::optional<Decimal> value;  // of the column `value`, where there is one
    WordGuard guard;
    std::size_t file = 0;  // index into files()
    int line = 0;
  };

  // Adds the rows of `file`. A layer's rows replace the words they repeat of
  // the rows before; otherwise a word that stands twice is an error.
  Result<void> read(const DictionaryFile& file, bool layer);

  std::size_t rows() const { return rows_.size(); }
  // Empty where the column or the row does not exist.
  std::string_view cell(std::size_t row, std::string_view column) const;
  const Row& row(std::size_t index) const { return rows_[index]; }
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<std::string>& files() const { return files_; }

  // Every word with the row it stands in.
  const std::unordered_map<std::u32string, std::uint32_t>& words() const {
    return words_;
  }

 private:
  int column(std::string_view name) const;
  Result<void> read_head(std::string_view line, const std::string& place);
  Result<void> read_row(std::string_view line, int number,
                        std::uint32_t layer_from);
  Result<void> take_words(const Row& row, std::uint32_t layer_from);

  std::vector<std::string> columns_;
  std::vector<std::string> files_;
  std::vector<Row> rows_;
  std::unordered_map<std::u32string, std::uint32_t> words_;
};

}  // namespace tiaowen
