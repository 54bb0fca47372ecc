// columns_of_other() apart from the rest of unicode.h: of all that links the
// model, only what speaks to terminals needs ICU's tables.

#include <unicode/uchar.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {

int columns_of_other(char32_t c) {
  const int width =
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ||
                 width == U_EA_AMBIGUOUS
             ? 2
             : 1;
}

}  // namespace tiaowen
