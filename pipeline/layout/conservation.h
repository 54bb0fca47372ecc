// Conservation: every character of the pages is in a block, a cell or set
// aside. Blanks are not counted.
#pragma once

#include <optional>

#include "pipeline/model/document.h"

namespace tiaowen {

// Nothing where it holds; else a finding that says how many are missing (or
// there twice).
std::optional<SourceFinding> check_conservation(const Document& document,
                                                const Layout& layout);

}  // namespace tiaowen
