// mend_marks() puts right what a reading of one line gets wrong about marks,
// by how marks stand together:
//
//   泰政发2020]11号     -> 泰政发〔2020〕11号
//   各县《市、区)        -> 各县（市、区）
//   一2一               -> —2—
//
// Digits stay as they were read. Marks beside Chinese characters become the
// full-width ones that Chinese is set in.
#pragma once

#include "pipeline/read/ocr_recognise.h"

namespace tiaowen {

// False where a mark was probably read as a digit: the line needs a look.
bool mend_marks(Reading& reading);

}  // namespace tiaowen
