#include "extractors/extract.h"

namespace tiaowen {

void extract_quantities(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
