#include "pipeline/model/mention.h"

#include <array>
#include <cstdio>

namespace tiaowen {
namespace {

template <typename Enum, std::size_t N>
std::string_view pick(const std::array<std::string_view, N>& names,
                      Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(Bound bound) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "exact",     "at_most", "less_than", "at_least",
      "more_than", "range",   "about"};
  return pick(kNames, bound);
}

std::string_view name_of(Use use) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "",      "award", "cap",  "floor",  "target", "condition",
      "total", "part",  "plan", "result", "change", "base"};
  return pick(kNames, use);
}

std::string_view name_of(RatioForm form) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "percent",  "permille", "fraction",        "tenths",
      "multiple", "parts",    "percentage_point"};
  return pick(kNames, form);
}

std::string_view name_of(TimeKind kind) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "date", "range", "duration", "relative", "recurring", "vague", "open"};
  return pick(kNames, kind);
}

std::string_view name_of(TimeBound bound) {
  static constexpr std::array<std::string_view, 9> kNames = {
      "",   "by",    "from",     "within", "after",
      "at", "until", "at_least", "at_most"};
  return pick(kNames, bound);
}

std::string_view name_of(TimeRole role) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "",       "deadline", "recurring_deadline", "frequency", "effective",
      "expiry", "issued",   "published",          "validity",  "condition",
      "period", "reference"};
  return pick(kNames, role);
}

std::string_view name_of(DepartmentRole role) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "other",   "lead",  "support", "approve",
      "receive", "issue", "address", "subject"};
  return pick(kNames, role);
}

std::string_view name_of(Relation relation) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "refers", "basis", "implements", "issues", "drafts", "amends", "repeals"};
  return pick(kNames, relation);
}

std::string_view type_of(const Value& value) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "amount", "ratio", "quantity", "time", "department", "citation"};
  return kNames[value.index()];
}

std::string Share::str() const {
  return under == Decimal(1) ? over.str() : over.str() + "/" + under.str();
}

std::string Date::str() const {
  char buffer[16];
  if (month == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d", year);
  } else if (day == 0) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
  } else {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
  }
  return buffer;
}

std::string Duration::str() const {
  std::string out = "P";
  const auto put = [&out](int value, char unit) {
    if (value != 0) out += std::to_string(value) + unit;
  };
  put(years, 'Y');
  put(months, 'M');
  put(weeks, 'W');
  put(days, 'D');
  if (hours != 0 || minutes != 0 || seconds != 0) {
    out += 'T';
    put(hours, 'H');
    put(minutes, 'M');
    put(seconds, 'S');
  }
  return out.size() == 1 ? "P0D" : out;
}

}  // namespace tiaowen
