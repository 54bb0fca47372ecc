#include "pipeline/model/dictionary_table.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::vector<std::string> split(std::string_view line, char by) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t to = line.find(by, from);
    parts.emplace_back(line.substr(from, to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

std::vector<std::u32string> alternatives(std::string_view cell) {
  std::vector<std::u32string> words;
  if (cell.empty()) return words;
  for (const std::string& word : split(cell, '|')) {
    if (!word.empty()) words.push_back(to_u32(word));
  }
  return words;
}

std::string at(const std::string& path, int line) {
  return path + ":" + std::to_string(line);
}

}  // namespace

// Names are short and few: their length and first letter nearly always decide.
int DictionaryTable::column(std::string_view name) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::string_view other = columns_[i];
    if (other.size() == name.size() && other.front() == name.front() &&
        other == name) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

std::string_view DictionaryTable::cell(std::size_t row,
                                       std::string_view name) const {
  const int at_column = column(name);
  if (at_column < 0 || row >= rows_.size()) return {};
  return rows_[row].cells[static_cast<std::size_t>(at_column)];
}

Result<void> DictionaryTable::read(const DictionaryFile& file, bool layer) {
  if (const auto bad = invalid_utf8(file.content)) {
    return fail("dictionary",
                file.path + ": byte " + std::to_string(*bad) + " is not UTF-8");
  }
  files_.push_back(file.path);
  const auto layer_from = layer ? static_cast<std::uint32_t>(rows_.size()) : 0U;
  const std::string_view all = file.content;
  bool head = true;
  int number = 0;
  for (std::size_t from = 0; from < all.size();) {
    const std::size_t to = std::min(all.find('\n', from), all.size());
    std::string_view line = all.substr(from, to - from);
    from = to + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto read = head ? read_head(line, at(file.path, number))
                           : read_row(line, number, layer_from);
    if (!read) return read;
    head = false;
  }
  return {};
}

Result<void> DictionaryTable::read_head(std::string_view line,
                                        const std::string& place) {
  auto columns = split(line, '\t');
  if (columns_.empty()) columns_ = columns;
  if (columns != columns_) {
    return fail("dictionary",
                place + ": the columns differ from the shipped file's");
  }
  if (column("words") < 0) {
    return fail("dictionary", place + ": there is no column \"words\"");
  }
  return {};
}

Result<void> DictionaryTable::read_row(std::string_view line, int number,
                                       std::uint32_t layer_from) {
  Row row;
  row.cells = split(line, '\t');
  row.file = files_.size() - 1;
  row.line = number;
  const std::string place = at(files_.back(), number) + ": ";
  if (row.cells.size() > columns_.size()) {
    return fail("dictionary", place + "more cells than columns");
  }
  row.cells.resize(columns_.size());
  const auto given = [&](std::string_view name) -> std::string_view {
    const int at_column = column(name);
    if (at_column < 0) return {};
    return row.cells[static_cast<std::size_t>(at_column)];
  };
  if (const std::string_view value = given("value"); !value.empty()) {
    row.value = Decimal::parse(value);
    if (!row.value) {
      return fail("dictionary",
                  place + "\"" + std::string(value) + "\" is no number");
    }
  }
  row.guard = {alternatives(given("not_before")),
               alternatives(given("not_after"))};
  if (auto taken = take_words(row, layer_from); !taken) return taken;
  rows_.push_back(std::move(row));
  return {};
}

Result<void> DictionaryTable::take_words(const Row& row,
                                         std::uint32_t layer_from) {
  const std::string place = at(files_.back(), row.line) + ": ";
  const auto words =
      alternatives(row.cells[static_cast<std::size_t>(column("words"))]);
  if (words.empty()) return fail("dictionary", place + "no words");
  const auto id = static_cast<std::uint32_t>(rows_.size());
  for (const auto& word : words) {
    const auto [known, added] = words_.emplace(word, id);
    if (added) continue;
    if (known->second >= layer_from) {
      const Row& other =
          known->second < rows_.size() ? rows_[known->second] : row;
      return fail("dictionary", place + "\"" + to_utf8(word) +
                                    "\" stands already in " +
                                    at(files_[other.file], other.line));
    }
    known->second = id;
  }
  return {};
}

}  // namespace tiaowen
