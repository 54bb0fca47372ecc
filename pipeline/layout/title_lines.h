// A title that its writer set on several lines is one paragraph.
//
//   某某市人民政府办公室
//   关于做好防汛工作的          ->  one block
//   通知
//
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Lines that are centred, of one size larger than the text's. Lines without a
// size are not joined.
void join_title_lines(Layout& layout);

// Lines of the file's first title whose words say it: issuers above 关于…, and
// what follows 关于… up to the document's type.
void join_worded_title(Layout& layout, const Lexicon& words);

}  // namespace tiaowen
