// References by place: 本办法第八条, 前款, 刑法第二百七十七条, 第十条第二款.
//
// A label at the front of a line is no reference; nor is 第一条 in
// 第一条生产线: a place alone needs 规定, 所列 … behind it (locator_use.tsv) or
// 按照, 违反 … before it.
#include "extractors/reference.h"

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/locator.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

class References {
 public:
  explicit References(const Reading& reading)
      : words_(reading.words), text_(reading.text.folded) {}

  std::vector<Mention> find() {
    const auto next = [&](std::size_t at) {
      return find_any(text_, at, U'第', U'前', U'本');
    };
    std::vector<Mention> found;
    for (std::size_t at = next(0); at != text_.npos; at = next(at)) {
      if (text_[at] == U'本' && !text_.substr(at).starts_with(U"本条")) {
        ++at;
        continue;
      }
      const auto locator = read_locator(text_.substr(at));
      if (!locator || !refers(at, *locator)) {
        ++at;
        continue;
      }
      found.push_back(mention_of(at, *locator));
      at += locator->length;
    }
    return found;
  }

 private:
  bool opens_line(std::size_t at) const {
    while (at > 0 && is_space(text_[at - 1]) && text_[at - 1] != U'\n') --at;
    return at == 0 || text_[at - 1] == U'\n';
  }

  // 本办法, 本条例: this document, before `at`; its length.
  std::uint32_t own_name(std::size_t at) const {
    const Word type = words_.ends(text_, at, Dictionary::document_type);
    const std::size_t begin = at - type.length;
    if (type && begin > 0 && text_[begin - 1] == U'本') return type.length + 1;
    if (at >= 2 && text_[at - 1] == U'法' && text_[at - 2] == U'本') return 2;
    return 0;
  }

  // 民法通则, 仲裁法 before `at`: the length of a law's bare name.
  std::uint32_t law_name(std::size_t at) const {
    constexpr std::size_t kLongest = 16;
    const bool law = text_.substr(0, at).ends_with(U"法") ||
                     text_.substr(0, at).ends_with(U"通则");
    const Word type = words_.ends(text_, at, Dictionary::document_type);
    // 条例第四条: another document, named before; its full name is not told.
    if (!law || text_.substr(0, at).ends_with(U"办法")) return type.length;
    constexpr std::u32string_view kOutside = U"的和与及或、在按照据反依合见是";
    std::size_t begin = at;
    while (begin > 0 && at - begin < kLongest && is_han(text_[begin - 1]) &&
           kOutside.find(text_[begin - 1]) == kOutside.npos &&
           !words_.ends(text_, begin, Dictionary::citation_relation)) {
      --begin;
    }
    const std::size_t length = at - begin;
    return length < 2 ? 0 : static_cast<std::uint32_t>(length);
  }

  bool refers(std::size_t at, const Locator& locator) const {
    const std::size_t end = at + locator.length;
    const bool said = locator.parts.size() > 1 ||
                      words_.begins(text_, end, Dictionary::locator_use);
    if (locator.here) return said;
    if (opens_line(at)) return false;
    if (locator.parts.front().unit == U'目') return false;
    if (said || own_name(at) != 0) return true;
    return law_name(at) != 0 ||
           words_.ends(text_, at, Dictionary::citation_relation) ||
           words_.ends(text_, at, Dictionary::law);
  }

  Mention mention_of(std::size_t at, const Locator& locator) const {
    const auto begin = static_cast<std::uint32_t>(at);
    Mention mention;
    mention.rule = "citation.place";
    mention.span = {begin, begin + locator.length};
    Citation citation;
    citation.locator = mention.span;
    if (const std::uint32_t own = own_name(at)) {
      mention.span.begin -= own;
    } else if (const Word law = words_.ends(text_, at, Dictionary::law)) {
      mention.span.begin -= law.length;
      citation.title = Span{mention.span.begin, begin};
      mention.rule = "citation.law_place";
      mention.rows.push_back(
          {static_cast<std::uint16_t>(Dictionary::law), law.row});
    } else if (const std::uint32_t name = law_name(at)) {
      mention.span.begin -= name;
      citation.title = Span{mention.span.begin, begin};
      mention.rule = "citation.law_place";
    }
    mention.value = std::move(citation);
    return mention;
  }

  const Lexicon& words_;
  std::u32string_view text_;
};

}  // namespace

std::vector<Mention> find_references(const Reading& reading) {
  return References(reading).find();
}

}  // namespace tiaowen
