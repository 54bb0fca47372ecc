// convert_office() has LibreOffice turn a file of an older kind (DOC, WPS, XLS,
// ET, RTF, ODT, ODS) into DOCX or XLSX, which this program reads itself.
//
//   auto converted = convert_office(Kind::ole, bytes, options);
//
// LibreOffice is run for one file, in a folder made for it and removed with
// all that it wrote, behind the walls of office_walls.h (no network, no other
// files), with limits on time, memory and output, and is killed with all its
// children. Errors: converter_missing, converter_failed, converter_timeout,
// converter_memory, output_too_large, encrypted, unsupported.
#pragma once

#include <string>

#include "pipeline/model/result.h"
#include "pipeline/read/read.h"

namespace tiaowen {

struct Converted {
  Kind kind = Kind::docx;  // or xlsx
  std::string bytes;
};

Result<Converted> convert_office(Kind kind, const std::string& bytes,
                                 const ReadOptions& options);

}  // namespace tiaowen
