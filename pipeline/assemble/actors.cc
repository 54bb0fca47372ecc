#include "pipeline/assemble/actors.h"

#include <algorithm>
#include <string_view>

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestBearer = 24;

Span united(Span a, Span b) {
  if (a.empty()) return b;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

bool always_bears(const Material& material, const Word& word) {
  return material.words.cell(word, "always") == "yes";
}

// Before its cue a subject may have adverbs: 企业原则上应, 申请人还须.
std::uint32_t before_adverbs(const Material& material, std::uint32_t begin,
                             std::uint32_t end) {
  while (end > begin) {
    const Word word = material.words.ends(material.text.folded, end,
                                          Dictionary::action_opening);
    if (!word || material.words.cell(word, "kind") != "adverb" ||
        end - word.length <= begin) {
      break;
    }
    end -= word.length;
  }
  return end;
}

// 申报单位应当…: the words between the openings and the first cue, where they
// end in a word for someone who bears duties.
std::optional<Span> bearer_before(const Material& material, std::uint32_t begin,
                                  const Cue& cue) {
  const std::uint32_t end = before_adverbs(material, begin, cue.span.begin);
  if (end <= begin || end - begin > kLongestBearer) return std::nullopt;
  if (!material.words.ends(material.text.folded, end, Dictionary::bearer)) {
    return std::nullopt;
  }
  return Span{begin, end};
}

std::optional<Span> bearer_of(const Material& material, const Start& start,
                              std::span<const Cue> cues) {
  const Word word = material.words.begins(material.text.folded, start.opened,
                                          Dictionary::bearer);
  if (word && always_bears(material, word)) {
    return Span{start.opened, start.opened + word.length};
  }
  if (start.preposition) return std::nullopt;  // 对企业…应当: the object
  const auto cue = std::find_if(cues.begin(), cues.end(),
                                [](const Cue& one) { return one.strong; });
  return cue == cues.end() ? std::nullopt
                           : bearer_before(material, start.opened, *cue);
}

// 委托, 会同, 责令: who stands behind it is no subject.
bool deals_with_others(const Material& material, std::uint32_t at) {
  const Word role =
      material.words.begins(material.text.folded, at, Dictionary::role);
  if (!role || role.length < 2) return false;
  const std::string_view before = material.words.cell(role, "before");
  return before == "stop" || before == "subject" || before == "support";
}

// Does a bearer that ends at `at` act in the words behind, up to `end`?
bool acts_from(const Material& material, std::uint32_t at, std::uint32_t end,
               std::span<const Cue> cues) {
  if (std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
        return cue.strong && before_adverbs(material, at, cue.span.begin) == at;
      })) {
    return true;
  }
  const Start rest = start_of(material, {at, end});
  // 毕业生于每年9月30日前向学校提出申请
  const bool by_then = rest.opened > at + 1 &&
                       material.places.first_from(at) <
                           material.places.first_from(rest.opened) &&
                       begins_with_action(material, {at, end}, rest);
  return by_then || rest.verb;
}

// 民政部门委托第三方机构, 超出部分由企业: whom another deals with, behind `at`.
// 书面告知申请人: whom it is done to.
bool leads_to_object(const Material& material, std::uint32_t at,
                     std::uint32_t begin) {
  const Opening opening = opening_at(material, at);
  if (opening.length == 1 && opening.kind == Opening::Kind::preposition) {
    return true;
  }
  const std::u32string_view text = material.text.folded;
  return deals_with_others(material, at) ||
         (at > begin &&
          material.words.begins(text, at, Dictionary::action_verb) &&
          !material.words.begins(text, at, Dictionary::bearer));
}

// 公共机构带头使用…, 各新闻媒体要加强…: someone else's words at the head of a
// fragment, up to a verb, an adverb or a word of duty.
std::optional<Span> stranger_of(const Material& material, Span fragment,
                                std::uint32_t begin,
                                std::span<const Cue> cues) {
  constexpr std::uint32_t kLeast = 2;
  const std::u32string_view text = material.text.folded;
  std::uint32_t last = std::min(fragment.end, begin + kLongestBearer);
  const std::uint32_t next = material.places.first_from(begin + kLeast);
  if (next < material.mentions.size()) {  // 市财政局: no stranger goes so far
    last = std::min(last, material.mentions[next].span.begin);
  }
  const auto bearer_ends = [&](std::uint32_t at) {
    return static_cast<bool>(material.words.ends(text, at, Dictionary::bearer));
  };
  std::uint32_t first = begin + kLeast;  // most fragments name nobody
  while (first < last && !bearer_ends(first)) ++first;
  if (first >= last) return std::nullopt;
  for (std::uint32_t at = begin + kLeast; at < last; ++at) {
    if (leads_to_object(material, at - 1, begin)) return std::nullopt;
    if (at < first || !bearer_ends(at)) continue;
    const bool inside =
        std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
          return cue.span.begin >= begin && cue.span.begin < at;
        });
    if (inside) return std::nullopt;  // 不得向担保机构投资: no subject
    if (acts_from(material, at, fragment.end, cues)) return Span{begin, at};
  }
  return std::nullopt;
}

// Is the mention itself what a bearer is called: 申报单位 as a department?
bool is_bearer(const Material& material, Span span) {
  const Word word = material.words.begins(material.text.folded, span.begin,
                                          Dictionary::bearer);
  return word && always_bears(material, word) &&
         span.begin + word.length == span.end;
}

// 责任单位：, 配合单位： in the words before a name; true where it is the
// label of those who support.
std::optional<bool> label_in(const Material& material, Span span) {
  std::optional<bool> label;
  const std::u32string_view text = material.text.folded;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word =
        material.words.begins(text, at, Dictionary::responsibility);
    if (!word || at + word.length >= span.end) continue;
    if (text[at + word.length] != U':') continue;
    label = material.words.cell(word, "part") == "support";
    at += word.length;
  }
  return label;
}

// 市住建局局长任副组长: a person, not the body.
bool is_person(const Material& material, Span name) {
  return static_cast<bool>(material.words.begins(material.text.folded, name.end,
                                                 Dictionary::person_title));
}

// 不低于某基金承担的比例, 应先请第三方机构: compared with, or asked by another.
bool is_object(const Material& material, Span name, Span fragment,
               std::span<const Cue> cues) {
  if (std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
        return cue.limit && cue.span.end == name.begin;
      })) {
    return true;
  }
  // 组织乡镇(街道)开展…: read with the verb whose object it is.
  const Word role =
      material.words.begins(material.text.folded, name.begin, Dictionary::role);
  if (role && role.length < name.length() &&
      material.words.cell(role, "act") == "yes") {
    return true;
  }
  if (name.begin <= fragment.begin + 1) return false;
  const char32_t before = material.text.folded[name.begin - 1];
  return before == U'请' || before == U'托';
}

// 市科技局应当…, 某基金的比例不得低于…: a body at the head of a fragment with a
// word of duty is its subject, whatever else it may be read as.
void add_subject(const Material& material, std::uint32_t begin,
                 std::span<const Cue> cues, Actors& actors) {
  if (std::none_of(cues.begin(), cues.end(),
                   [](const Cue& cue) { return cue.strong || cue.limit; })) {
    return;
  }
  const MentionRange range = mentions_in(material, {begin, begin + 1});
  if (range.begin == range.end) return;
  const Department* department = department_at(material, range.begin);
  const Span span =
      material.mentions[static_cast<std::size_t>(range.begin)].span;
  if (department == nullptr || span.begin != begin) return;
  if (is_bearer(material, span) || is_person(material, span)) return;
  if (department->role == DepartmentRole::other ||
      department->role == DepartmentRole::issue ||
      department->role == DepartmentRole::subject) {
    actors.leads.push_back(range.begin);
    actors.from = united(actors.from, span);
  }
}

bool is_subject(const Material& material, std::uint32_t begin,
                const Actors& actors) {
  const std::uint32_t at =
      material.mentions[static_cast<std::size_t>(actors.leads.front())]
          .span.begin;
  return at == begin || (at > 0 && material.text.folded[at - 1] == U'由');
}

}  // namespace

MentionRange mentions_in(const std::vector<Mention>& mentions, Span span) {
  const auto before = [](const Mention& m, std::uint32_t at) {
    return m.span.begin < at;
  };
  const auto begin =
      std::lower_bound(mentions.begin(), mentions.end(), span.begin, before);
  const auto end = std::lower_bound(begin, mentions.end(), span.end, before);
  return {static_cast<int>(begin - mentions.begin()),
          static_cast<int>(end - mentions.begin())};
}

void read_actors(const Material& material, Span fragment, const Start& start,
                 bool closes, std::span<const Cue> cues, Asides asides,
                 Actors& actors) {
  const MentionRange range = mentions_in(material, fragment);
  for (int i = range.begin; i < range.end; ++i) {
    const Department* department = department_at(material, i);
    if (department == nullptr) continue;
    const Span span = material.mentions[static_cast<std::size_t>(i)].span;
    if (within(asides, span.begin)) continue;
    if (department->role == DepartmentRole::support) {
      actors.supports.push_back(i);
    } else if (department->role == DepartmentRole::lead &&
               !is_bearer(material, span) && !is_person(material, span) &&
               !is_object(material, span, fragment, cues)) {
      actors.leads.push_back(i);
    } else {
      continue;
    }
    actors.from = united(actors.from, span);
  }
  if (actors.leads.empty()) add_subject(material, start.opened, cues, actors);
  if (!actors.leads.empty()) {
    actors.subject = is_subject(material, start.opened, actors);
    return;
  }
  actors.bearer = bearer_of(material, start, cues);
  actors.subject = actors.bearer.has_value();
  if (actors.bearer) {
    actors.from = united(actors.from, *actors.bearer);
  } else if (start.opened < fragment.end && !start.verb && !start.preposition &&
             !closes) {
    actors.stranger = stranger_of(material, fragment, start.opened, cues);
  }
}

Actors responsible_in(const Material& material, Span span) {
  Actors actors;
  const bool said =
      first_word(material, span, Dictionary::responsibility).has_value();
  constexpr std::uint32_t kBesideNames = 4;  // the bracket and 等
  const bool bracket = material.text.folded[span.begin] == U'(';
  if (!said && !bracket) return actors;
  const MentionRange range = mentions_in(material, span);
  std::uint32_t read = span.begin, covered = 0;
  std::optional<bool> labelled;  // does the last label say who supports?
  for (int i = range.begin; i < range.end; ++i) {
    const Department* department = department_at(material, i);
    if (department == nullptr) continue;
    const Span name = material.mentions[static_cast<std::size_t>(i)].span;
    if (const auto label = label_in(material, {read, name.begin})) {
      labelled = *label;
      covered += name.begin - read;
    }
    read = name.end;
    covered += name.length() + 1;
    // 责任单位:甲牵头,乙、丙配合
    const bool supports =
        labelled.value_or(false) || department->role == DepartmentRole::support;
    (supports ? actors.supports : actors.leads).push_back(i);
    actors.from = united(actors.from, name);
  }
  // A bracket that only mentions a body, as in （市科技局负责的项目除外）.
  if (2 * covered < span.length() && !labelled) return {};
  // （市商务局、市财政局）: nothing but names.
  if (!said && covered + kBesideNames < span.length()) return {};
  return actors;
}

}  // namespace tiaowen
