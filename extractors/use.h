// Use: what a figure of money or a ratio is in its sentence.
//
//   给予30万元 award    最高不超过50% cap    收入达500万元的，… condition
//   合计40万元（其中…）  total, part          力争达到80% target
#pragma once

#include "extractors/figure.h"

namespace tiaowen {

// Words: dictionaries/use_word.tsv. `before` is the figure in front of this
// one, whose use a list shares.
Use read_use(const Reading& reading, const Figure& figure, const Figure* before,
             Use use_before);

// 每100万美元: is it what something is given for?
bool is_step(const Reading& reading, const Figure& figure);

}  // namespace tiaowen
