#include "pipeline/model/title_type.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestBracket = 20;

}  // namespace

Word title_type(std::u32string_view title, const Lexicon& words) {
  title = trim(title);
  while (!title.empty() && (title.back() == U')' || title.back() == U'）')) {
    const std::size_t open = title.find_last_of(U"(（");
    if (open == title.npos || title.size() - open > kLongestBracket) break;
    title = trim(title.substr(0, open));
  }
  return words.ends(title, title.size(), Dictionary::document_type);
}

}  // namespace tiaowen
