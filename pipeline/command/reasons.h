// Why a mention has the value it has, in words: for explain.
//
//   how its bound is read    以上: the number itself counts (Civil Code art.
//   1259) how a day was counted    2024-03-01 + P10D = 2024-03-11, ... how a
//   name was found     the region is the document's own, from the issuer
#pragma once

#include <string>
#include <vector>

#include "pipeline/command/command.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

// One sentence each; none where the words say it all.
std::vector<std::string> reasons_of(const Mention& mention,
                                    const Record& record, const Lexicon& words,
                                    Language language);

}  // namespace tiaowen
