// Text as full-text search sees it: blanks between Han characters.
//
//   search_words(U"给予补助,按5G标准")   "给 予 补 助 , 按 5G 标 准"
//   search_phrase(U"补助")               "\"补 助\"", to be matched
//
// SQLite's unicode61 splits at blanks, so a phrase of single characters finds
// words of any length, two characters too. REQUIRES folded text on both sides.
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// A line's or cell's end becomes ¶.
std::string search_words(std::u32string_view folded);

// What clause_search is asked with; empty where nothing can be searched for.
std::string search_phrase(std::u32string_view folded);

}  // namespace tiaowen
