// audit: what does not add up in one document.
//
//   共安排50万元,其中甲县30万元,乙县10万元。
//   -> Finding{warning, amount.sum_mismatch, "the parts make 400000 CNY …"}
//
// Findings only: nothing is repaired. Each check speaks up where what the
// document means is plain and the figures cannot both be right; a difference
// that rounding explains is none. Codes are the contract's; README.md here
// says what each check looks at.
#pragma once

#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

// What is looked at; everything must outlive the call.
struct Books {
  const Text& text;
  const std::vector<Clause>& clauses;
  const std::vector<Mention>& mentions;  // by place, resolved
  const std::vector<Obligation>& obligations;
  const Metadata& metadata;
  const Lexicon& words;
};

// All checks below, their findings by place.
std::vector<Finding> audit(const Books& books);

// amount.sum_mismatch: totals told in a sentence, and the parts beside them.
void check_sums(const Books& books, std::vector<Finding>& findings);
// ratio.mismatch: shares, growth and completion against the amounts beside
// them; weights that do not make a whole.
void check_shares(const Books& books, std::vector<Finding>& findings);
// amount.sum_mismatch and ratio.mismatch in tables.
void check_tables(const Books& books, std::vector<Finding>& findings);
// figure.conflict: one task with two figures; an item of a list told twice.
void check_repeated(const Books& books, std::vector<Finding>& findings);
// date.order: in force before it was issued, a range that ends before it
// begins.
void check_dates(const Books& books, std::vector<Finding>& findings);

}  // namespace tiaowen
