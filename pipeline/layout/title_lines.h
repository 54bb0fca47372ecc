// A title that its writer set on several lines is one paragraph.
//
//   某某市人民政府办公室
//   关于做好防汛工作的          ->  one block
//   通知
//
// For formats that bring their own blocks: the lines are centred, of one size
// larger than the text's. Lines without a size are not joined.
#pragma once

#include "pipeline/model/document.h"

namespace tiaowen {

void join_title_lines(Layout& layout);

}  // namespace tiaowen
