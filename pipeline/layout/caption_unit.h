// The unit that a caption gives to a table's figures.
//
//   单位：万元   above a table  ->  万元
#pragma once

#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// Looks at the last blocks before a table, `end`; empty where none names a
// unit.
std::u32string caption_unit(const std::vector<Block>& blocks, std::size_t end,
                            const Lexicon& words);

}  // namespace tiaowen
