// Word files (DOCX): what a reader of the printed page sees.
//
//   read_docx(bytes)  ->  paragraphs with their numbers written out, tables
//                         with their merged cells, notes; heads and feet of
//                         the pages, comments and deletions set aside
//
// Errors: those of package.h and package_xml.h.
#pragma once

#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Result<Document> read_docx(std::string_view bytes);

}  // namespace tiaowen
