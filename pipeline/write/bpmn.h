// BPMN 2.0 (OMG formal/2011-01-03, ISO/IEC 19510): a record's workflows for
// process engines and modelers.
//
// A pool for each workflow, a lane for each body that acts, user tasks with
// clause and quote, a timer on what has a limit, events that are waited for,
// exclusive gateways where ways part. Conditions are FEEL names of boolean
// variables that stand for the quoted words.
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

// REQUIRES: one record.
Result<Export> make_bpmn(const Records& records, const SinkOptions& options);

}  // namespace tiaowen
