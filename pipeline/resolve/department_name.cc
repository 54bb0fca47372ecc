#include "pipeline/resolve/department_name.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

void replace(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != text.npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// GB/T 2260 in six places.
std::string padded(std::string code) {
  if (!code.empty()) code.resize(6, '0');
  return code;
}

// 党组 and 党委 make the whole a Party body.
bool is_party_part(std::u32string_view part) {
  return part.find(U"党组") != part.npos || part.find(U"党委") != part.npos;
}

// Are two names of the same words read as the same organ, with its region and
// parts in the same places?
bool reads_alike(const BodyName& a, const BodyName& b) {
  const auto same_word = [](const Word& one, const Word& other) {
    return one.row == other.row && one.length == other.length;
  };
  const auto same_place = [&](Span one, Span other) {
    return one.length() == other.length() &&
           (one.empty() ||
            one.begin - a.span.begin == other.begin - b.span.begin);
  };
  const RegionPrefix &of_a = a.prefix, &of_b = b.prefix;
  return same_word(a.organ, b.organ) &&
         same_place(a.organ_span, b.organ_span) &&
         same_place(a.branch, b.branch) && same_place(a.part, b.part) &&
         same_word(of_a.region, of_b.region) &&
         same_word(of_a.zone, of_b.zone) && of_a.level == of_b.level &&
         of_a.many == of_b.many && of_a.party == of_b.party &&
         same_place(of_a.span, of_b.span) &&
         same_place(of_a.region_span, of_b.region_span);
}

}  // namespace

NameReader::NameReader(const Scene& scene, const Home& home)
    : text_(scene.text.folded),
      scene_(scene),
      words_(scene.words),
      home_(home) {
  for (std::size_t level = 0; level < homes_.size(); ++level) {
    homes_[level] = read_home(static_cast<Level>(level));
  }
}

std::string NameReader::written(Span span) const {
  std::string out;
  std::u32string_view words = scene_.text.published(span);
  while (!words.empty()) {
    const auto blank = std::find_if(words.begin(), words.end(), is_space);
    const auto length = static_cast<std::size_t>(blank - words.begin());
    append_utf8(words.substr(0, length), out);
    words.remove_prefix(std::min(length + 1, words.size()));
  }
  return out;
}

NameReader::Where NameReader::read_home(Level level) const {
  Where where;
  where.region = home_.region_at(level);
  where.known = !where.region.empty();
  where.bare = bare_region(where.region, words_);
  where.level = level;
  if (level == Level::city && home_.region.city.empty()) {
    where.level = home_.municipality ? Level::province : Level::county;
  }
  const std::size_t digits = where.level == Level::province ? 2
                             : where.level == Level::city   ? 4
                                                            : 6;
  where.code = home_.code.substr(0, digits);
  return where;
}

const Place& NameReader::place(const Word& region) {
  constexpr std::uint32_t kNone = 0xFFFFFFFF;
  const std::uint32_t row = region ? region.row : kNone;
  const auto known = places_.find(row);
  if (known != places_.end()) return known->second;
  return places_.emplace(row, place_of(region, words_, home_.region))
      .first->second;
}

NameReader::Where NameReader::where_of(const RegionPrefix& prefix) {
  Where where;
  if (prefix.region) {
    const Place& inner = place(prefix.region);
    where = {inner.name, inner.bare, inner.code, inner.level, true};
    // 玉溪市红塔区: the county with the city it is written behind.
    const Span outer{prefix.span.begin, prefix.region_span.begin};
    const Word above = words_.ends(text_, outer.end, Dictionary::region);
    if (inner.level == Level::county && above && !outer.empty()) {
      const Place& parent = place(above);
      if (parent.level == Level::city)
        where.region = parent.name + where.region;
    }
  } else if (!prefix.region_span.empty()) {
    const Place unlisted = unlisted_place(
        text_.substr(prefix.region_span.begin, prefix.region_span.length()));
    where = {unlisted.name, unlisted.bare, "", unlisted.level, true};
  } else if (prefix.level != Level::none) {
    where = home_at(prefix.level);
  }
  if (prefix.zone) {
    const std::string zone(words_.cell(prefix.zone, "name"));
    const bool own = !words_.cell(prefix.zone, "code").empty();
    if (!prefix.region) {
      if (!own) where = home_at(Level::city);
    }
    where.region = own ? zone : where.bare + zone;
    where.bare = where.region;
    where.level = Level::county;
    where.known = true;
  }
  return where;
}

// 省财政 is the 财政厅, 县财政 the 财政局: the name of the same organ at its
// level.
std::string_view NameReader::rank_name(const Word& organ, Level level) const {
  const std::string_view id = words_.cell(organ, "id");
  const std::size_t rows = words_.rows(Dictionary::department);
  for (std::size_t row = 0; row < rows; ++row) {
    if (words_.cell(Dictionary::department, row, "id") != id) continue;
    if (level_of(words_.cell(Dictionary::department, row, "level")) != level) {
      continue;
    }
    const auto name = words_.cell(Dictionary::department, row, "name");
    if (!name.empty()) return name;
  }
  return words_.cell(organ, "name");
}

// 区 in a paper of the city, 镇 in one of the county: each below the issuer.
bool NameReader::below(Level level) const {
  return home_.level != Level::none && level > home_.level;
}

FullName NameReader::as_written(Span span) const {
  FullName full;
  full.name = written(span);
  return full;
}

// One document has few names; those of the same words and another meaning
// are fewer.
const FullName& NameReader::named(const BodyName& name, const FullName* head) {
  constexpr std::size_t kMostMeanings = 8;
  const auto words = text_.substr(name.span.begin, name.span.length());
  std::size_t meanings = 0;
  const auto [first, last] = known_.equal_range(words);
  for (auto one = first; one != last; ++one, ++meanings) {
    const Known& known = one->second;
    if (known.head == head && reads_alike(known.read, name)) {
      return *known.full;
    }
  }
  const FullName& full = keep(name_of(name, head));
  if (meanings < kMostMeanings) known_.insert({words, {name, head, &full}});
  return full;
}

FullName NameReader::name_of(const BodyName& name, const FullName* head) {
  const auto cell = [&](ColumnName column) {
    return words_.cell(name.organ, column);
  };
  FullName full;
  const std::string_view level = cell("level");
  const bool alone =
      name.prefix.span.empty() ||
      (name.prefix.level == Level::national && !name.prefix.region);
  const std::string_view national = cell("national");
  const std::string part = written(name.part);
  const auto finish = [&](FullName result) {
    if (is_party_part(text_.substr(name.part.begin, name.part.length()))) {
      result.name = "中共" + result.name;
    }
    result.name += part;
    return result;
  };
  if (!name.branch.empty()) {
    full.name = std::string(national) + written(name.branch);
    full.id = std::string(cell("id"));
    const Word region =
        words_.begins(text_, name.branch.begin, Dictionary::region);
    if (region) {
      const Place& branch = place(region);
      full.region = branch.name;
      full.level = branch.level;
      if (!branch.code.empty()) full.id = padded(branch.code) + ":" + full.id;
      return finish(std::move(full));
    }
    // 人民银行|市|分行: of the document's own city.
    const Word home =
        words_.begins(text_, name.branch.begin, Dictionary::region_prefix);
    const Where& own = home_at(level_of(words_.cell(home, "level")));
    if (own.known) {
      full.name = std::string(national) + own.region +
                  written({name.branch.begin + home.length, name.branch.end});
      full.region = own.region;
      full.level = own.level;
      full.why = NameReason::home;
      if (!own.code.empty()) full.id = padded(own.code) + ":" + full.id;
    }
    return finish(std::move(full));
  }
  Where where = where_of(name.prefix);
  if (alone && head != nullptr && level != "national") {
    if (head->level == Level::national && !national.empty()) {
      where = {};
    } else if (!head->region.empty()) {
      where = {head->region, head->bare, head->code, head->level, true};
      full.why = NameReason::head;
      if (level == "province" && head->level != Level::province) {
        where = home_at(Level::province);
      }
    }
  } else if (alone && level_of(level) > Level::national) {  // 团市委
    where = home_at(level_of(level));
    full.why = NameReason::home;
  } else if (alone && level != "national" && home_.level != Level::national) {
    where = home_at(home_.level);
    full.why = NameReason::home;
    if (!home_.zone.empty() && where.region.empty()) where.known = false;
  }
  // 市移民局: of the city, though only the State's is listed.
  if (level == "national" && !alone && where.known &&
      where.level > Level::national) {
    full.name = where.region + written(name.organ_span);
    full.region = where.region;
    full.bare = where.bare;
    full.level = where.level;
    full.why = NameReason::shape;
    return finish(std::move(full));
  }
  if (level == "national" || (alone && !where.known && !national.empty())) {
    full.name = std::string(national);
    full.id = std::string(cell("id"));
    full.level = Level::national;
    full.why = NameReason::national;
    return finish(std::move(full));
  }
  if (!alone && !name.prefix.region && name.prefix.region_span.empty()) {
    full.why = NameReason::home;
  }
  if (!where.known || cell("name").empty()) {
    full.name = written(name.span);
    // 国家经济委员会, 中国政府: national, whatever the register knows.
    if (name.prefix.level == Level::national) {
      full.level = Level::national;
      return full;
    }
    // 市级财政 where no city is known: those of the cities.
    full.many = below(name.prefix.level) ||
                (alone && level_of(level) > Level::national);
    full.resolved = full.many;
    return full;
  }
  full.name = std::string(level == "acting" ? rank_name(name.organ, where.level)
                                            : cell("name"));
  replace(full.name, "{}", where.region);
  replace(full.name, "{-}", where.bare);
  full.region = where.region;
  full.bare = where.bare;
  full.code = where.code;
  full.level = where.level;
  full.id = padded(where.code);
  if (!full.id.empty()) full.id += ":";
  full.id += cell("id");
  return finish(std::move(full));
}

FullName NameReader::of_region(Span region, std::uint32_t organ) {
  FullName full = as_written(region);
  const Word word = words_.begins(text_, region.begin, Dictionary::region);
  const Place& its = place(word);
  full.name = std::string(words_.cell(Dictionary::department, organ, "name"));
  replace(full.name, "{}", its.name);
  replace(full.name, "{-}", its.bare);
  full.region = its.name;
  full.bare = its.bare;
  full.code = its.code;
  full.level = its.level;
  full.id = padded(its.code);
  if (!full.id.empty()) full.id += ":";
  full.id += words_.cell(Dictionary::department, organ, "id");
  return full;
}

FullName NameReader::shaped(Span span) {
  FullName full;
  full.why = NameReason::shape;
  // The region in front, read forwards.
  std::uint32_t at = span.begin;
  while (const Word region = words_.begins(text_, at, Dictionary::region)) {
    at += region.length;
  }
  if (at == span.begin) {
    const Word home = words_.begins(text_, at, Dictionary::region_prefix);
    const std::string_view kind = words_.cell(home, "kind");
    if (kind == "home" || kind == "any") at += home.length;
  }
  const Word organ = words_.begins(text_, at, Dictionary::department);
  if (organ && at + organ.length < span.end) {
    const BodyName inner = read_body_name(text_, at, organ, words_);
    if (inner.span.begin == span.begin && inner.span.end < span.end) {
      full = named(inner, nullptr);
      full.name += written({inner.span.end, span.end});
      full.why = NameReason::shape;
      full.id.clear();
      return full;
    }
  }
  const RegionPrefix prefix = read_region_prefix(text_, at, words_);
  const Where where = where_of(prefix);
  full.region = where.region;
  full.bare = where.bare;
  full.level = where.level;
  if (prefix.region || !prefix.region_span.empty()) {
    full.name = written(span);
    return full;
  }
  if (prefix.level == Level::national) {
    full.name = written(span);
    full.level = Level::national;
    return full;
  }
  full.many = !where.known && below(prefix.level);
  // 云栖新区管委会: a zone is named by its own name.
  full.resolved = where.known || full.many || prefix.span.empty();
  full.name =
      where.known ? where.region + written({at, span.end}) : written(span);
  return full;
}

}  // namespace tiaowen
