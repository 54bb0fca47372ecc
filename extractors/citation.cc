#include "extractors/extract.h"

namespace tiaowen {

void extract_citations(const Reading&, std::vector<Mention>&) {}

}  // namespace tiaowen
