// Lists of bodies: 甲局、乙局和丙办 play one part.
#include <algorithm>

#include "extractors/role.h"
#include "pipeline/model/clause_mark.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// 、 和 及 或者; 等部门和: the list goes on behind what sums up its beginning.
bool is_joint(std::u32string_view between, const Lexicon& words) {
  constexpr std::u32string_view kJoints = U"、和与及以其或者 等";
  const Word sum = words.begins(between, 0, Dictionary::body_word);
  if (words.cell(sum, "kind") == "sum") between.remove_prefix(sum.length);
  return between.size() <= 3 && !between.empty() &&
         between.find_first_not_of(kJoints) == between.npos;
}

// 甲局、某某集团、乙局: firms in the midst of bodies.
bool skips_firms(std::u32string_view between, const Lexicon& words) {
  constexpr std::size_t kLongest = 40;
  if (between.size() < 4 || between.size() > kLongest ||
      between.front() != U'、' || between.back() != U'、') {
    return false;
  }
  for (std::size_t at = 1; at < between.size();) {
    const std::size_t end = between.find(U'、', at);
    const std::u32string_view item = between.substr(at, end - at);
    const Word firm = words.ends(item, item.size(), Dictionary::body_word);
    if (words.cell(firm, "kind") != "firm") return false;
    if (item.find_first_of(U",;。:()\n\t") != item.npos) return false;
    at = end + 1;
  }
  return true;
}

// 甲局、乙局、|某某公司: a firm at the end of a list of bodies; where it ends.
std::uint32_t past_firm(const Reading& reading, std::uint32_t end) {
  constexpr std::size_t kLongest = 24;
  const std::u32string_view text = reading.text.folded;
  const std::u32string_view rest = text.substr(end, kLongest);
  if (rest.empty() || rest.front() != U'、') return end;
  for (std::size_t at = 1; at < rest.size() && is_han(rest[at]); ++at) {
    const Word firm = reading.words.begins(rest, at, Dictionary::body_word);
    if (at > 2 && reading.words.cell(firm, "kind") == "firm") {
      return past_firm(reading, end + static_cast<std::uint32_t>(at) +
                                    static_cast<std::uint32_t>(firm.length));
    }
  }
  return end;
}

// 甲局,乙局 is a list behind a bracket or a label; elsewhere a comma ends a
// clause.
bool is_comma(std::u32string_view between) {
  return between == U"," || between == U", ";
}
bool encloses(const Reading& reading, Span list) {
  constexpr std::uint32_t kLongest = 120;
  const std::u32string_view text = reading.text.folded;
  if (list.begin > 0 && text[list.begin - 1] == U':') return true;
  for (std::uint32_t at = list.begin; at > 0 && list.begin - at < kLongest;
       --at) {
    const char32_t c = text[at - 1];
    if (c == U'(') return true;
    if (c == U')' || c == U'。' || c == U'\n' || c == U'\t') return false;
  }
  return false;
}

}  // namespace

std::vector<BodyList> lists_of(const Reading& reading,
                               const std::vector<Body>& bodies) {
  std::vector<BodyList> lists;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (!lists.empty()) {
      BodyList& last = lists.back();
      const auto gap = reading.text.view({last.span.end, bodies[i].span.begin});
      if (is_joint(gap, reading.words) || skips_firms(gap, reading.words) ||
          (is_comma(gap) && encloses(reading, last.span))) {
        last.last = i;
        last.span.end = bodies[i].span.end;
        continue;
      }
    }
    lists.push_back({i, i, bodies[i].span});
  }
  for (BodyList& list : lists) {
    list.span.end = past_firm(reading, list.span.end);
  }
  return lists;
}

bool Ranks::leads_first(const BodyList& list) {
  if (list.first == list.last) return false;
  const std::u32string_view text = reading_.text.folded;
  const std::uint32_t bracket = list.span.begin;
  if (bracket == 0 || text[bracket - 1] != U'(') return false;
  const std::size_t close = text.find(U')', list.span.end);
  if (close == text.npos || in_force_from() > close) return false;
  return text.substr(list.span.end, close - list.span.end).find(U"牵头负责") ==
         text.npos;
}

std::uint32_t Ranks::in_force_from() {
  constexpr std::uint32_t kNever = ~0U;
  if (!from_) {
    const auto roles = reading_.seen.of(Dictionary::role);
    const auto first =
        std::find_if(roles.begin(), roles.end(), [&](const Sighting& seen) {
          return reading_.words.cell(seen.word, "after") == "first";
        });
    from_ = first == roles.end() ? kNever : first->begin;
  }
  return *from_;
}

bool signs(const Reading& reading, Span list) {
  const std::u32string_view text = reading.text.folded;
  std::uint32_t begin = list.begin;
  while (begin > 0 && text[begin - 1] != U'\n') {
    if (!is_space(text[begin - 1])) return false;
    --begin;
  }
  std::uint32_t at = list.end;
  while (at < text.size() && text[at] != U'\n') {
    if (!is_space(text[at])) return false;
    ++at;
  }
  while (at < text.size() && is_space(text[at])) ++at;
  // The first words of the title; or 2024年, 二〇二四年.
  std::uint32_t length = 0;
  const std::u32string_view behind = text.substr(at);
  return mark_use(behind, reading.words, length) == "subject" ||
         behind.substr(0, 5).find(U'年') != text.npos;
}

}  // namespace tiaowen
