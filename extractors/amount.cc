#include "extractors/extract.h"

namespace tiaowen {

void extract_amounts(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
