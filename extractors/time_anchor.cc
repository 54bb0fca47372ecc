#include "extractors/time_anchor.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestEvent = 60;

LinkSide side_named(std::string_view name) {
  if (name == "after") return LinkSide::after;
  if (name == "before") return LinkSide::before;
  if (name == "ahead") return LinkSide::ahead;
  return LinkSide::none;
}

bool opens_event(char32_t c) { return c != U'、' && ends_clause(c); }

// Past a comma and blanks that stand between 后 and the count.
std::size_t before_comma(const TimeScope& scope, std::size_t at) {
  std::size_t end = before_blanks(scope.folded, at);
  if (end > 0 &&
      (scope.folded[end - 1] == U',' || scope.folded[end - 1] == U'，')) {
    end = before_blanks(scope.folded, end - 1);
  }
  return end;
}

// Past 的, 第 and 满 right before the count.
std::size_t before_particles(const TimeScope& scope, std::size_t at) {
  std::size_t end = before_blanks(scope.folded, at);
  if (end > 0 && scope.folded[end - 1] == U'第') --end;
  const Word bound =
      scope.words.ends(scope.folded, end, Dictionary::time_bound_before);
  const auto name = scope.words.cell(bound, "bound");
  if (name == "at_most" || name == "at_least") end -= bound.length;
  return end;
}

// Past the words between 后 and the count: 收到举报后|应当在|7日内.
std::size_t before_modal(const TimeScope& scope, std::size_t at) {
  std::size_t end = at;
  for (int words = 0; words < 3; ++words) {
    const Word word =
        scope.words.ends(scope.folded, end, Dictionary::time_open);
    if (!word || scope.words.cell(word, "skip") == "if" ||
        scope.words.cell(word, "rank") == "1") {
      break;
    }
    end -= word.length;
  }
  return end;
}

// 按前两年100%、后三年50%: 前 and 后 of the years themselves, behind no event.
bool has_event(const TimeScope& scope, std::size_t end, const Word& link) {
  constexpr std::u32string_view kLeading = U"按分和及与即其的在为";
  return link.length > 1 ||
         (end > 0 && is_han(scope.folded[end - 1]) &&
          kLeading.find(scope.folded[end - 1]) == std::u32string_view::npos);
}

}  // namespace

std::optional<Span> event_before(const TimeScope& scope, std::size_t end) {
  const auto folded = scope.folded;
  end = before_modal(scope, end);  // 资产处置须|提前30日
  if (end > 1 && folded[end - 1] == U'的') --end;  // 举行听证的|7日前
  std::size_t begin = end;
  std::size_t opened = end;  // after the nearest 自, 在, 于
  bool strong = false;       // 自 and 从 outrank 在 and 于
  while (begin > 0 && end - begin < kLongestEvent &&
         !opens_event(folded[begin - 1])) {
    --begin;
    Word word;
    const auto rank =
        cell_at(scope, begin, Dictionary::time_open, "rank", &word);
    const bool from = rank == "1";
    Word most;
    if (cell_at(scope, begin, Dictionary::time_bound_before, "bound", &most) ==
            "at_most" &&
        opened == end && begin + most.length < end) {
      opened = begin + most.length;
      strong = true;
    }
    if (word && begin + word.length < end && !strong &&
        (opened == end || from)) {
      opened = begin + word.length;
      strong = from;
    }
  }
  if (opened < end) begin = opened;
  Word modal;
  while (
      begin < end &&
      !cell_at(scope, begin, Dictionary::time_open, "skip", &modal).empty()) {
    begin += modal.length;
  }
  // 可在2日前: nothing but the words that open an event.
  const Word opening = scope.words.begins(folded, begin, Dictionary::time_open);
  if (begin + opening.length >= end) return std::nullopt;
  return Span{static_cast<std::uint32_t>(begin),
              static_cast<std::uint32_t>(end)};
}

namespace {

// Where the clause that ends at `end` begins.
std::size_t clause_begin(const TimeScope& scope, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestEvent &&
         !opens_event(scope.folded[begin - 1])) {
    --begin;
  }
  return begin;
}

// 若审核退回，申报单位应在5天内: the condition in the clause of the count
// that begins at `at`, or in the clause before it.
std::optional<Span> condition_before(const TimeScope& scope, std::size_t at) {
  std::size_t end = before_blanks(scope.folded, at);
  for (int clauses = 0; clauses < 2; ++clauses) {
    const std::size_t begin = clause_begin(scope, end);
    Word word;
    if (cell_at(scope, begin, Dictionary::time_open, "skip", &word) == "if") {
      while (!cell_before(scope, end, Dictionary::time_open, "skip").empty()) {
        --end;  // the modal word before the count
      }
      if (begin + word.length >= end) return std::nullopt;
      return Span{static_cast<std::uint32_t>(begin + word.length),
                  static_cast<std::uint32_t>(end)};
    }
    if (begin == 0 ||
        (scope.folded[begin - 1] != U',' && scope.folded[begin - 1] != U'，')) {
      break;
    }
    end = begin - 1;
  }
  return std::nullopt;
}

// 毕业5年内: of a state of a person or a firm the word itself is the event.
void narrow(const TimeScope& scope, AnchorRead& read) {
  if (!read.event || scope.words.cell(read.known, "role").empty()) return;
  const std::size_t end = read.event->end;
  Word word = scope.words.ends(scope.folded, end, Dictionary::time_anchor);
  if (word) read.event->begin = static_cast<std::uint32_t>(end - word.length);
}

}  // namespace

AnchorRead read_anchor(const TimeScope& scope, std::size_t at, bool loose) {
  AnchorRead read;
  const std::size_t near = before_particles(scope, at);
  for (const std::size_t end :
       {near, before_comma(scope, near), before_modal(scope, near)}) {
    read.side = side_named(
        cell_before(scope, end, Dictionary::time_link, "side", &read.link));
    if (read.side == LinkSide::none) continue;
    // 自2024年9月1|日起: the day is the event's own.
    const bool dated = scope.folded[end - read.link.length] == U'日' &&
                       end > read.link.length &&
                       is_digit(scope.folded[end - read.link.length - 1]);
    const std::size_t event = end - read.link.length + (dated ? 1 : 0);
    if (!has_event(scope, event, read.link)) return {};
    // 之日 is the event's own: "获奖之日".
    read.event = event_before(
        scope, event + static_cast<std::size_t>(
                           pair_of(scope.words.cell(read.link, "keeps")).low));
    if (read.event) {
      read.at_most =
          cell_before(scope, read.event->begin, Dictionary::time_bound_before,
                      "bound") == "at_most";
      read.known =
          scope.words.ends(scope.folded, event, Dictionary::time_anchor);
    }
    return read;
  }
  read.known = scope.words.ends(scope.folded, near, Dictionary::time_anchor);
  if (read.known || loose) {
    read.event = event_before(scope, near);
    narrow(scope, read);
  } else {
    read.event = condition_before(scope, near);
  }
  return read;
}

}  // namespace tiaowen
