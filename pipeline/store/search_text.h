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

// Text of which any part is looked for, not whole words only: a blank between
// all characters, folded or not.
//
//   search_letters(U"满5G的")   "满 5 G 的"
std::string search_letters(std::u32string_view text);
// What condition_search is asked with. What holds the text is among what is
// found, beside what differs from it by blanks or by case.
std::string letters_phrase(std::u32string_view text);

}  // namespace tiaowen
