// `tiaowen query`: the analyst's questions, as typed on the command line.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/command/command.h"

namespace tiaowen {

struct QueryCommand {
  std::string subject;  // obligations, awards …
  std::string store = "tiaowen.db";
  std::string sql;  // instead of a subject
  // Filters, in the words people type (query_values.h reads them).
  std::vector<std::string> lead, support, approver, department;
  std::vector<std::string> modality, per;
  std::string region, due_before, due_after, amount_min, amount_max;
  std::string text, condition, document, severity, code;
  std::optional<int> since_version;
  // The answer.
  std::string sort;  // due, amount, document, found
  bool reverse = false, sum = false;
  std::optional<std::int64_t> limit;
  std::int64_t open = 0;  // the row to show in its clause; 0: none
  std::string format;     // table, json, ndjson, csv, xlsx
  std::string out;        // a file; empty: standard output
  bool byte_order_mark = false;
  std::string today;  // for 今年, 明年; empty: the clock's
  int width = 0;      // of the terminal; 0: as found
  Language language = Language::english;
};

// 0 also where nothing was found; 75 where the store is locked.
int query_command(const QueryCommand& command, const Lexicon& words,
                  std::ostream& out, std::ostream& log);

}  // namespace tiaowen
