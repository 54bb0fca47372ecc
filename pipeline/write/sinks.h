// The table of sinks: what records can be turned into for other systems.
//
//   const Sink* sink = sink_named("dmn");
//   const Export made = sink->make({&record}, options);
//   made.content      the file
//   made.omissions    what is not in it, or not whole, and why
//
// The same records and options give the same bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "pipeline/model/result.h"
#include "pipeline/write/write.h"

namespace tiaowen {

// Which register a file of one table holds.
enum class Register { tasks, rules };

struct SinkOptions {
  Generator generator;
  std::optional<Date> today;  // for the days left; none: no state is told
  // Canonical names: only what they lead or support. Empty: all.
  std::vector<std::string> departments;
  std::vector<int> alarms;          // days before a deadline
  Register kind = Register::tasks;  // csv: which table
  bool byte_order_mark = false;     // csv: for spreadsheets that need one
};

// Something of a record that its export lacks or does not hold whole.
struct Omission {
  std::string subject;    // "r3 资金安排原则"
  std::string code;       // no_rows, no_inputs, not_feel, no_figure …
  std::string detail;     // the cell, the words
  bool exported = false;  // it is in the file all the same
};

struct Export {
  std::string content;
  std::vector<Omission> omissions;
};

using Records = std::vector<const Record*>;

struct Sink {
  std::string_view name;       // "dmn"
  std::string_view extension;  // ".dmn"
  bool joins;                  // several records make one file
  Result<Export> (*make)(const Records& records, const SinkOptions& options);
};

std::span<const Sink> sinks();
// nullptr where there is none.
const Sink* sink_named(std::string_view name);

}  // namespace tiaowen
