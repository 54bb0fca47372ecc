#include "extractors/extract.h"

namespace tiaowen {

void extract_times(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
