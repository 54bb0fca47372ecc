// page_list({1, 2, 3, 7}) == "pages 1-3, 7"; page_list({4}) == "page 4".
#pragma once

#include <string>
#include <vector>

namespace tiaowen {

// REQUIRES: `pages` ascending.
std::string page_list(const std::vector<int>& pages);

}  // namespace tiaowen
