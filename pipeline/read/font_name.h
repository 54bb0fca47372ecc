// font_name() is the name of a font as UTF-8. Chinese producers write names
// such as 宋体 as GBK bytes.
//
//   font_name("\xCB\xCE\xCC\xE5")    宋体
#pragma once

#include <string>

namespace tiaowen {

std::string font_name(std::string raw);

}  // namespace tiaowen
