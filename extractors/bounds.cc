#include "extractors/bounds.h"

#include <algorithm>
#include <array>

#include "extractors/whole_number.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How far 最高 may stand from its number.
constexpr std::size_t kReach = 24;

std::optional<Bound> bound_named(std::string_view name) {
  for (const Bound bound : {Bound::at_most, Bound::less_than, Bound::at_least,
                            Bound::more_than, Bound::about, Bound::range}) {
    if (name_of(bound) == name) return bound;
  }
  return std::nullopt;
}

Limit limit_of(const Reading& reading, const Word& word, std::size_t begin) {
  Limit limit;
  const auto bound = bound_named(reading.words.cell(word, "bound"));
  if (!bound) return limit;
  limit.bound = *bound;
  limit.words = {static_cast<std::uint32_t>(begin),
                 static_cast<std::uint32_t>(begin + word.length)};
  limit.row = word;
  return limit;
}

constexpr LetterSet kClauseEnd(U",;:。!?()\n\t");
constexpr LetterSet kEndsReach(U",;:。!?()\n\t0123456789");

// The place of the bracket that closes before `end`, if it is a short one
// behind words; else `end`.
std::size_t opening(std::u32string_view text, std::size_t end) {
  constexpr std::size_t kShort = 16;
  if (end == 0 || text[end - 1] != U')') return end;
  for (std::size_t at = end - 1; at > 0 && end - at < kShort; --at) {
    if (text[at - 1] == U'(') return at - 1;
    if (kClauseEnd.has(text[at - 1])) break;
  }
  return end;
}

// A word further off in the clause: 最高 and the like wherever they stand,
// 不高于 only in front of the whole that the number is a share of (不高于核定
// 总额的50%, 不低于最低工资80%), 低于 only with the 的.
Limit limit_far(const Reading& reading, std::size_t begin, std::size_t after) {
  const std::u32string_view text = reading.text.folded;
  const bool of = begin > 0 && text[begin - 1] == U'的';
  bool whole = true;  // no 的 but the last: 不低于最低工资(的)80%
  std::size_t least = std::max(after, begin > kReach ? begin - kReach : 0);
  for (std::size_t end = begin; end > least; --end) {
    const char32_t c = text[end - 1];
    if (kEndsReach.has(c)) {
      // 不超过额度上限(30万元)之和的110%: the bracket does not count.
      const std::size_t bracket = opening(text, end);
      if (bracket == end) break;
      const std::size_t length = end - bracket;
      least = std::max(after, least > length ? least - length : 0);
      end = bracket + 1;
      continue;
    }
    if (c == U'的' && end < begin) whole = false;
    const Word word = reading.words.ends(text, end, Dictionary::bound_before);
    if (!word) continue;
    const std::string_view reach = reading.words.cell(word, "reach");
    if (reach == "clause" || (of && reach == "of") ||
        ((of || whole) && reach == "whole")) {
      return limit_of(reading, word, end - word.length);
    }
  }
  return {};
}

}  // namespace

Limit limit_before(const Reading& reading, std::size_t begin,
                   std::size_t after) {
  const std::u32string_view text = reading.text.folded;
  std::size_t end = blanks_before(text, begin);
  for (int skipped = 0; skipped < 3; ++skipped) {
    const Word word = reading.words.ends(text, end, Dictionary::bound_before);
    if (!word) break;
    // 上百家, but 上一次: 上 bounds a scale word alone.
    if (reading.words.cell(word, "reach") == "bare" &&
        std::u32string_view(U"百千万亿").find(text[begin]) ==
            std::u32string_view::npos) {
      break;
    }
    const Limit limit = limit_of(reading, word, end - word.length);
    if (limit.stated()) return limit;
    end = blanks_before(text, end - word.length);
  }
  return limit_far(reading, begin, after);
}

Limit limit_behind(const Reading& reading, std::size_t end) {
  const std::u32string_view text = reading.text.folded;
  std::size_t at = behind_blanks(text, end);
  if (at + 2 < text.size() && text[at] == U'(' && text[at + 1] == U'含' &&
      is_digit(text[at + 2])) {  // 25%(含25%)以上
    const std::size_t closing = text.substr(at, kReach).find(U')');
    if (closing != text.npos) at += closing + 1;
  }
  const Word word = reading.words.begins(text, at, Dictionary::bound_after);
  if (!word) return {};
  Limit limit = limit_of(reading, word, at);
  // 以上, 以下 alone mean what the document says; (含)以上 and 及以上 are
  // plain.
  if (text[at] == U'以' && word.length == 2) {
    if (limit.bound == Bound::at_least && !reading.ends.above) {
      limit.bound = Bound::more_than;
    } else if (limit.bound == Bound::at_most && !reading.ends.below) {
      limit.bound = Bound::less_than;
    }
  }
  return limit;
}

Bound bound_of(const Limit& before, const Limit& behind, bool more) {
  if (behind.stated() && behind.bound != Bound::range) return behind.bound;
  if (before.stated()) return before.bound;
  return more ? Bound::more_than : Bound::exact;
}

}  // namespace tiaowen
