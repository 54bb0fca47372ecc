#include "pipeline/store/row_list.h"

#include <algorithm>
#include <cstring>

namespace tiaowen {
namespace {

template <typename T>
void append(std::string& cells, T value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  cells.append(bytes, sizeof value);
}

template <typename T>
T taken(std::string_view& cells) {
  T value;
  std::memcpy(&value, cells.data(), sizeof value);
  cells.remove_prefix(sizeof value);
  return value;
}

struct Appending {
  std::string& cells;

  void operator()(std::nullptr_t) const {}
  void operator()(std::int64_t number) const { append(cells, number); }
  void operator()(double number) const { append(cells, number); }
  void operator()(std::string_view text) const {
    append(cells, text.size());
    cells += text;
  }
  void operator()(SqlValue::Blob blob) const { (*this)(blob.bytes); }
};

void append_cell(std::string& cells, const SqlValue& value) {
  cells.push_back(static_cast<char>(value.kind()));
  value.visit(Appending{cells});
}

SqlValue taken_cell(std::string_view& cells) {
  const auto kind = static_cast<SqlValue::Kind>(taken<char>(cells));
  switch (kind) {
    case SqlValue::Kind::integer:
      return taken<std::int64_t>(cells);
    case SqlValue::Kind::real:
      return taken<double>(cells);
    case SqlValue::Kind::text:
    case SqlValue::Kind::blob: {
      const auto size = taken<std::size_t>(cells);
      const std::string_view text = cells.substr(0, size);
      cells.remove_prefix(size);
      return kind == SqlValue::Kind::blob ? SqlValue::blob(text)
                                          : SqlValue(text);
    }
    default:
      return nullptr;
  }
}

}  // namespace

void RowList::add(std::string_view table, std::string_view sql,
                  std::span<const SqlValue> cells) {
  // Rows of one table mostly follow each other.
  auto part = std::find_if(parts_.rbegin(), parts_.rend(),
                           [&](const Part& p) { return p.table == table; });
  if (part == parts_.rend()) {
    parts_.push_back({table, sql, cells.size(), 0, {}});
    part = parts_.rbegin();
  }
  ++part->rows;
  for (const SqlValue& cell : cells) append_cell(part->cells, cell);
}

std::size_t RowList::bytes() const {
  std::size_t bytes = 0;
  for (const Part& part : parts_) bytes += part.cells.size();
  return bytes;
}

PartRows::PartRows(std::vector<const RowList::Part*> parts)
    : parts_(std::move(parts)) {
  if (parts_.empty()) return;
  left_ = parts_.front()->cells;
  cells_.assign(parts_.front()->columns, SqlValue(nullptr));
}

std::span<const SqlValue> PartRows::next() {
  while (part_ < parts_.size() && row_ == parts_[part_]->rows) {
    row_ = 0;
    if (++part_ < parts_.size()) left_ = parts_[part_]->cells;
  }
  if (part_ == parts_.size()) return {};
  ++row_;
  for (SqlValue& cell : cells_) cell = taken_cell(left_);
  return cells_;
}

}  // namespace tiaowen
