#include "extractors/extract.h"

namespace tiaowen {

void extract_ratios(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
