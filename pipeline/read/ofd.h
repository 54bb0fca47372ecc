// OFD files (GB/T 33190-2016): fixed pages of text and paths, like PDF.
//
//   read_ofd(bytes)  ->  pages with runs and rulings, for layout to read
//
// Several documents in one file follow each other. Errors: those of package.h
// and package_xml.h, and encrypted.
#pragma once

#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Result<Document> read_ofd(std::string_view bytes);

}  // namespace tiaowen
