// What people type for days, amounts and kinds, read as documents are.
//
//   day_before("2026-06-30")     2026-06-30
//   day_before("2026年6月底")    2026-06-30
//   day_before("2026年6月")      2026-05-31: before June, the careful reading
//   day_after("2026年6月")       2026-06-01
//   amount_end("50万元")         50000000 fen, counted
//   amount_end("超过50万元")     … not counted
//   modality_of("不得")          prohibition
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/result.h"
#include "pipeline/query/query.h"

namespace tiaowen {

// Days as ISO dates; code: bad_value. `today` is what 今年 is counted from.
Result<std::string> day_before(std::string_view typed, const Lexicon& words,
                               const Date& today);
Result<std::string> day_after(std::string_view typed, const Lexicon& words,
                              const Date& today);

// Plain numbers are 元. Code: bad_value, for two ends too (50—80万元).
Result<AmountEnd> amount_end(std::string_view typed, const Lexicon& words);

// A kind of obligation, or a word of modality.tsv. Code: bad_value.
Result<std::string> modality_of(std::string_view typed, const Lexicon& words);

}  // namespace tiaowen
