// Denials: where nothing is given, and what is taken back.
#pragma once

#include <vector>

#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// The word that says nothing is given: 不予, 不再, 取消.
std::optional<Span> denial_in(const Material& material, Span fragment,
                              Asides asides);

// Might such a word stand there? Fast: hardly any span has one.
bool may_deny(const Material& material, Span span);

// Is it an award that the word `cut` of the fragment denies: 不予奖励, 取消申报
// 资格? 不予受理 and 对不再享受低保的家庭 deny none.
// `from`: where the words of its condition begin.
bool denies_award(const Material& material, std::uint32_t from, Span cut,
                  Span fragment);

// 有…情形的取消奖励: when what is given is taken back.
std::optional<Condition> taken_back_in(const Material& material, Span fragment);

// A denial that sets no threshold or grade is a rule of its own:
// 存在失信行为的, 不予奖励 holds whatever the awards beside it ask.
bool stands_alone(const AwardRow& row);

}  // namespace tiaowen
