// Bytes made small and back, as the store keeps whole records (zlib).
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/result.h"

namespace tiaowen {

std::string deflated(std::string_view bytes);
// REQUIRES: `size` is the length before. Code: store_damaged.
Result<std::string> inflated(std::string_view small, std::size_t size);

}  // namespace tiaowen
