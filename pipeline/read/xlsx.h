// Workbooks (XLSX) as accounts and task lists come.
//
//   read_xlsx(bytes)  ->  for each sheet its caption lines, its table with
//                         merged cells, the notes below; numbers as shown
//
// What lies in hidden sheets, rows and columns is set aside. Errors: those of
// package.h and package_xml.h, no_text.
#pragma once

#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

Result<Document> read_xlsx(std::string_view bytes);

}  // namespace tiaowen
