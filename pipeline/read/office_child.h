// One run of LibreOffice, from start to end: limits, and the end of all that
// it started.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/result.h"
#include "pipeline/read/read.h"

namespace tiaowen {

// Runs `program` with `arguments` through tiaowen-formats, which builds the
// walls (office_walls.h); `folder` is the only one it may write to. What
// starts LibreOffice (soffice) is passed by for LibreOffice itself
// (soffice.bin). Nothing where it ended well; errors: converter_missing,
// converter_failed, converter_timeout, converter_memory, output_too_large.
std::optional<Error> run_office(const std::string& program,
                                const std::string& folder,
                                const std::vector<std::string>& arguments,
                                const ReadOptions& options);

}  // namespace tiaowen
