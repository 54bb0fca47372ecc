// Web pages: HTML as browsers read it, in any of the encodings in use.
//
//   read_html(bytes)  ->  flow of paragraphs and tables, fields of the page's
//                         metadata, everything else set aside
//
// Errors: too_deep, no_text. For tiaowen-formats: pages are untrusted.
#pragma once

#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Result<Document> read_html(std::string_view bytes);

}  // namespace tiaowen
