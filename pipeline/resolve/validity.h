// From when and until when an act holds, by its own words.
//
//   本办法自2024年8月1日起施行，有效期5年。   2024-08-01, 2029-07-31
#pragma once

#include <optional>
#include <vector>

#include "pipeline/resolve/resolve.h"

namespace tiaowen {

struct Validity {
  std::optional<Date> effective, expires;
};

// `issued` stands for 自发布之日起.
Validity read_validity(const Scene& scene, const std::vector<Mention>& mentions,
                       const std::optional<Date>& issued);

}  // namespace tiaowen
