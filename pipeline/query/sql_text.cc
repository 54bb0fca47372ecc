#include "pipeline/query/sql_text.h"

namespace tiaowen {

SqlText& SqlText::add(const SqlText& more) {
  sql_ += more.sql_;
  values_.insert(values_.end(), more.values_.begin(), more.values_.end());
  return *this;
}

SqlText& SqlText::also(const SqlText& condition) {
  if (condition.empty()) return *this;
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += '(';
  add(condition);
  sql_ += ')';
  return *this;
}

SqlText SqlText::with(std::string_view word, std::string_view other) const {
  SqlText changed = *this;
  std::size_t at = 0;
  while ((at = changed.sql_.find(word, at)) != std::string::npos) {
    changed.sql_.replace(at, word.size(), other);
    at += other.size();
  }
  return changed;
}

Result<SqlStatement> SqlText::prepare(const Database& database) const {
  auto statement = database.prepare(sql_);
  if (!statement) return statement;
  int place = 0;
  for (const Value& value : values_) {
    ++place;
    std::visit([&](const auto& v) { statement->bind(place, SqlValue(v)); },
               value);
  }
  return statement;
}

std::string json_list(const std::vector<std::string>& values) {
  std::string json = "[";
  for (const std::string& value : values) {
    if (json.size() > 1) json += ',';
    json += '"';
    for (const char c : value) {
      if (static_cast<unsigned char>(c) < 0x20) {
        json += ' ';
        continue;
      }
      if (c == '"' || c == '\\') json += '\\';
      json += c;
    }
    json += '"';
  }
  return json + ']';
}

}  // namespace tiaowen
