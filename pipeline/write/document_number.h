// A document's number with the year in 〔〕 and no blanks, however published.
//
//   document_number("澄政办发 [2024] 7号")   "澄政办发〔2024〕7号"
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

std::u32string document_number(std::u32string_view published);

// One character of it: 〔 for every opening bracket, 〕 for every closing one.
char32_t document_number_letter(char32_t c);

}  // namespace tiaowen
