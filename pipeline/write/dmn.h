// DMN 1.3 (OMG formal/2021-01-01): a record's decision tables for decision
// engines and modelers.
//
// One decision for each rule, its inputs as input data, the document as their
// knowledge source; names fit for FEEL with the document's words as labels;
// clause and quote as annotations. A rule that makes no table is listed in
// the extension elements of the file and in the omissions.
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

// REQUIRES: one record.
Result<Export> make_dmn(const Records& records, const SinkOptions& options);

}  // namespace tiaowen
