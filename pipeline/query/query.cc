#include "pipeline/query/query.h"

#include <array>

namespace tiaowen {
namespace {

constexpr std::array<std::string_view, kSubjects> kNames = {
    "obligations", "awards",  "deadlines", "departments",
    "documents",   "clauses", "findings"};

}  // namespace

std::string_view name_of(Subject subject) {
  return kNames[static_cast<std::size_t>(subject)];
}

std::optional<Subject> subject_of(std::string_view name) {
  for (std::size_t i = 0; i < kSubjects; ++i) {
    if (kNames[i] == name) return static_cast<Subject>(i);
  }
  return std::nullopt;
}

Order order_of(const Query& query) {
  const bool figures =
      query.about == Subject::obligations || query.about == Subject::awards;
  const bool dated = figures || query.about == Subject::deadlines;
  if (query.order == Order::natural) {
    if (dated && (query.due_from || query.due_to)) return Order::due;
    if (figures && (query.amount_from || query.amount_to)) {
      return Order::amount;
    }
    return query.text.empty() ? Order::document : Order::found;
  }
  if (query.order == Order::due && !dated) return Order::document;
  if (query.order == Order::amount && !figures) return Order::document;
  return query.order;
}

}  // namespace tiaowen
