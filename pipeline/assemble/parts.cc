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

// 对于规模增长较快、风险较低的机构: whom the next fragment is about.
bool describes_whom(const Material& material, Span span) {
  const auto de = material.text.view(span).rfind(U'的');
  if (de == std::u32string_view::npos) return false;
  const Span rest{span.begin + static_cast<std::uint32_t>(de) + 1, span.end};
  return !first_word(material, rest, Dictionary::action_verb);
}

// 为|确保实现达标的目的: what is aimed at, behind 为, is no target.
bool is_purpose(const FragmentReading& reading, const Cue& first) {
  const Opening opening = reading.start.first;
  return opening.kind == Opening::Kind::preposition &&
         first.modality == Modality::target && !first.limit &&
         first.span.begin == reading.fragment.span.begin + opening.length;
}

// 对库容达到500立方米以上的项目: what is reached there is a condition.
bool is_reached(const Material& material, const Cue& cue, Span fragment) {
  return cue.modality == Modality::target && !cue.strong &&
         material.text.view({cue.span.end, fragment.end}).find(U'的') !=
             std::u32string_view::npos;
}

// Takes what the cues say. Does it award or reach something?
bool take_cues(FragmentReading& reading) {
  bool pays = false;
  for (const Cue& cue : reading.cues) {
    const bool forbids = cue.modality == Modality::prohibition ||
                         cue.modality == Modality::denial;
    if (cue.strong) (forbids ? reading.forbids : reading.acts) = true;
    // 租用面积不超过200平方米的: a limit of whom it is about.
    pays |=
        cue.modality == Modality::award ||
        (cue.modality == Modality::target && !(reading.closes && cue.limit));
    reading.bounds |= cue.limit;
  }
  return pays;
}

// Does it say what is done, at its head or behind who acts?
bool says_action(const Material& material, const FragmentReading& reading) {
  const Span span = reading.fragment.span;
  if (begins_with_action(material, span, reading.start)) return true;
  const Span named = reading.actors.stranger.value_or(reading.actors.from);
  return !named.empty() && named.end < span.end &&
         begins_with_action(material, {named.end, span.end});
}

// What it states, leads into or is about, behind its cues and actors.
void settle(const Material& material, FragmentReading& reading) {
  const Span span = reading.fragment.span;
  const std::uint32_t opened = reading.start.opened;
  const bool pays = take_cues(reading);
  if (!reading.forbids && !reading.closes && !reading.acts) {
    reading.acts = says_action(material, reading);
  }
  // 租用面积不超过200平方米的: bounds whom it is about, not what is due.
  if (reading.closes && !pays) reading.bounds = false;
  FigureCounts figures;
  if (!mentions_in(material, span).empty()) {
    figures = count_figures(material, span);
  }
  reading.bounds |= pays && figures.stated > 0;
  // 对…, 并对…
  const bool opens =
      reading.opens || (opened != span.begin && opens_at(material, opened));
  reading.new_condition = opens || figures.thresholds > 0;
  const bool unled = reading.actors.leads.empty() && !reading.forbids;
  const bool describes = opens && (unled || reading.cues.empty()) &&
                         describes_whom(material, span);
  reading.aims = describes && unled;
  if (!unled || reading.bounds) return;
  // 一经查实, 经审核同意: too short to be more than a condition.
  constexpr std::uint32_t kShort = 10;
  const bool brief =
      reading.opens && span.length() <= kShort && reading.cues.empty();
  reading.leads_in = reading.closes || brief ||
                     (describes && reading.cues.empty()) || opened >= span.end;
  if (reading.leads_in) reading.actors.supports.clear();  // 经甲会同乙审核后
}

// 并应, 还须: the same actor's next duty.
bool adds_a_duty(const FragmentReading& reading) {
  return reading.start.first.kind == Opening::Kind::connector &&
         !reading.cues.empty() && reading.cues.front().strong &&
         reading.cues.front().span.begin - reading.fragment.span.begin <= 3;
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
  const Opening::Kind opening = next.start.first.kind;
  // 要落实责任,一要加强巡查
  if (opening == Opening::Kind::point) return true;
  const bool adds = adds_a_duty(next);
  if (opening == Opening::Kind::connector && !adds) return false;  // 其中…, 且…
  if (state.forbids && next.acts && !next.forbids) return true;
  if (state.acts && (next.forbids || adds)) return true;
  return state.bounds && next.new_condition;
}

// 特别优秀的团队,资助额度由…确定: what the next fragment is about.
bool is_topic(const Material& material, const FragmentReading& reading) {
  constexpr std::uint32_t kLongest = 16;
  const Span span = reading.fragment.span;
  if (reading.fragment.mark != U',' || !reading.cues.empty() || reading.acts ||
      reading.bounds || span.length() > kLongest) {
    return false;
  }
  return mentions_in(material, span).empty() &&
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
bool aims_at(const Material& material,
             std::span<const FragmentReading> fragments,
             const FragmentReading& next, char32_t mark) {
  return mark == U',' && next.actors.named() &&
         material.text.folded[next.fragment.span.begin] == U'由' &&
         std::all_of(fragments.begin(), fragments.end(),
                     [](const FragmentReading& one) {
                       return one.aims || one.leads_in;
                     });
}

void add_actors(const Actors& more, Actors& all) {
  if (!all.stranger && all.leads.empty() && !all.bearer) {
    all.stranger = more.stranger;
  }
  if (more.leads.empty() && more.supports.empty() && !more.bearer) return;
  all.from = all.from.empty()
                 ? more.from
                 : Span{all.from.begin, std::max(all.from.end, more.from.end)};
  all.subject |= all.leads.empty() && more.subject;
  all.leads.insert(all.leads.end(), more.leads.begin(), more.leads.end());
  all.supports.insert(all.supports.end(), more.supports.begin(),
                      more.supports.end());
  if (!all.bearer && all.leads.empty()) all.bearer = more.bearer;
}

void add_cues(const FragmentReading& reading, bool only_leads_in, Part& part) {
  for (const Cue& cue : reading.cues) {
    part.future |= cue.future;
    if (only_leads_in) continue;
    part.modalities |= 1U << static_cast<unsigned>(cue.modality);
    if (part.strongest == nullptr || (cue.strong && !part.strongest->strong)) {
      part.strongest = &cue;
    }
  }
}

}  // namespace

// The readings look into cues_ and the parts at readings_, so neither may move.
void PartReader::make_room(const Sentence& sentence) {
  parts_.clear();
  readings_.clear();
  cues_.clear();
  readings_.reserve(sentence.fragments.size());
  ahead_ = material_.signals.cues.from(sentence.span.begin);
  std::size_t cues = 0;
  while (cues < ahead_.size() && ahead_[cues].span.begin < sentence.span.end) {
    ++cues;
  }
  ahead_ = ahead_.first(cues);
  cues_.reserve(cues);
}

void PartReader::read_cues(FragmentReading& reading, Asides asides) {
  const std::size_t from = cues_.size();
  const Span span = reading.fragment.span;
  while (!ahead_.empty() && ahead_.front().span.begin < span.begin) {
    ahead_ = ahead_.subspan(1);
  }
  each_signal(ahead_, span, asides, [&](const Cue& cue) {
    if (cues_.size() == from && is_purpose(reading, cue)) return;
    cues_.push_back(cue);
  });
  reading.cues = std::span(cues_).subspan(from);
}

void PartReader::drop_reached(FragmentReading& reading) {
  const std::size_t from = cues_.size() - reading.cues.size();
  const auto first = cues_.begin() + static_cast<std::ptrdiff_t>(from);
  cues_.erase(std::remove_if(first, cues_.end(),
                             [&](const Cue& cue) {
                               return is_reached(material_, cue,
                                                 reading.fragment.span);
                             }),
              cues_.end());
  reading.cues = std::span(cues_).subspan(from);
}

FragmentReading& PartReader::read_fragment(const Fragment& fragment,
                                           Asides asides) {
  FragmentReading& reading = readings_.emplace_back();
  const Span span = fragment.span;
  reading.fragment = fragment;
  reading.start = start_of(material_, span);
  reading.opens = opens_at(material_, span.begin);
  reading.closes = ends_as_condition(material_, span);
  read_cues(reading, asides);
  read_actors(material_, span, reading.start, reading.closes, reading.cues,
              asides, reading.actors);
  if (reading.opens && !reading.cues.empty()) drop_reached(reading);
  settle(material_, reading);
  return reading;
}

void PartReader::finish(std::size_t from, std::size_t to,
                        bool after_semicolon) {
  if (from == to) return;
  Part& part = parts_.emplace_back();
  part.fragments = std::span(readings_).subspan(from, to - from);
  part.span = {part.fragments.front().fragment.span.begin,
               part.fragments.back().fragment.span.end};
  part.after_semicolon = after_semicolon;
  for (const FragmentReading& reading : part.fragments) {
    add_actors(reading.actors, part.actors);
    add_cues(reading, reading.leads_in && part.fragments.size() > 1, part);
    part.acts |= reading.acts;
    part.new_condition |= reading.new_condition;
  }
  if (!part.actors.leads.empty()) part.actors.bearer.reset();
}

std::span<Part> PartReader::read(const Sentence& sentence) {
  make_room(sentence);
  State state;
  // Where the part begins, and where those that wait for what they lead into.
  std::size_t first = 0, leading = 0;
  bool after_semicolon = false;
  char32_t mark = 0;
  for (const Fragment& fragment : sentence.fragments) {
    FragmentReading& reading = read_fragment(fragment, sentence.asides);
    const std::size_t here = readings_.size() - 1;
    if (mark == U';') leading = here;
    const std::span part = std::span(readings_).subspan(first, leading - first);
    if (state.core && aims_at(material_, part, reading, mark)) {
      for (FragmentReading& one : part) one.leads_in = true;
      state = {};
    }
    if (cuts(material_, state, reading, mark)) {
      finish(first, leading, after_semicolon);
      first = leading;
      state = {};
      after_semicolon = mark == U';';
    }
    mark = fragment.mark;
    if (reading.leads_in && mark != U';') continue;
    leading = here + 1;
    state = after(material_, state, reading);
  }
  finish(first, readings_.size(), after_semicolon);
  return parts_;
}

}  // namespace tiaowen
