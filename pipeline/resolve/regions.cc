#include "pipeline/resolve/regions.h"

#include <algorithm>
#include <map>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::u32string_view kKinds = U"省市县区州盟旗";

std::u32string folded(std::string_view utf8) {
  std::u32string text = to_u32(utf8);
  for (char32_t& c : text) {
    if (c == U'（') c = U'(';
    if (c == U'）') c = U')';
  }
  return text;
}

// The row of a province (2 digits) or city (4): they stand before counties.
std::string name_of_code(std::string_view code, const Lexicon& words) {
  const std::size_t rows = words.rows(Dictionary::region);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto known = words.cell(Dictionary::region, row, "code");
    if (known.size() > 4) break;
    if (known == code) {
      return std::string(words.cell(Dictionary::region, row, "name"));
    }
  }
  return {};
}

// Of the codes in a cell the one inside `near`, else the only one.
std::string pick_code(std::string_view cell, const Region& near,
                      const Lexicon& words) {
  std::vector<std::string_view> codes;
  while (!cell.empty()) {
    const std::size_t blank = cell.find(' ');
    codes.push_back(cell.substr(0, blank));
    if (blank == cell.npos) break;
    cell.remove_prefix(blank + 1);
  }
  if (codes.empty()) return {};
  if (codes.size() == 1) return std::string(codes.front());
  for (const auto code : codes) {
    if (!near.city.empty() &&
        name_of_code(code.substr(0, 4), words) == near.city) {
      return std::string(code);
    }
  }
  std::vector<std::string_view> inside;
  for (const auto code : codes) {
    if (!near.province.empty() &&
        name_of_code(code.substr(0, 2), words) == near.province) {
      inside.push_back(code);
    }
  }
  return inside.size() == 1 ? std::string(inside.front()) : std::string();
}

void enter(Home& home, const Place& place) {
  home.level = place.level;
  home.code = place.code;
  home.municipality = home.municipality || place.municipality;
  const auto take = [](std::string& to, const std::string& from) {
    if (!from.empty()) to = from;
  };
  take(home.region.province, place.region.province);
  take(home.region.city, place.region.city);
  take(home.region.county, place.region.county);
}

bool empty(const Home& home) { return home.level == Level::none; }

// The region most bodies of the text name.
Home most_named(const Scene& scene, const std::vector<Mention>& mentions) {
  std::map<std::string, int> counts;
  const std::u32string_view text = scene.text.folded;
  for (const Mention& mention : mentions) {
    if (!std::holds_alternative<Department>(mention.value)) continue;
    const Word region =
        scene.words.begins(text, mention.span.begin, Dictionary::region);
    if (!region || scene.words.cell(region, "level") == "zone") continue;
    ++counts[std::string(scene.words.cell(region, "name"))];
  }
  const auto most = std::max_element(
      counts.begin(), counts.end(),
      [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? Home{} : home_of_name(most->first, scene.words);
}

// The last body that signs or issues under its own full name.
Home signed_home(const Scene& scene, const std::vector<Mention>& mentions) {
  for (auto mention = mentions.rbegin(); mention != mentions.rend();
       ++mention) {
    const auto* department = std::get_if<Department>(&mention->value);
    if (department == nullptr || department->role != DepartmentRole::issue) {
      continue;
    }
    const std::u32string_view text = scene.text.folded;
    const std::uint32_t begin = mention->span.begin;
    if (begin > 0 && text[begin - 1] != U'\n' && text[begin - 1] != U' ') {
      continue;
    }
    Home home =
        home_of_name(to_utf8(scene.text.view(mention->span)), scene.words);
    if (!empty(home)) return home;
  }
  return {};
}

// The first region named in the first lines.
Home heading_home(const Scene& scene) {
  constexpr std::size_t kHeading = 200;
  const std::u32string_view text = scene.text.folded;
  const std::size_t end = std::min(text.size(), kHeading);
  for (std::size_t at = 0; at < end; ++at) {
    const Word region = scene.words.begins(text, at, Dictionary::region);
    if (!region || scene.words.cell(region, "level") == "zone") continue;
    Home home;
    enter(home, place_of(region, scene.words, {}));
    return home;
  }
  return {};
}

// Where the region that begins at `at` ends, told by 市, 县 … and an organ or
// the end of the name behind it.
std::size_t unlisted_end(std::u32string_view text, std::size_t at,
                         const Lexicon& words) {
  constexpr std::size_t kLongest = 8;
  for (std::size_t i = at + 1; i < text.size() && i - at <= kLongest; ++i) {
    if (kKinds.find(text[i]) == kKinds.npos) continue;
    if (i + 1 == text.size() ||
        words.begins(text, i + 1, Dictionary::department)) {
      return i;
    }
  }
  const std::size_t first = text.find_first_of(kKinds, at + 2);
  return first != text.npos && first - at <= kLongest ? first : text.npos;
}

}  // namespace

std::string Home::region_at(Level wanted) const {
  switch (wanted) {
    case Level::province:
      return region.province;
    case Level::city:
      if (!region.city.empty()) return region.city;
      if (municipality) return region.province;
      // 澄江市: a county that is a city calls itself 市.
      return region.county.ends_with("市") ? region.county : "";
    case Level::county:
      return region.county;
    default:
      return {};
  }
}

std::string Home::own() const {
  if (!region.county.empty()) return region.county;
  if (!region.city.empty()) return region.city;
  return region.province;
}

Place place_of(const Word& region, const Lexicon& words, const Region& near) {
  Place place;
  place.name = std::string(words.cell(region, "name"));
  const std::string_view forms = words.cell(region, "words");
  place.bare = std::string(forms.substr(forms.rfind('|') + 1));
  place.level = level_of(words.cell(region, "level"));
  place.municipality = words.cell(region, "level") == "municipality";
  place.code = pick_code(words.cell(region, "code"), near, words);
  const std::string_view code = place.code;
  if (place.level == Level::province) {
    place.region.province = place.name;
  } else if (!code.empty()) {
    place.region.province = name_of_code(code.substr(0, 2), words);
    const std::string_view first = code.substr(0, 2);
    place.municipality =
        first == "11" || first == "12" || first == "31" || first == "50";
  }
  if (place.level == Level::city) place.region.city = place.name;
  if (place.level == Level::county) {
    place.region.county = place.name;
    if (!code.empty() && !place.municipality) {
      place.region.city = name_of_code(code.substr(0, 4), words);
    }
  }
  return place;
}

Place unlisted_place(std::u32string_view name) {
  Place place;
  place.name = to_utf8(name);
  place.bare = to_utf8(name.substr(0, name.size() - 1));
  switch (name.back()) {
    case U'省':
      place.level = Level::province;
      place.region.province = place.name;
      break;
    case U'市':
    case U'州':
    case U'盟':
      place.level = Level::city;
      place.region.city = place.name;
      break;
    default:
      place.level = Level::county;
      place.region.county = place.name;
  }
  return place;
}

std::string bare_region(std::string_view name, const Lexicon& words) {
  const std::u32string wide = to_u32(name);
  const Word region = words.begins(wide, 0, Dictionary::region);
  if (region && region.length == wide.size()) {
    const std::string_view forms = words.cell(region, "words");
    std::string bare(forms.substr(forms.rfind('|') + 1));
    if (bare != name || wide.size() < 3) return bare;
  }
  if (wide.size() > 2 && kKinds.find(wide.back()) != kKinds.npos) {
    return to_utf8(wide.substr(0, wide.size() - 1));
  }
  return std::string(name);
}

Home home_of_name(std::string_view name, const Lexicon& words) {
  Home home;
  std::u32string text = folded(name);
  if (text.starts_with(U"中共")) text.erase(0, 2);
  std::size_t at = 0;
  for (;;) {
    const Word region = words.begins(text, at, Dictionary::region);
    if (region && words.cell(region, "level") != "zone") {
      enter(home, place_of(region, words, home.region));
      at += region.length;
      continue;
    }
    // A region no dictionary lists: up to 市, 县, 区, before an organ.
    if (region || words.begins(text, at, Dictionary::department)) break;
    const std::size_t kind = unlisted_end(text, at, words);
    if (kind == text.npos) break;
    const auto unlisted = text.substr(at, kind + 1 - at);
    enter(home, unlisted_place(unlisted));
    home.code.clear();
    at = kind + 1;
  }
  const Word zone = words.begins(text, at, Dictionary::region);
  if (zone && words.cell(zone, "level") == "zone") {
    home.zone = std::string(words.cell(zone, "name"));
  }
  if (empty(home)) {
    const Word organ = words.begins(text, 0, Dictionary::department);
    if (words.cell(organ, "level") == "national") home.level = Level::national;
  }
  return home;
}

Home find_home(const Scene& scene, const Metadata& metadata,
               const std::vector<Mention>& mentions) {
  Home home;
  const auto take = [&home](RegionSource from, const auto& read) {
    if (!empty(home)) return;
    home = read();
    if (!empty(home)) home.from = from;
  };
  const auto named = [&scene](const std::string& name) {
    return name.empty() ? Home{} : home_of_name(name, scene.words);
  };
  take(RegionSource::given_region, [&] { return named(scene.context.region); });
  take(RegionSource::given_issuer, [&] { return named(scene.context.issuer); });
  for (const std::string& issuer : metadata.issuers) {
    take(RegionSource::issuer, [&] { return named(issuer); });
  }
  take(RegionSource::signature, [&] { return signed_home(scene, mentions); });
  take(RegionSource::heading, [&] { return heading_home(scene); });
  take(RegionSource::bodies, [&] { return most_named(scene, mentions); });
  return home;
}

}  // namespace tiaowen
