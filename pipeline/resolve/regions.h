// regions: which province, city and county a document speaks from, and what
// 市, 省 and 我县 mean in it.
//
//   issuer 澜州市科学技术局    Home{city 澜州市, level city}
//   home.name_of(Level::city)  澜州市, for 市财政局
//
// Read, in this order, from the caller's context, the issuers, the signature,
// the title, and the region that the bodies of the text name most often.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/body_name.h"
#include "pipeline/resolve/resolve.h"

namespace tiaowen {

struct Home {
  Region region;
  std::string code;  // GB/T 2260 of the innermost region; empty if unknown
  std::string zone;  // a development zone that issues
  Level level = Level::none;  // national: the centre itself
  bool municipality = false;  // 北京市: a city with a province's rank
  RegionSource from = RegionSource::none;

  // The region that 市, 省, 县 or 区 means; empty where nothing says.
  std::string region_at(Level level) const;
  // The document's own region.
  std::string own() const;
};

// The home that a name states: 云南省玉溪市…, 玉溪市科学技术局, 国务院.
Home home_of_name(std::string_view name, const Lexicon& words);

Home find_home(const Scene& scene, const Metadata& metadata,
               const std::vector<Mention>& mentions);

// A region of region.tsv with those above it.
struct Place {
  std::string name;  // 玉溪市
  std::string bare;  // 玉溪: as it stands in 玉溪监管分局
  std::string code;
  Level level = Level::none;
  bool municipality = false;
  Region region;
};
// `near` tells counties of one name apart.
Place place_of(const Word& region, const Lexicon& words, const Region& near);
// A region that no dictionary lists, by its last character.
Place unlisted_place(std::u32string_view name);

// Without 省, 市, 县 …: the form in 东莞海关.
std::string bare_region(std::string_view name, const Lexicon& words);

}  // namespace tiaowen
