#include "pipeline/assemble/drafts.h"

#include <algorithm>
#include <utility>

#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/modality_of.h"

namespace tiaowen {
namespace {

bool is_past(const Tenor& tenor, Span part) {
  if (tenor.period < part.end) return true;
  const auto first = std::lower_bound(
      tenor.past.begin(), tenor.past.end(), part.begin,
      [](Span span, std::uint32_t at) { return span.begin < at; });
  return first != tenor.past.end() && first->begin < part.end;
}

// 对企业给予奖励: an award to somebody.
bool is_aimed(const Material& material, const Part& part) {
  const std::u32string_view text = material.text.folded;
  for (const FragmentReading& reading : part.fragments) {
    const std::uint32_t begin = reading.fragment.span.begin;
    for (const Cue& cue : reading.cues) {
      if (cue.modality != Modality::award) continue;
      const auto before = text.substr(begin, cue.span.begin - begin);
      if (before.find(U'对') != before.npos) return true;
      break;
    }
  }
  return false;
}

bool has_strong(const Part& part) {
  return part.strongest != nullptr &&
         (part.strongest->strong || part.has(Modality::prohibition));
}

// More than a name: 市科技局 alone, or 补贴对象：个人, says nothing.
bool says_more(const Material& material, const Part& part) {
  constexpr std::uint32_t kLeast = 3;
  std::uint32_t names = part.actors.from.length();
  const MentionRange range = mentions_in(material, part.span);
  for (int i = range.begin; i < range.end; ++i) {
    const Span name = material.mentions[static_cast<std::size_t>(i)].span;
    if (department_at(material, i) == nullptr) continue;
    if (!part.actors.from.contains(name)) names += name.length() + 1;
  }
  if (part.span.length() < names + kLeast) return false;
  return !part.actors.leads.empty() || part.acts;
}

// What is needed for it to be an obligation; nothing where it never is one.
std::optional<Needs> needs_of(const Material& material, const Part& part,
                              const Facts& facts, bool past, Section section) {
  const bool named = part.actors.named();
  if (section == Section::banned) return Needs::nothing;
  // （一）逾期不报送的,责令改正: a case with what follows from it.
  if (section == Section::cases &&
      (!has_strong(part) || !part.new_condition ||
       material.text.folded[part.span.end - 1] == U'的')) {
    return std::nullopt;
  }
  if (part.future) return Needs::actor;
  if (section == Section::background || section == Section::effect) {
    if (named && has_strong(part) && !past) return Needs::nothing;
    return std::nullopt;
  }
  const bool figures = facts.figures.stated > 0;
  const bool pays =
      !facts.figures.amounts.empty() || !facts.figures.ratios.empty();
  if (past && !(pays && part.has(Modality::award))) {
    if (named && has_strong(part)) return Needs::nothing;
    return part.has(Modality::denial) || part.has(Modality::prohibition)
               ? std::optional(Needs::nothing)
               : std::nullopt;
  }
  if (has_strong(part)) return Needs::nothing;
  if (part.has(Modality::award) &&
      (figures || part.new_condition || is_aimed(material, part))) {
    return Needs::nothing;
  }
  if (section == Section::condition) {
    return named ? std::optional(Needs::actor) : std::nullopt;
  }
  if (section == Section::application && figures) return Needs::nothing;
  if (part.has(Modality::target) && figures) return Needs::nothing;
  if (part.has(Modality::denial)) return Needs::nothing;
  // 进展情况于每季度末月25日前报市政府
  if (!facts.dues.empty() && !facts.recipients.empty()) return Needs::nothing;
  const bool goals = section == Section::goals;
  if (goals && (figures || !facts.dues.empty())) return Needs::nothing;
  if (named && says_more(material, part)) return Needs::nothing;
  if (named) return std::nullopt;
  const bool acts = part.acts;
  if (acts && follows_case(material, part)) return Needs::nothing;
  if (acts &&
      (section == Section::duties || section == Section::plan ||
       section == Section::application || !facts.figures.quantities.empty() ||
       !facts.dues.empty() || facts.recurs)) {
    return Needs::nothing;
  }
  return acts || figures ? Needs::actor : Needs::responsible;
}

// 要加强协调 behind a name; not 牵头, 负责, 要配合: which part it plays.
bool acts_behind(const Material& material, Span rest) {
  const std::u32string_view text = material.text.folded;
  std::uint32_t at = rest.begin;
  while (const Word cue =
             material.words.begins(text, at, Dictionary::modality)) {
    at += cue.length;
  }
  return at < rest.end &&
         material.words.begins(text, at, Dictionary::action_verb) &&
         !material.words.begins(text, at, Dictionary::role);
}

// The words that name who acts where the part begins: of the first fragment
// that does, and of those behind it that say nothing else (由甲牵头,乙配合,…).
Span leading_actors(const Material& material, const Part& part) {
  constexpr std::uint32_t kRoleWords = 5;
  Span from;
  for (const FragmentReading& reading : part.fragments) {
    const Span named = reading.actors.from;
    const std::uint32_t end = reading.fragment.span.end;
    // 承租人有下列情形之一的,市住房中心应当…: whose case it is does not act.
    const bool of_case = from.empty() && reading.leads_in &&
                         material.text.folded[end - 1] == U'的';
    if (named.empty() || of_case) {
      if (from.empty()) continue;
      break;
    }
    const bool only_names =
        reading.fragment.span.length() <= named.length() + kRoleWords &&
        !acts_behind(material, {named.end, reading.fragment.span.end});
    // 由甲牵头,会同乙制定…: the names go on to 乙.
    constexpr std::uint32_t kHead = 2;
    const bool at_head = named.begin <= reading.fragment.span.begin + kHead;
    if (!from.empty() && !only_names && !at_head) break;
    from = from.empty() ? named : Span{from.begin, named.end};
    if (!only_names) break;
  }
  return from;
}

// 由甲牵头的协调机制: the names belong to the words behind 的.
bool names_whose(const Material& material, const Part& part, Span from) {
  const std::u32string_view text = material.text.folded;
  for (const FragmentReading& reading : part.fragments) {
    const Span span = reading.fragment.span;
    if (!span.contains(from)) continue;
    return text.substr(from.end, span.end - from.end).find(U'的') != text.npos;
  }
  return false;
}

// After its actors and its condition, without 应当 or 要.
Span action_of(const Material& material, const Part& part,
               const std::optional<Span>& condition) {
  Span action = part.span;
  if (condition && condition->begin == action.begin) {
    action.begin = std::min(condition->end, action.end);
  }
  const std::u32string_view text = material.text.folded;
  const auto skip_marks = [&] {
    constexpr std::u32string_view kBetween = U",;:、。 等";
    while (action.begin < action.end &&
           kBetween.find(text[action.begin]) != std::u32string_view::npos) {
      ++action.begin;
    }
  };
  skip_marks();
  const Span from = leading_actors(material, part);
  constexpr std::uint32_t kBeforeActor = 12;
  // 建立由甲牵头的协调机制: what is done begins before who is named.
  const bool verb_first =
      from.begin > action.begin && names_whose(material, part, from) &&
      material.words.begins(text, action.begin, Dictionary::action_verb);
  if (!from.empty() && from.begin >= action.begin && !verb_first &&
      from.begin - action.begin <= kBeforeActor && from.end < action.end) {
    action.begin = from.end;
    skip_marks();
    // 由甲牵头、乙配合,…
    const Word part_played =
        material.words.begins(text, action.begin, Dictionary::responsibility);
    const std::uint32_t after = action.begin + part_played.length;
    if (part_played && after < action.end && text[after] == U',') {
      action.begin = after;
      skip_marks();
    }
  }
  for (const FragmentReading& reading : part.fragments) {
    for (const Cue& cue : reading.cues) {
      if (cue.span.begin != action.begin || !cue.strong) continue;
      // 负责 is a duty and what is done.
      if (material.words.begins(text, action.begin, Dictionary::action_verb)) {
        return action;
      }
      if (cue.modality == Modality::duty || cue.modality == Modality::power) {
        if (cue.span.end < action.end) action.begin = cue.span.end;
        return action;
      }
    }
  }
  return action;
}

// 围绕10个产业链,…: counts of what a duty rests on, not of what it reaches.
void drop_grounds(const Material& material, const Part& part,
                  std::vector<int>& quantities) {
  if (quantities.empty()) return;
  for (std::size_t i = 0; i + 1 < part.fragments.size(); ++i) {
    const FragmentReading& reading = part.fragments[i];
    if (!reading.start.preposition || !reading.cues.empty()) continue;
    const Span span = reading.fragment.span;
    std::erase_if(quantities, [&](int index) {
      const Mention& mention =
          material.mentions[static_cast<std::size_t>(index)];
      return span.contains(mention.span) &&
             std::get<Quantity>(mention.value).bound == Bound::exact;
    });
  }
}

// 三年内不得申报: how long, not by when.
void drop_spans(const Material& material, std::vector<int>& due) {
  std::erase_if(due, [&](int index) {
    const auto& value =
        material.mentions[static_cast<std::size_t>(index)].value;
    const TimeKind kind = std::get<Time>(value).kind;
    return kind == TimeKind::relative || kind == TimeKind::duration;
  });
}

}  // namespace

// 2024年,全市新登记… in a paper about 2025: a report.
bool tells_of_past_year(const Material& material, const Sentence& sentence) {
  const Metadata& about = material.metadata;
  const int now = about.planning_year ? *about.planning_year
                  : about.issued      ? about.issued->year
                                      : 0;
  const std::uint32_t at = sentence.span.begin;
  if (now == 0 || !material.places.begins_at(at)) return false;
  const auto* time = std::get_if<Time>(
      &material.mentions[material.places.first_from(at)].value);
  if (time == nullptr || !time->date || time->date->month != 0 ||
      time->role == TimeRole::deadline || time->date->year <= 0 ||
      time->date->year >= now) {
    return false;
  }
  bool ordered = false;
  each_cue(material, sentence.span, sentence.asides, [&](const Cue& cue) {
    ordered |= cue.strong || cue.modality == Modality::award;
  });
  return !ordered;
}

Tenor tenor_of(const Material& material, const Sentence& sentence) {
  Tenor tenor;
  if (tells_of_past_year(material, sentence)) {
    tenor.period = sentence.span.begin;
  }
  each_signal(material.signals.statements.from(sentence.span.begin),
              sentence.span, sentence.asides, [&](const Said& said) {
                if (said.statement == Statement::past) {
                  tenor.past.push_back(said.span);
                } else if (said.statement == Statement::period) {
                  tenor.period = std::min(tenor.period, said.span.begin);
                } else {
                  tenor.explains = true;
                }
              });
  return tenor;
}

bool read_draft(const Material& material, Part& part, const Sentence& sentence,
                const Tenor& tenor, Section section, Draft& draft) {
  if (tenor.explains) return false;
  Facts facts = facts_in(material, part.span, sentence.asides);
  const auto needs =
      needs_of(material, part, facts, is_past(tenor, part.span), section);
  if (!needs) return false;
  draft.needs = *needs;
  draft.own = part.actors.named();
  draft.future = part.future;
  draft.strong = has_strong(part);
  draft.certain =
      draft.strong || section == Section::duties || section == Section::plan;
  Obligation& obligation = draft.obligation;
  obligation.span = part.span;
  const bool target = section == Section::goals;
  obligation.modality =
      section == Section::banned
          ? Modality::prohibition
          : modality_of(material, part, facts.figures, target);
  obligation.condition = condition_of(material, part);
  obligation.action = action_of(material, part, obligation.condition);
  obligation.bearer = part.actors.bearer;
  obligation.approvers = std::move(facts.approvers);
  obligation.recipients = std::move(facts.recipients);
  obligation.due = std::move(facts.dues);
  if (part.has(Modality::prohibition) || part.has(Modality::denial)) {
    drop_spans(material, obligation.due);
  }
  obligation.amounts = std::move(facts.figures.amounts);
  obligation.ratios = std::move(facts.figures.ratios);
  obligation.quantities = std::move(facts.figures.quantities);
  drop_grounds(material, part, obligation.quantities);
  draft.actors = std::move(part.actors);
  return true;
}

}  // namespace tiaowen
