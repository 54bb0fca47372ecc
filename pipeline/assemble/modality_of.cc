#include "pipeline/assemble/modality_of.h"

#include <algorithm>

#include "pipeline/assemble/rule_words.h"

namespace tiaowen {
namespace {

// 停发补贴, 收回已经发放的补贴: what is given is taken back.
bool takes_back(const Material& material, const Part& part) {
  return std::any_of(part.fragments.begin(), part.fragments.end(),
                     [&](const FragmentReading& reading) {
                       return first_rule_word(material, reading.fragment.span,
                                              "stops")
                           .has_value();
                     });
}

// 对符合条件的,给予奖励: whom the award is for stands before it.
bool awards_somebody(const Part& part) {
  bool aimed = false;
  for (const FragmentReading& reading : part.fragments) {
    aimed |= reading.new_condition || reading.leads_in;
    if (reading.leads_in || !aimed) continue;
    if (std::any_of(reading.cues.begin(), reading.cues.end(),
                    [](const Cue& cue) {
                      return cue.modality == Modality::award && !cue.funds;
                    })) {
      return true;
    }
  }
  return false;
}

// 市财政局每年安排2000万元: its own money, for nobody that is named.
bool funds_itself(const Part& part, const Cue* cue) {
  return cue != nullptr && cue->strong && cue->modality == Modality::duty &&
         !part.actors.leads.empty() && !part.new_condition &&
         std::all_of(part.fragments.begin(), part.fragments.end(),
                     [](const FragmentReading& reading) {
                       return std::all_of(
                           reading.cues.begin(), reading.cues.end(),
                           [](const Cue& one) {
                             return one.modality != Modality::award ||
                                    one.funds;
                           });
                     });
}

}  // namespace

bool follows_case(const Material& material, const Part& part) {
  return std::any_of(part.fragments.begin(), part.fragments.end(),
                     [&](const FragmentReading& one) {
                       return one.leads_in && one.closes &&
                              material.text.folded[one.fragment.span.end - 1] ==
                                  U'的';
                     });
}

// A strong 不得, 可以 or 力争 decides; 要…给予奖励 is an award.
Modality modality_of(const Material& material, const Part& part,
                     const Figures& figures, bool target) {
  if (part.has(Modality::prohibition)) return Modality::prohibition;
  const Cue* cue = part.strongest;
  if (cue != nullptr && cue->strong && cue->modality != Modality::duty) {
    return cue->modality;
  }
  if (part.has(Modality::award) &&
      (((!figures.amounts.empty() || !figures.ratios.empty()) &&
        !funds_itself(part, cue)) ||
       awards_somebody(part)) &&
      !takes_back(material, part)) {
    return Modality::award;
  }
  // 得分90分以上的,支持300万元
  if (follows_case(material, part) && !figures.amounts.empty() &&
      !part.has(Modality::target) && (cue == nullptr || !cue->strong) &&
      !first_rule_word(material, part.span, "fine")) {
    return Modality::award;
  }
  const bool counts = !figures.ratios.empty() || !figures.quantities.empty();
  const bool duty = cue != nullptr && cue->strong;
  if (target || (part.has(Modality::target) && (counts || !duty))) {
    return Modality::target;
  }
  if (cue != nullptr && cue->modality == Modality::denial) {
    return Modality::denial;
  }
  if (cue != nullptr && cue->modality == Modality::encourage &&
      cue->span.begin <= part.span.begin + 2) {
    return Modality::encourage;
  }
  return Modality::duty;
}

}  // namespace tiaowen
