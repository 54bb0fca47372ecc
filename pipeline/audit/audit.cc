#include "pipeline/audit/audit.h"

#include <algorithm>

namespace tiaowen {

std::vector<Finding> audit(const Books& books) {
  std::vector<Finding> findings;
  check_sums(books, findings);
  check_shares(books, findings);
  check_tables(books, findings);
  check_repeated(books, findings);
  check_dates(books, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return a.span.value_or(Span{}) < b.span.value_or(Span{});
                   });
  return findings;
}

}  // namespace tiaowen
