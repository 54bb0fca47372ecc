// Departments: who is meant, word for word.
//
//   市科技局、市财政局         organs of the register behind a region
//   市抚河管理局               by shape: behind a region, ends like a body
//   各级担保机构应当…          classes of bodies, where they act
//
// Words: department.tsv, region.tsv, region_prefix.tsv, organ_part.tsv,
// body_shape.tsv, collective.tsv; parts played: role.tsv. Examples:
// corpus/expressions/department.txt. Full names come from resolve/.
#include "extractors/department.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "extractors/digit.h"
#include "pipeline/model/definition.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Characters that lead to a name: 由, 报, 向, 与 …
constexpr LetterSet kLeading(U"由经报向对和与及或商至给请送为将在被的到驻原以");

bool is_joint(std::u32string_view between) {
  constexpr std::u32string_view kJoints = U"、,和与及以其 等";
  return !between.empty() && between.size() <= 3 &&
         between.find_first_not_of(kJoints) == between.npos;
}

// 地方政府, 各级政府: classes told apart only by what they do.
bool vague(const Reading& reading, const Word& organ,
           const RegionPrefix& prefix) {
  if (!prefix.many || reading.words.cell(organ, "id") != "government") {
    return false;
  }
  const std::u32string_view words = reading.text.view(prefix.span);
  return words.find(U'、') == words.npos && words.find(U'(') == words.npos;
}

// Whether a name without a region stands in a list behind one that has.
void keep_lists(const Reading& reading, std::vector<Body>& bodies) {
  for (std::size_t i = 1; i < bodies.size(); ++i) {
    const Body& before = bodies[i - 1];
    if (!bodies[i].needs_list || before.needs_list) continue;
    const Span gap{before.span.end, bodies[i].span.begin};
    if (is_joint(reading.text.view(gap))) bodies[i].needs_list = false;
  }
}

// 镇人民政府(街道办事处) is one class; a second name in brackets behind a
// full one (某局(某委)) is the same body.
void join_brackets(const Reading& reading, std::vector<Body>& bodies) {
  const std::u32string_view text = reading.text.folded;
  std::size_t kept = 0;
  for (const Body& body : bodies) {
    const bool enclosed = kept > 0 && body.span.begin > 0 &&
                          bodies[kept - 1].span.end + 1 == body.span.begin &&
                          text[body.span.begin - 1] == U'(' &&
                          text.substr(body.span.end, 1) == U")";
    if (enclosed && !bodies[kept - 1].many && !body.many) continue;
    bodies[kept++] = body;
  }
  bodies.resize(kept);
  for (Body& body : bodies) {
    const Word office =
        reading.words.begins(text, body.span.end, Dictionary::body_word);
    if (reading.words.cell(office, "kind") != "office") continue;
    if (!body.many && reading.words.cell(office, "alone").empty()) continue;
    body.span.end += office.length;
    body.many = true;
    body.rule = "department.class";
  }
  settle_bodies(bodies);
}

// 主管部门(某市科技局): the one in brackets does what the class before does.
void share_brackets(const Reading& reading, std::vector<Body>& bodies) {
  const std::u32string_view text = reading.text.folded;
  for (std::size_t i = 1; i < bodies.size(); ++i) {
    const Body& before = bodies[i - 1];
    Body& body = bodies[i];
    const bool enclosed = before.span.end + 1 == body.span.begin &&
                          text[before.span.end] == U'(' &&
                          text.substr(body.span.end, 1) == U")";
    if (enclosed && before.many) body.role = before.role;
  }
}

// The short names that the text gives its bodies, wherever they stand from
// there on.
std::vector<Body> find_aliases(const Reading& reading,
                               const std::vector<Body>& known) {
  constexpr std::size_t kMost = 64;
  const std::u32string_view text = reading.text.folded;
  std::vector<Body> found;
  std::size_t count = 0;
  for (const Definition& definition : reading.definitions) {
    if (definition.title || count == kMost) continue;
    auto after = std::partition_point(
        known.begin(), known.end(),
        [&](const Body& b) { return b.span.begin < definition.at; });
    if (after == known.begin()) continue;
    if (!defines(text, definition, std::prev(after)->span.end)) continue;
    ++count;
    const std::u32string_view alias = reading.text.view(definition.alias);
    for (std::size_t at =
             find_letter(text, alias.front(), definition.alias.end);
         at != text.npos; at = find_letter(text, alias.front(), at + 1)) {
      if (text.substr(at, alias.size()) != alias ||
          !name_may_begin(reading, at)) {
        continue;
      }
      Body body;
      const auto begin = static_cast<std::uint32_t>(at);
      body.span = {begin, begin + definition.alias.length()};
      body.rule = "department.alias";
      found.push_back(body);
    }
  }
  return found;
}

// Bodies of weak shape are meant where they play a part, and wherever the
// text is about them: its first lines name them.
void keep_known(const Reading& reading, std::vector<Body>& bodies) {
  constexpr std::uint32_t kHeading = 300;
  const auto idles = [](const Body& body) {
    return body.weak && body.role == DepartmentRole::other;
  };
  if (std::none_of(bodies.begin(), bodies.end(), idles)) return;
  std::set<std::u32string_view> known;
  for (const Body& body : bodies) {
    const bool heads = !body.many && body.span.begin < kHeading;
    if (body.needs_role && (body.role != DepartmentRole::other || heads)) {
      known.insert(reading.text.view(body.span));
    }
  }
  for (Body& body : bodies) {
    if (idles(body) && known.contains(reading.text.view(body.span))) {
      body.needs_role = false;
    }
  }
}

// 红塔区、江川区、通海县人民政府: the regions before the last one name bodies
// too, with the organ at the end.
void add_shared(const Reading& reading, const BodyName& name,
                std::vector<Body>& found) {
  const std::u32string_view text = reading.text.folded;
  std::uint32_t begin = name.prefix.span.begin;
  if (!name.prefix.region || begin == 0) return;
  while (begin > 1 && (text[begin - 1] == U'、' || text[begin - 1] == U'和')) {
    const Word region = reading.words.ends(text, begin - 1, Dictionary::region);
    if (!region || reading.words.cell(region, "level") == "zone") return;
    Body body;
    body.span = {begin - 1 - region.length, begin - 1};
    body.rule = "department.shared";
    body.row = {static_cast<std::uint16_t>(Dictionary::department),
                name.organ.row};
    begin = body.span.begin;
    found.push_back(std::move(body));
  }
}

// 市委|八届九次全会: what it held, not the body.
bool names_a_session(const Reading& reading, std::uint32_t end) {
  const std::u32string_view text = reading.text.folded;
  std::uint32_t at = end;
  while (at < text.size() && at - end < 3 && kOrdinalLetters.has(text[at])) {
    ++at;
  }
  return at > end && at < text.size() && text[at] == U'届';
}

// 老年人|户籍所在地镇人民政府: whose place it is belongs to the name, from the
// beginning of the clause on.
std::uint32_t with_owner(const Reading& reading, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 8;
  const std::u32string_view text = reading.text.folded;
  const Word place =
      reading.words.begins(text, begin, Dictionary::region_prefix);
  if (reading.words.cell(place, "kind") != "place") return begin;
  for (std::uint32_t at = begin; begin - at <= kLongest; --at) {
    if (at == 0 || (!is_han(text[at - 1]) && text[at - 1] != U'、')) return at;
    if (name_may_begin(reading, at)) break;
  }
  return begin;
}

// Earlier first; of two at one place the longer.
bool before(const Body& a, const Body& b) {
  if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
  return a.span.end > b.span.end;
}

void sort(std::vector<Body>& bodies) {
  if (std::is_sorted(bodies.begin(), bodies.end(), before)) return;
  std::stable_sort(bodies.begin(), bodies.end(), before);
}

void drop_overlaps(std::vector<Body>& bodies) {
  std::size_t kept = 0;
  for (const Body& body : bodies) {
    if (kept > 0 && bodies[kept - 1].span.overlaps(body.span)) continue;
    bodies[kept++] = body;
  }
  bodies.resize(kept);
}

// REQUIRES: `bodies` are sorted.
void merge(std::vector<Body>& bodies, std::vector<Body> more) {
  if (more.empty()) return;
  sort(more);
  const auto middle = static_cast<std::ptrdiff_t>(bodies.size());
  bodies.insert(bodies.end(), more.begin(), more.end());
  std::inplace_merge(bodies.begin(), bodies.begin() + middle, bodies.end(),
                     before);
  drop_overlaps(bodies);
}

void add_mention(const Body& body, std::vector<Mention>& out) {
  Mention& mention = out.emplace_back();
  mention.span = body.span;
  mention.rule = body.rule;
  if (body.row) mention.rows.push_back(*body.row);
  auto& department = mention.value.emplace<Department>();
  department.collective = body.many;
  department.role = body.role;
}

}  // namespace

void settle_bodies(std::vector<Body>& bodies) {
  sort(bodies);
  drop_overlaps(bodies);
}

bool name_may_begin(const Reading& reading, std::size_t at) {
  const std::u32string_view text = reading.text.folded;
  if (at == 0 || !is_han(text[at - 1])) return true;
  if (kLeading.has(text[at - 1])) return true;
  return static_cast<bool>(reading.words.ends(text, at, Dictionary::role));
}

namespace {

// 我局, 本办: whoever writes.
void add_selves(const Reading& reading, std::vector<Body>& found) {
  for (const Sighting& seen : reading.seen.of(Dictionary::region_prefix)) {
    if (reading.words.cell(seen.word, "kind") != "self") continue;
    Body body;
    body.span = {seen.begin, seen.begin + seen.word.length};
    body.rule = "department.self";
    body.needs_role = !reading.words.cell(seen.word, "acts").empty();
    found.push_back(body);
  }
}

}  // namespace

std::vector<Body> find_named_bodies(const Reading& reading) {
  std::vector<Body> found;
  std::set<std::u32string_view> parts;  // 计财科, once a body had one
  for (const Sighting& seen :
       reading.seen.of_both(Dictionary::department, Dictionary::organ_part)) {
    if (seen.word.dictionary == Dictionary::organ_part) {
      const Span span{seen.begin, seen.begin + seen.word.length};
      if (!parts.contains(reading.text.view(span))) continue;
      Body body;
      body.span = span;
      body.rule = "department.part";
      body.needs_role = true;
      found.push_back(std::move(body));
      continue;
    }
    const BodyName name = read_body_name(reading.text.folded, seen.begin,
                                         seen.word, reading.words);
    const bool alone = name.prefix.span.empty();
    const std::string_view level = reading.words.cell(seen.word, "level");
    const bool national = level == "national";
    // 各县(市、区)人民政府、|管委会: of each of them too.
    const bool listed = alone && level == "zone" && !found.empty() &&
                        found.back().many &&
                        found.back().span.end + 1 == seen.begin &&
                        reading.text.folded[seen.begin - 1] == U'、';
    const std::string_view bare = reading.words.cell(seen.word, "bare");
    if (alone && !listed && bare == "no") continue;
    if (alone && !national && !name_may_begin(reading, seen.begin)) continue;
    // 长江|经开区管委会: a zone of its own name, no part of the city's.
    if (name.prefix.zone && !name.prefix.region && !name.many &&
        !name_may_begin(reading, name.span.begin)) {
      continue;
    }
    Body body;
    body.span = name.span;
    if (name.many) body.span.begin = with_owner(reading, body.span.begin);
    body.rule = name.many            ? "department.class"
                : alone && !national ? "department.bare"
                                     : "department.named";
    body.row = {static_cast<std::uint16_t>(Dictionary::department),
                seen.word.row};
    body.many = name.many;
    if (!name.part.empty() && !name.many) {
      parts.insert(reading.text.view(name.part));
    }
    // 县财政: only where it pays or plans.
    body.needs_role = level == "acting" || bare == "acting" ||
                      vague(reading, seen.word, name.prefix);
    body.needs_list = alone && !national && name.branch.empty();
    found.push_back(std::move(body));
    if (!alone && !name.many && name.part.empty()) {
      add_shared(reading, name, found);
    }
  }
  add_selves(reading, found);
  settle_bodies(found);
  return found;
}

void extract_departments(const Reading& reading, std::vector<Mention>& out) {
  std::vector<Body> bodies = find_named_bodies(reading);
  merge(bodies, find_shaped_bodies(reading, bodies));
  merge(bodies, find_aliases(reading, bodies));
  merge(bodies, find_collectives(reading, bodies));
  std::vector<Body> addressed = find_addressees(reading, bodies);
  if (!addressed.empty()) {
    // The parts of the address stand for whatever was found in it.
    auto part = addressed.begin();
    std::erase_if(bodies, [&](const Body& body) {
      while (part != addressed.end() && part->span.end <= body.span.begin) {
        ++part;
      }
      return part != addressed.end() && part->span.overlaps(body.span);
    });
    merge(bodies, addressed);
  }
  join_brackets(reading, bodies);
  keep_lists(reading, bodies);
  assign_roles(reading, bodies);
  share_brackets(reading, bodies);
  keep_known(reading, bodies);
  out.reserve(out.size() + bodies.size());
  for (const Body& body : bodies) {
    const bool plays = body.role != DepartmentRole::other;
    if ((body.needs_role || body.needs_list) && !plays) continue;
    if (!plays && names_a_session(reading, body.span.end)) continue;
    add_mention(body, out);
  }
}

}  // namespace tiaowen
