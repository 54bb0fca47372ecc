#include "pipeline/model/definition.h"

#include "pipeline/model/find_letter.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestAlias = 20;

}  // namespace

std::vector<Definition> find_definitions(std::u32string_view folded,
                                         const Lexicon& words) {
  std::vector<Definition> found;
  for (std::size_t at = find_letter(folded, U'以', 0); at != folded.npos;
       at = find_letter(folded, U'以', at + 1)) {
    const Word word = words.begins(folded, at, Dictionary::clause_mark);
    if (words.cell(word, "use") != "alias") continue;
    std::size_t begin = at + word.length;
    while (begin < folded.size() &&
           (folded[begin] == U':' || folded[begin] == U'“' ||
            folded[begin] == U'"' || folded[begin] == U' ')) {
      ++begin;
    }
    Definition given;
    given.at = static_cast<std::uint32_t>(at);
    given.title = begin < folded.size() && folded[begin] == U'《';
    if (given.title) ++begin;
    constexpr std::u32string_view kEnds = U")》”\",。;、\n";
    const std::size_t length =
        folded.substr(begin, kLongestAlias + 1).find_first_of(kEnds);
    if (length == folded.npos || length == 0) continue;
    const std::size_t end = begin + length;
    given.alias = {static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(end)};
    found.push_back(given);
  }
  return found;
}

bool defines(std::u32string_view folded, const Definition& definition,
             std::uint32_t end) {
  constexpr std::uint32_t kLongestGap = 3;
  if (end > definition.at || definition.at - end > kLongestGap) return false;
  const auto between = folded.substr(end, definition.at - end);
  return between.find_first_not_of(U"(,、 》") == between.npos;
}

}  // namespace tiaowen
