// SheetField and SheetValue: a table of typed cells, as queries answer it and
// registers are kept.
//
//   columns  {"due", "完成时限", 10}  {"amount_max", "最高金额（元）", 12}
//   a row    Date{2026, 6, 30}       Decimal(500000)
//
// Rows are vectors of as many values as there are columns. Writers of every
// form stand in write/sheet.h.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/mention.h"

namespace tiaowen {

struct SheetField {
  std::string key;    // for machines: due, amount_max
  std::string title;  // for people
  int width = 12;     // columns of a terminal or a sheet, two a Han character
};

// Nothing, text (UTF-8), an exact number, a date as precise as it is known, yes
// or no, a count.
using SheetValue = std::variant<std::monostate, std::string, Decimal, Date,
                                bool, std::int64_t>;
using SheetRow = std::vector<SheetValue>;

}  // namespace tiaowen
