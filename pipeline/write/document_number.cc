#include "pipeline/write/document_number.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {

char32_t document_number_letter(char32_t c) {
  const auto one_of = [c](std::u32string_view brackets) {
    return brackets.find(c) != brackets.npos;
  };
  if (one_of(U"[【﹝(（［")) return U'〔';
  return one_of(U"]】﹞)）］") ? U'〕' : c;
}

std::u32string document_number(std::u32string_view published) {
  std::u32string number;
  for (const char32_t c : published) {
    if (!is_space(c)) number.push_back(document_number_letter(c));
  }
  return number;
}

}  // namespace tiaowen
