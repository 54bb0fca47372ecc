#include "pipeline/store/search_text.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {

std::string search_words(std::u32string_view folded) {
  std::u32string words;
  words.reserve(folded.size() * 2);
  bool apart = true;  // a blank stands before, or nothing
  for (const char32_t c : folded) {
    if (is_digit(c) || is_latin(c)) {
      words.push_back(c);
      apart = false;
      continue;
    }
    if (!apart) words.push_back(U' ');
    apart = true;
    if (c == U'\n' || c == U'\t') {
      words += U"¶ ";
    } else if (!is_space(c) && c != 0) {
      words.push_back(c);
      words.push_back(U' ');
    }
  }
  while (!words.empty() && words.back() == U' ') words.pop_back();
  return to_utf8(words);
}

std::string search_phrase(std::u32string_view folded) {
  std::u32string plain;
  for (const char32_t c : trim(folded)) {
    if (c != U'"') plain.push_back(c);
  }
  const std::string words = search_words(plain);
  return words.empty() ? words : '"' + words + '"';
}

std::string search_letters(std::u32string_view text) {
  std::u32string letters;
  letters.reserve(text.size() * 2);
  for (const char32_t c : text) {
    if (is_space(c) || c == 0) continue;
    if (!letters.empty()) letters.push_back(U' ');
    letters.push_back(c);
  }
  return to_utf8(letters);
}

std::string letters_phrase(std::u32string_view text) {
  std::string phrase;
  for (const char c : search_letters(text)) {
    if (c == '"') phrase.push_back('"');  // in a phrase a quote stands doubled
    phrase.push_back(c);
  }
  return phrase.empty() ? phrase : '"' + phrase + '"';
}

}  // namespace tiaowen
