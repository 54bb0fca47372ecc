#include "pipeline/model/record.h"

#include <array>

namespace tiaowen {

std::string_view name_of(Modality modality) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "duty", "power", "prohibition", "target", "award", "denial", "encourage"};
  return kNames[static_cast<std::size_t>(modality)];
}

}  // namespace tiaowen
