// XLSX (ISO/IEC 29500): the task register 督查台账 and the rule tables, a sheet
// each, for printing on A4 across, the head on every page.
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

// Codes of errors: write_failed, where no temporary file can be made.
Result<Export> make_xlsx(const Records& records, const SinkOptions& options);

}  // namespace tiaowen
