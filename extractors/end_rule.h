// EndRule: do 以上 and 以下 include the number itself in this document?
//
//   本办法所称“以上”包括本数，“以下”不包括本数    {above, not below}
//
// Where a document does not say, they do (Civil Code art. 1259).
#pragma once

#include <string_view>

namespace tiaowen {

struct EndRule {
  bool above = true;  // 以上
  bool below = true;  // 以下, 以内
};

EndRule read_end_rule(std::u32string_view folded);

}  // namespace tiaowen
