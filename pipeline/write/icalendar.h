// iCalendar (RFC 5545): a VTODO for each task that has a time.
//
// A date is DUE, a window DTSTART and DUE, what recurs has an RRULE; a task in
// two phases is two VTODOs that are RELATED-TO each other; what has no date
// (long-term, so long after an event) has no DUE. UIDs are made of what the
// document says (its number or title, the clause, the action), so that the
// same task keeps its UID when the document is read again.
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

Result<Export> make_icalendar(const Records& records,
                              const SinkOptions& options);

}  // namespace tiaowen
