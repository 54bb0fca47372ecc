// Text that any XML can hold.
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// Characters that XML 1.0 does not allow become U+FFFD, one for one, and are
// counted in `replaced`.
std::string xml_text(std::string_view utf8, int& replaced);

}  // namespace tiaowen
