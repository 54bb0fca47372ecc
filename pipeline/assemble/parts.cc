#include "pipeline/assemble/parts.h"

#include <algorithm>
#include <string_view>

#include "pipeline/assemble/figures.h"

namespace tiaowen {
namespace {

bool ends_as_condition(const Material& material, Span fragment) {
  return static_cast<bool>(material.words.ends(
      material.text.folded, fragment.end, Dictionary::condition));
}

bool opens_at(const Material& material, std::uint32_t at) {
  const Word word =
      material.words.begins(material.text.folded, at, Dictionary::condition);
  return word && material.words.cell(word, "place") == "opening";
}

bool begins_with(const Material& material, Span fragment, Dictionary in,
                 std::string_view kind) {
  const Word word =
      material.words.begins(material.text.folded, fragment.begin, in);
  return word && material.words.cell(word, "kind") == kind;
}

// 对于规模增长较快、风险较低的机构: whom the next fragment is about.
bool describes_whom(const Material& material, Span span) {
  const auto de = material.text.view(span).rfind(U'的');
  if (de == std::u32string_view::npos) return false;
  const Span rest{span.begin + static_cast<std::uint32_t>(de) + 1, span.end};
  return !first_word(material, rest, Dictionary::action_verb);
}

// 为|确保实现达标的目的: what is aimed at, behind 为, is no target.
bool says_purpose(const Material& material, const FragmentReading& reading) {
  if (reading.cues.empty()) return false;
  const Cue& first = reading.cues.front();
  const std::uint32_t begin = reading.fragment.span.begin;
  const Word opening = material.words.begins(material.text.folded, begin,
                                             Dictionary::action_opening);
  return first.modality == Modality::target && !first.limit && opening &&
         material.words.cell(opening, "kind") == "preposition" &&
         first.span.begin == begin + opening.length;
}

FragmentReading read_fragment(const Material& material,
                              const Fragment& fragment, Asides asides) {
  FragmentReading reading;
  reading.fragment = fragment;
  reading.cues = cues_in(material, fragment.span, asides);
  if (says_purpose(material, reading)) {
    reading.cues.erase(reading.cues.begin());
  }
  const std::uint32_t opened = after_openings(material, fragment.span);
  reading.actors =
      actors_of(material, fragment.span, opened, reading.cues, asides);
  // 对库容达到500立方米以上的项目: what is reached there is a condition.
  const std::u32string_view text = material.text.folded;
  const bool opens_here = opens_at(material, fragment.span.begin);
  if (opens_here && !reading.cues.empty()) {
    std::erase_if(reading.cues, [&](const Cue& cue) {
      return cue.modality == Modality::target && !cue.strong &&
             text.substr(cue.span.end, fragment.span.end - cue.span.end)
                     .find(U'的') != std::u32string_view::npos;
    });
  }
  const bool conditional = ends_as_condition(material, fragment.span);
  bool pays = false;
  for (const Cue& cue : reading.cues) {
    const bool forbids = cue.modality == Modality::prohibition ||
                         cue.modality == Modality::denial;
    if (cue.strong) (forbids ? reading.forbids : reading.acts) = true;
    // 租用面积不超过200平方米的: a limit of whom it is about.
    pays |= cue.modality == Modality::award ||
            (cue.modality == Modality::target && !(conditional && cue.limit));
    reading.bounds |= cue.limit;
  }
  const bool action = begins_with_action(material, fragment.span, opened);
  const Span named = reading.actors.stranger.value_or(reading.actors.from);
  const bool acts_after =
      !named.empty() && named.end < fragment.span.end &&
      begins_with_action(material, {named.end, fragment.span.end});
  reading.acts |= (action || acts_after) && !reading.forbids && !conditional;
  // 租用面积不超过200平方米的: bounds whom it is about, not what is due.
  if (conditional && !pays) reading.bounds = false;
  const Figures figures = figures_in(material, fragment.span);
  reading.bounds |= pays && figures.stated > 0;
  // 对…, 并对…
  const bool opens = opens_here || (opened != fragment.span.begin &&
                                    opens_at(material, opened));
  reading.new_condition = opens || figures.thresholds > 0;
  reading.aims = opens && reading.actors.leads.empty() && !reading.forbids &&
                 describes_whom(material, fragment.span);
  // 一经查实, 经审核同意: too short to be more than a condition.
  constexpr std::uint32_t kShort = 10;
  const bool brief =
      opens_here && fragment.span.length() <= kShort && reading.cues.empty();
  const bool describes =
      opens && reading.cues.empty() && describes_whom(material, fragment.span);
  reading.leads_in =
      reading.actors.leads.empty() && !reading.forbids && !reading.bounds &&
      (conditional || brief || describes || opened >= fragment.span.end);
  if (reading.leads_in) reading.actors.supports.clear();  // 经甲会同乙审核后
  return reading;
}

// 并应, 还须: the same actor's next duty.
bool adds_a_duty(const Material& material, const FragmentReading& reading) {
  if (reading.cues.empty() || !reading.cues.front().strong) return false;
  if (!begins_with(material, reading.fragment.span, Dictionary::action_opening,
                   "connector")) {
    return false;
  }
  return reading.cues.front().span.begin - reading.fragment.span.begin <= 3;
}

// What a part under construction holds so far.
struct State {
  bool core = false;  // something is said, not only led into
  bool forbids = false;
  bool acts = false;
  bool bounds = false;  // a figure is awarded or limited
  bool named = false;
};

// …,|项目单位于6月底前完成: somebody else's duty, with a time of its own.
bool has_own_time(const Material& material, const FragmentReading& reading) {
  if (!reading.actors.stranger) return false;
  constexpr std::uint32_t kPreposition = 1;  // 于, 在
  const std::uint32_t end = reading.actors.stranger->end;
  const MentionRange range =
      mentions_in(material, {end, end + kPreposition + 1});
  return range.begin < range.end &&
         std::holds_alternative<Time>(
             material.mentions[static_cast<std::size_t>(range.begin)].value);
}

bool cuts(const Material& material, const State& state,
          const FragmentReading& next, char32_t mark) {
  if (mark == U';') return true;
  if (!state.core) return false;
  if (next.actors.named()) return true;
  if (state.named && next.acts && has_own_time(material, next)) return true;
  if (begins_with(material, next.fragment.span, Dictionary::action_opening,
                  "point")) {
    return true;  // 要落实责任,一要加强巡查
  }
  if (begins_with(material, next.fragment.span, Dictionary::action_opening,
                  "connector") &&
      !adds_a_duty(material, next)) {
    return false;  // 其中…, 且…
  }
  if (state.forbids && next.acts && !next.forbids) return true;
  if (state.acts && next.forbids) return true;
  if (state.acts && adds_a_duty(material, next)) return true;
  return state.bounds && next.new_condition;
}

// 特别优秀的团队,资助额度由…确定: what the next fragment is about.
bool is_topic(const Material& material, const FragmentReading& reading) {
  constexpr std::uint32_t kLongest = 16;
  const Span span = reading.fragment.span;
  const MentionRange range = mentions_in(material, span);
  return reading.fragment.mark == U',' && reading.cues.empty() &&
         !reading.acts && !reading.bounds && range.begin == range.end &&
         span.length() <= kLongest &&
         !first_word(material, span, Dictionary::action_verb);
}

State after(const Material& material, State state,
            const FragmentReading& reading) {
  if (reading.leads_in) return state;
  if (!state.core && is_topic(material, reading)) return state;
  state.core |= true;
  state.forbids |= reading.forbids;
  state.acts |= reading.acts;
  state.bounds |= reading.bounds;
  state.named |= reading.actors.named();
  return state;
}

// 对骗取补贴的企业,|由市科技局追回: all that was said was whom it is about.
bool aims_at(const Material& material, const Part& part,
             const FragmentReading& next, char32_t mark) {
  return mark == U',' && next.actors.named() &&
         material.text.folded[next.fragment.span.begin] == U'由' &&
         std::all_of(part.fragments.begin(), part.fragments.end(),
                     [](const FragmentReading& one) {
                       return one.aims || one.leads_in;
                     });
}

void finish(std::vector<Part>& parts, Part& part) {
  if (part.fragments.empty()) return;
  part.span = {part.fragments.front().fragment.span.begin,
               part.fragments.back().fragment.span.end};
  for (const FragmentReading& reading : part.fragments) {
    const Actors& more = reading.actors;
    Actors& all = part.actors;
    if (!all.stranger && all.leads.empty() && !all.bearer) {
      all.stranger = more.stranger;
    }
    if (more.leads.empty() && more.supports.empty() && !more.bearer) continue;
    all.from = all.from.empty() ? more.from
                                : Span{all.from.begin,
                                       std::max(all.from.end, more.from.end)};
    all.subject |= all.leads.empty() && more.subject;
    all.leads.insert(all.leads.end(), more.leads.begin(), more.leads.end());
    all.supports.insert(all.supports.end(), more.supports.begin(),
                        more.supports.end());
    if (!all.bearer && all.leads.empty()) all.bearer = more.bearer;
  }
  if (!part.actors.leads.empty()) part.actors.bearer.reset();
  parts.push_back(std::move(part));
  part = {};
}

}  // namespace

bool Part::has(Modality modality) const {
  for (const FragmentReading& reading : fragments) {
    if (reading.leads_in && fragments.size() > 1) continue;
    for (const Cue& cue : reading.cues) {
      if (cue.modality == modality) return true;
    }
  }
  return false;
}

const Cue* Part::strongest() const {
  const Cue* best = nullptr;
  for (const FragmentReading& reading : fragments) {
    if (reading.leads_in && fragments.size() > 1) continue;
    for (const Cue& cue : reading.cues) {
      if (best == nullptr || (cue.strong && !best->strong)) best = &cue;
    }
  }
  return best;
}

std::vector<Part> parts_of(const Material& material, const Sentence& sentence) {
  std::vector<Part> parts;
  Part part;
  State state;
  std::vector<FragmentReading> leading;  // waits for what it leads into
  char32_t mark = 0;
  part.fragments.reserve(sentence.fragments.size());
  for (const Fragment& fragment : sentence.fragments) {
    FragmentReading reading =
        read_fragment(material, fragment, sentence.asides);
    if (mark == U';' && !leading.empty()) {
      for (auto& one : leading) part.fragments.push_back(std::move(one));
      leading.clear();
    }
    if (state.core && aims_at(material, part, reading, mark)) {
      for (FragmentReading& one : part.fragments) one.leads_in = true;
      state = {};
    }
    if (cuts(material, state, reading, mark)) {
      finish(parts, part);
      state = {};
      part.after_semicolon = mark == U';';
    }
    mark = fragment.mark;
    if (reading.leads_in && mark != U';') {
      leading.push_back(std::move(reading));
      continue;
    }
    for (auto& one : leading) part.fragments.push_back(std::move(one));
    leading.clear();
    state = after(material, state, reading);
    part.fragments.push_back(std::move(reading));
  }
  for (auto& one : leading) part.fragments.push_back(std::move(one));
  finish(parts, part);
  return parts;
}

}  // namespace tiaowen
