// CSV (RFC 4180): the task register or the rule tables, UTF-8, lines ended by
// CR LF.
//
// A spreadsheet would run a cell that begins with = + - @ as a formula: such
// text gets a ' in front.
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

Result<Export> make_csv(const Records& records, const SinkOptions& options);

}  // namespace tiaowen
