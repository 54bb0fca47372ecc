// Which tables hold what belongs to one document.
#pragma once

#include <array>
#include <string_view>

namespace tiaowen {

// Those that point to others first: the order in which rows are taken out.
inline constexpr std::array<std::string_view, 25> kPartsOfDocument = {
    "finding",
    "step_next",
    "step_due",
    "step_actor",
    "step",
    "workflow",
    "rule_note",
    "rule_test",
    "rule_row",
    "rule_input_value",
    "rule_input",
    "rule_per",
    "rule",
    "obligation_place",
    "obligation_value",
    "obligation_actor",
    "obligation",
    "mention_per",
    "mention",
    "table_cell",
    "doc_table",
    "clause",
    "page",
    "addressee",
    "issuer"};

// Full-text indices, (rowid, text); a rowid is slot << 20 | number.
inline constexpr std::array<std::string_view, 2> kSearchTables = {
    "clause_search", "condition_search"};

}  // namespace tiaowen
