// The body of an Akoma Ntoso document: clauses, paragraphs, tables and what is
// marked up in them.
#pragma once

#include "pipeline/model/record.h"
#include "pipeline/write/akn_concepts.h"
#include "pipeline/write/xml_writer.h"

namespace tiaowen {

// Inside the element that is open: body or mainBody.
void write_akn_body(const Record& record, const AknConcepts& concepts,
                    XmlWriter& xml);

}  // namespace tiaowen
