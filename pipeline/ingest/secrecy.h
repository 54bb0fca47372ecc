// The marking of a secret on a document's face: 机密★1年 at its head.
//
//   secrecy_marking(record, words)   "机密"; empty where there is none
//
// Only a line of the head that is a marking counts, not the word in a
// sentence. Words: dictionaries/secrecy.tsv. Source of the form: GB/T
// 9704-2012, 7.2.2 (level and term, ★ between them, top left of page one).
#pragma once

#include <string>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

std::string secrecy_marking(const Record& record, const Lexicon& words);

}  // namespace tiaowen
