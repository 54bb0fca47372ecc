#include "pipeline/resolve/resolve.h"

namespace tiaowen {

Metadata read_metadata(const Scene& scene, const std::vector<Mention>&) {
  Metadata metadata;
  metadata.issued = scene.context.issued;
  return metadata;
}

}  // namespace tiaowen
