// Citations: 《title》 with its number, a number alone.
//
//   《某市孵化器管理办法》的通知（某科发〔2022〕1号）   title, number
//   国发〔2015〕43号文件                              number
//
// Words: dictionaries/citation_relation.tsv. The span covers the title marks
// and the number with its brackets; what else is said of the document (根据,
// 印发) becomes `relation`.
#include <algorithm>
#include <array>
#include <iterator>

#include "extractors/document_number.h"
#include "extractors/extract.h"
#include "extractors/reference.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/locator.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestTitle = 240;
// 《…》的补充通知(…号): as many characters may stand between.
constexpr std::size_t kLongestTail = 6;

// 《…》 at `at`, with titles inside titles; empty where it does not close.
Span title_at(std::u32string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < text.size() && i - at < kLongestTitle; ++i) {
    if (text[i] == U'\n' || text[i] == U'\t') break;
    if (text[i] == U'《') ++depth;
    if (text[i] == U'》' && --depth == 0) {
      return {static_cast<std::uint32_t>(at),
              static_cast<std::uint32_t>(i + 1)};
    }
  }
  return {};
}

std::uint32_t skip_spaces(std::u32string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == U' ') ++at;
  return at;
}

// The bracket that may hold the title's number: right behind the title or
// behind 的通知. 0 where there is none.
std::uint32_t bracket_after(std::u32string_view text, std::uint32_t end) {
  std::uint32_t at = skip_spaces(text, end);
  if (at < text.size() && text[at] == U'的') {
    const std::uint32_t tail = at;
    while (at < text.size() && at - tail <= kLongestTail && is_han(text[at])) {
      ++at;
    }
  }
  at = skip_spaces(text, at);
  return at < text.size() && text[at] == U'(' ? at + 1 : 0;
}

// (2021年修订), (2018年第三次修正), (试行): the version of a title, up to its
// bracket; `at` where there is none.
std::uint32_t past_version(std::u32string_view text, std::uint32_t at) {
  constexpr std::size_t kLongest = 16;
  if (at >= text.size() || text[at] != U'(') return at;
  const std::size_t close = text.substr(at, kLongest).find(U')');
  if (close == text.npos) return at;
  const std::u32string_view words = text.substr(at, close);
  const bool version = words.ends_with(U"修订") || words.ends_with(U"修正") ||
                       words.ends_with(U"版") || words.ends_with(U"修改");
  return version ? at + static_cast<std::uint32_t>(close) + 1 : at;
}

class Citations {
 public:
  explicit Citations(const Reading& reading)
      : reading_(reading),
        text_(reading.text.folded),
        numbers_(
            find_document_numbers(text_, reading.numerals, reading.words)) {}

  void find(std::vector<Mention>& out) {
    std::size_t number = 0;
    for (std::size_t at = find_letter(text_, U'《', 0); at != text_.npos;) {
      const Span title = title_at(text_, at);
      if (title.empty()) {
        at = find_letter(text_, U'《', at + 1);
        continue;
      }
      while (number < numbers_.size() && numbers_[number].end <= title.begin) {
        take_number(numbers_[number++], title, out);
      }
      // A number inside a title is part of its name.
      while (number < numbers_.size() && numbers_[number].begin < title.end) {
        ++number;
      }
      take_title(title, number, out);
      at = find_letter(text_, U'《', title.end);
    }
    while (number < numbers_.size()) take_number(numbers_[number++], {}, out);
    join(out, find_references(reading_));
    if (!out.empty()) relate(out);
  }

 private:
  // Places that stand in no citation by title or number.
  static void join(std::vector<Mention>& out, std::vector<Mention> places) {
    if (places.empty()) return;
    std::vector<Mention> all;
    auto next = out.begin();
    for (Mention& place : places) {
      while (next != out.end() && next->span.end <= place.span.begin) {
        all.push_back(std::move(*next++));
      }
      if (next != out.end() && next->span.overlaps(place.span)) continue;
      all.push_back(std::move(place));
    }
    all.insert(all.end(), std::make_move_iterator(next),
               std::make_move_iterator(out.end()));
    out = std::move(all);
  }

  void add(Span span, Citation value, std::string_view rule,
           std::vector<Mention>& out) {
    Mention mention;
    mention.span = span;
    mention.value = std::move(value);
    mention.rule = rule;
    out.push_back(std::move(mention));
  }

  void take_title(Span title, std::size_t& number, std::vector<Mention>& out) {
    Citation citation;
    citation.title = Span{title.begin + 1, title.end - 1};
    Span span = title;
    std::string_view rule = "citation.title";
    if (pending_) {
      citation.number = *pending_;
      span.begin = pending_->begin;
      pending_.reset();
      rule = "citation.number_title";
    }
    const std::uint32_t inside = bracket_after(text_, title.end);
    if (inside != 0 && number < numbers_.size() &&
        numbers_[number].begin == skip_spaces(text_, inside)) {
      citation.number = numbers_[number];
      span.end = numbers_[number].end;
      const std::uint32_t closing = skip_spaces(text_, span.end);
      if (closing < text_.size() && text_[closing] == U')') {
        span.end = closing + 1;
      }
      ++number;
      rule = "citation.title_number";
    }
    const std::uint32_t end = past_version(text_, span.end);
    if (const auto place = read_locator(text_.substr(end))) {
      citation.locator = Span{end, end + place->length};
      span.end = end + place->length;
    }
    add(span, citation, rule, out);
  }

  // A number before a title belongs to it; one alone on its line is the
  // document's own.
  void take_number(Span number, Span title, std::vector<Mention>& out) {
    if (leads_to(number, title)) {
      pending_ = number;
      return;
    }
    if (alone(number)) return;
    Citation citation;
    citation.number = number;
    add(number, citation, "citation.number", out);
  }

  bool leads_to(Span number, Span title) const {
    if (title.empty()) return false;
    std::uint32_t at = skip_spaces(text_, number.end);
    if (text_.substr(at, 2) == U"文件") at = skip_spaces(text_, at + 2);
    return at == title.begin;
  }

  bool alone(Span number) const {
    const auto edge = [&](std::size_t i) {
      return text_[i] == U'\n' || text_[i] == U'\t' || text_[i] == U'|';
    };
    std::size_t begin = number.begin;
    while (begin > 0 && is_space(text_[begin - 1]) && !edge(begin - 1)) {
      --begin;
    }
    std::size_t end = number.end;
    while (end < text_.size() && is_space(text_[end]) && !edge(end)) ++end;
    return (begin == 0 || edge(begin - 1)) &&
           (end == text_.size() || edge(end));
  }

  // --- what the text does with each

  struct Verb {
    Span span;
    Relation relation;
    bool before, after;
    bool of = false;  // 印发的《…》: says whose it is, not what is done here
    RowUsed row;
  };

  static Relation relation_named(std::string_view name) {
    for (const Relation relation :
         {Relation::basis, Relation::implements, Relation::issues,
          Relation::drafts, Relation::amends, Relation::repeals}) {
      if (name_of(relation) == name) return relation;
    }
    return Relation::refers;
  }

  // The relation words outside all citations, in order.
  std::vector<Verb> verbs(const std::vector<Mention>& citations) const {
    std::vector<Verb> found;
    auto inside = citations.begin();
    for (const Sighting& seen :
         reading_.seen.of(Dictionary::citation_relation)) {
      const auto relation = reading_.words.cell(seen.word, "relation");
      if (relation.empty()) continue;
      const Span span{seen.begin, seen.begin + seen.word.length};
      while (inside != citations.end() && inside->span.end <= span.begin) {
        ++inside;
      }
      if (inside != citations.end() && inside->span.overlaps(span)) continue;
      if (!found.empty() && found.back().span.overlaps(span)) continue;
      const bool beside = span.end < text_.size() && text_[span.end] == U'《';
      if (!beside && !reading_.words.cell(seen.word, "adjacent").empty()) {
        continue;
      }
      const auto side = reading_.words.cell(seen.word, "side");
      found.push_back(
          {span,
           relation_named(relation),
           side != "after",
           side != "before",
           span.end < text_.size() && text_[span.end] == U'的',
           {static_cast<std::uint16_t>(seen.word.dictionary), seen.word.row}});
    }
    return found;
  }

  bool sentence_ends(std::uint32_t from, std::uint32_t to) const {
    static constexpr LetterSet kEnds(U"。;\n");
    return kEnds.find_in(text_.substr(from, to - from), 0) != text_.npos;
  }

  void relate(std::vector<Mention>& citations) const {
    const std::vector<Verb> seen = verbs(citations);
    std::size_t next = 0;
    for (Mention& mention : citations) {
      while (next < seen.size() && seen[next].span.begin < mention.span.begin) {
        ++next;
      }
      const Verb* verb = verb_before(seen, next, mention.span);
      if (const Verb* after = verb_after(seen, next, mention.span)) {
        if (verb == nullptr || after->relation == Relation::repeals ||
            (verb->relation == Relation::drafts &&
             after->relation == Relation::issues)) {
          verb = after;
        }
      }
      if (verb == nullptr) continue;
      std::get<Citation>(mention.value).relation = verb->relation;
      mention.rows.push_back(verb->row);
    }
  }

  const Verb* verb_before(const std::vector<Verb>& seen, std::size_t next,
                          Span span) const {
    const Verb* nearest = nullptr;
    for (std::size_t i = next; i-- > 0;) {
      const Verb& verb = seen[i];
      if (span.begin - verb.span.end > kReach ||
          sentence_ends(verb.span.end, span.begin)) {
        break;
      }
      if (!verb.before) continue;
      if (nearest == nullptr) nearest = &verb;
      if (!verb.of) return nearest->of ? &verb : nearest;
    }
    return nearest;
  }

  const Verb* verb_after(const std::vector<Verb>& seen, std::size_t next,
                         Span span) const {
    for (std::size_t i = next; i < seen.size(); ++i) {
      const Verb& verb = seen[i];
      if (verb.span.begin < span.end) continue;
      const auto between = text_.substr(span.end, verb.span.begin - span.end);
      if (between.size() > kReach || between.find(U'\n') != between.npos) break;
      if (!verb.after) continue;
      const bool enclosed = verb.relation == Relation::issues;
      if (!enclosed && sentence_ends(span.end, verb.span.begin)) break;
      return &verb;
    }
    return nullptr;
  }

  // How far a verb governs: longer than the longest list of titles met.
  static constexpr std::uint32_t kReach = 300;

  const Reading& reading_;
  std::u32string_view text_;
  std::vector<Span> numbers_;
  std::optional<Span> pending_;
};

}  // namespace

void extract_citations(const Reading& reading, std::vector<Mention>& out) {
  Citations(reading).find(out);
}

}  // namespace tiaowen
