// What a line, or a piece of one, is before anybody asks what it obliges to.
//
//   is_history(material, line)        2011年3月23日 最高人民法院公告公布
//   names_bearer(material, label)     燃气经营企业 before a colon
//   says_duty(material, words)        每年开展入户安检; not 万元
#pragma once

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

bool is_history(const Material& material, Span line);
bool names_bearer(const Material& material, Span label);
bool says_duty(const Material& material, Span words);

}  // namespace tiaowen
