// The marks that a new paragraph may begin with.
//
//   第三条  一、  （二）  3.  （4）  ⑤  附件1
#pragma once

#include <string_view>

namespace tiaowen {

// Does the line begin with a number as clauses, items and notes have? A
// decimal (1.5) is none.
bool begins_with_mark(std::u32string_view line);

// Does the text end as sentences and introductions do: 。；：？！
bool ends_with_stop(std::u32string_view text);

}  // namespace tiaowen
