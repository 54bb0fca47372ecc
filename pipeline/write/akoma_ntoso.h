// Akoma Ntoso 3.0 (OASIS LegalDocML): the clause tree as XML, its ids as
// eIds, its amounts, dates, bodies and references marked up.
//
// The text of the body, read from front to end, is the record's text, but for
// control characters, which XML cannot hold (U+FFFD).
#pragma once

#include "pipeline/write/sinks.h"

namespace tiaowen {

// REQUIRES: one record.
Result<Export> make_akoma_ntoso(const Records& records,
                                const SinkOptions& options);

}  // namespace tiaowen
