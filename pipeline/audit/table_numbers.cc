#include "pipeline/audit/table_numbers.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Without blanks: 合 计 is 合计. `room` holds it where there are any.
std::u32string_view compact(std::u32string_view text, std::u32string& room) {
  if (std::none_of(text.begin(), text.end(), is_space)) return text;
  room.clear();
  for (const char32_t c : text) {
    if (!is_space(c)) room += c;
  }
  return room;
}

// 1,234.50 and nothing else but blanks, a sign, or a percent sign.
std::optional<CellNumber> number_in(const Books& books, Span span) {
  constexpr std::size_t kLongest = 24;
  std::array<char, kLongest> ascii{};
  std::size_t letters = 0, length = 0;
  CellNumber number;
  number.span = span;
  for (const char32_t c : books.text.view(span)) {
    if (is_space(c)) continue;
    if (++letters > kLongest || number.percent) return std::nullopt;
    if (c == U'%') {
      number.percent = true;
    } else if (is_digit(c) || c == U'.' || (c == U'-' && letters == 1)) {
      ascii[length++] = static_cast<char>(c);
    } else if (c != U',') {
      return std::nullopt;
    }
  }
  const std::string_view digits(ascii.data(), length);
  const auto value = Decimal::parse(digits);
  if (!value) return std::nullopt;
  const auto point = digits.find('.');
  const int places =
      point == digits.npos ? 0 : static_cast<int>(digits.size() - point - 1);
  constexpr int kMostPlaces = 8;
  if (places > kMostPlaces) return std::nullopt;
  const int unit = places + (number.percent ? 2 : 0);
  number.value = *value;
  if (number.percent) {
    number.value =
        Decimal::multiply(*value, Decimal::power_of_ten(-2)).value_or(*value);
  }
  const bool counted = places == 0 && !number.percent;
  number.step = counted ? Decimal(0) : Decimal::power_of_ten(-unit);
  return number;
}

// The kind of the row's label, or of the head of a column.
std::string_view kind_of(const Books& books, std::u32string_view label,
                         bool anywhere) {
  const Word whole = books.words.begins(label, 0, Dictionary::total_label);
  if (whole && whole.length == label.size()) {
    return books.words.cell(whole, "kind");
  }
  if (whole && label[whole.length] == U':') {
    return books.words.cell(whole, "kind");
  }
  const std::string_view first = books.words.cell(whole, "kind");
  if (whole && first == "of_which") return first;
  const Word last =
      books.words.ends(label, label.size(), Dictionary::total_label);
  const std::string_view kind = books.words.cell(last, "kind");
  if (last && (kind == "total" || kind == "subtotal")) return "subtotal";
  if (!anywhere) return {};
  // 占总支出的比例(%): a head may say it anywhere.
  for (std::size_t at = 0; at < label.size(); ++at) {
    const Word word = books.words.begins(label, at, Dictionary::total_label);
    const std::string_view one = books.words.cell(word, "kind");
    if (word && (one == "percent" || one == "apart")) return one;
  }
  return label.find(U'%') != label.npos ? "percent" : std::string_view();
}

// 一、 is above (一), which is above 1.; 201 is above 20101.
int level_of(std::u32string_view label) {
  constexpr std::u32string_view kHan = U"一二三四五六七八九十";
  if (label.empty()) return 0;
  std::size_t digits = 0;
  while (digits < label.size() && is_digit(label[digits])) ++digits;
  if (digits >= 3) return static_cast<int>(digits);
  if (digits > 0) {
    std::size_t points = 0;
    std::size_t at = digits;
    while (at + 1 < label.size() && label[at] == U'.' &&
           is_digit(label[at + 1])) {
      ++points;
      for (++at; at < label.size() && is_digit(label[at]);) ++at;
    }
    return 30 + static_cast<int>(points);
  }
  if (label[0] == U'(') return label.size() > 1 && is_digit(label[1]) ? 40 : 20;
  std::size_t han = 0;
  while (han < label.size() && kHan.find(label[han]) != kHan.npos) ++han;
  return han > 0 && han < label.size() && label[han] == U'、' ? 10 : 0;
}

}  // namespace

std::optional<TableNumbers> TableNumbers::read(const Books& books,
                                               const Table& table) {
  constexpr int kMostColumns = 40, kMostRows = 5000, kFewestRows = 3;
  if (table.rows < kFewestRows || table.rows > kMostRows || table.columns < 2 ||
      table.columns > kMostColumns) {
    return std::nullopt;
  }
  TableNumbers numbers;
  const auto rows = static_cast<std::size_t>(table.rows);
  const auto columns = static_cast<std::size_t>(table.columns);
  numbers.lines_.assign(rows, RowKind::heading);
  numbers.levels_.assign(rows, 0);
  numbers.kinds_.assign(columns, ColumnKind::words);
  numbers.totals_.assign(columns, false);
  numbers.cells_.resize(rows * columns);
  numbers.read_rows(books, table);
  numbers.read_heads(books, table);
  return numbers;
}

void TableNumbers::read_rows(const Books& books, const Table& table) {
  std::vector<bool> labelled(lines_.size(), false);
  std::vector<bool> counts(lines_.size(), false);
  std::u32string room;
  for (const TableCell& cell : table.cells) {
    if (cell.row < table.header_rows) continue;
    const auto row = static_cast<std::size_t>(cell.row);
    if (const auto number = number_in(books, cell.span)) {
      if (cell.row_span > 1 || cell.column_span > 1) continue;
      cells_[row * kinds_.size() + static_cast<std::size_t>(cell.column)] =
          number;
      // A number that opens a row is its own or a code.
      counts[row] = counts[row] || cell.column > 0;
      if (cell.column == 0) {
        levels_[row] = level_of(compact(books.text.view(cell.span), room));
      }
      continue;
    }
    if (counts[row]) continue;
    const auto label = compact(books.text.view(cell.span), room);
    if (label.empty()) continue;
    const std::string_view kind = kind_of(books, label, false);
    if (kind == "total") lines_[row] = RowKind::total;
    if (kind == "subtotal") lines_[row] = RowKind::subtotal;
    if (kind == "of_which") lines_[row] = RowKind::part;
    if (!labelled[row] && levels_[row] == 0) levels_[row] = level_of(label);
    labelled[row] = true;
  }
  for (std::size_t row = 0; row < lines_.size(); ++row) {
    if (!counts[row]) lines_[row] = RowKind::heading;
    if (counts[row] && lines_[row] == RowKind::heading)
      lines_[row] = RowKind::item;
  }
}

void TableNumbers::read_heads(const Books& books, const Table& table) {
  std::vector<std::string_view> said(kinds_.size());
  std::u32string room;
  for (const TableCell& cell : table.cells) {
    if (cell.row >= table.header_rows) continue;
    const auto head = compact(books.text.view(cell.span), room);
    const std::string_view kind = kind_of(books, head, true);
    if (kind.empty()) continue;
    const int last = std::min(table.columns, cell.column + cell.column_span);
    for (int c = cell.column; c < last; ++c) {
      said[static_cast<std::size_t>(c)] = kind;
    }
  }
  for (int column = 0; column < columns(); ++column) {
    const auto c = static_cast<std::size_t>(column);
    int numbers = 0, percents = 0;
    for (int row = 0; row < rows(); ++row) {
      if (const auto& cell = at(row, column)) {
        ++numbers;
        percents += cell->percent ? 1 : 0;
      }
    }
    if (numbers < 2) continue;
    kinds_[c] = ColumnKind::sum;
    if (said[c] == "apart") kinds_[c] = ColumnKind::apart;
    if (said[c] == "percent" || 2 * percents > numbers) {
      kinds_[c] = ColumnKind::percent;
    }
    totals_[c] = said[c] == "total" || said[c] == "subtotal";
  }
  if (!kinds_.empty() && kinds_[0] == ColumnKind::sum) {
    kinds_[0] = ColumnKind::apart;  // 序号
  }
}

}  // namespace tiaowen
