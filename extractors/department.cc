#include "extractors/extract.h"

namespace tiaowen {

void extract_departments(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
