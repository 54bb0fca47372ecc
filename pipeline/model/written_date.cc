#include "pipeline/model/written_date.h"

#include <chrono>

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::optional<Date> checked(std::uint32_t year, std::uint32_t month,
                            std::uint32_t day) {
  const std::chrono::year_month_day date{
      std::chrono::year(static_cast<int>(year)), std::chrono::month(month),
      std::chrono::day(day)};
  if (!date.ok() || year < 1900 || year > 2200) return std::nullopt;
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(day)};
}

// Reads numbers and the signs between them from the front, over blanks.
class Front {
 public:
  explicit Front(std::u32string_view text) : text_(text) {}

  std::optional<std::uint32_t> number(std::size_t least, std::size_t most) {
    skip();
    const auto read = read_ordinal(text_.substr(at_, most));
    if (!read || read->length < least) return std::nullopt;
    at_ += read->length;
    return read->value;
  }
  bool take(std::u32string_view signs) {
    skip();
    if (at_ >= text_.size() || signs.find(text_[at_]) == signs.npos) {
      return false;
    }
    ++at_;
    return true;
  }
  bool at_end() {
    skip();
    return at_ == text_.size();
  }

 private:
  void skip() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  std::u32string_view text_;
  std::size_t at_ = 0;
};

std::optional<Date> read_with_signs(Front& front) {
  const auto year = front.number(4, 4);
  if (!year || !front.take(U"年-/.")) return std::nullopt;
  const auto month = front.number(1, 2);
  if (!month || !front.take(U"月-/.")) return std::nullopt;
  const auto day = front.number(1, 3);
  if (!day) return std::nullopt;
  front.take(U"日");
  return checked(*year, *month, *day);
}

}  // namespace

std::optional<Date> read_date(std::u32string_view text) {
  text = trim(text);
  if (text.size() == 8 && text.find_first_not_of(U"0123456789") == text.npos) {
    const auto part = [&](std::size_t from, std::size_t length) {
      const auto read = read_ordinal(text.substr(from, length));
      return read ? read->value : 0;
    };
    return checked(part(0, 4), part(4, 2), part(6, 2));
  }
  Front front(text);
  return read_with_signs(front);
}

std::optional<WrittenDate> read_date_at_end(std::u32string_view line) {
  std::u32string_view text = trim(line);
  if (!text.empty() && text.back() == U')') {
    const std::size_t open = text.rfind(U'(');
    if (open == text.npos || text.size() - open > 12) return std::nullopt;
    text = trim(text.substr(0, open));
  }
  if (text.empty() || text.back() != U'日') return std::nullopt;
  const std::size_t year = text.rfind(U'年');
  if (year == text.npos || text.size() - year > 16) return std::nullopt;
  // The four digits before 年, perhaps with blanks between them.
  std::size_t begin = year;
  for (int digits = 0; digits < 4;) {
    if (begin == 0) return std::nullopt;
    --begin;
    if (is_space(text[begin])) continue;
    ++digits;
  }
  std::u32string close;
  for (const char32_t c : text.substr(begin)) {
    if (!is_space(c)) close.push_back(c);
  }
  Front front(close);
  const auto date = read_with_signs(front);
  if (!date || !front.at_end()) return std::nullopt;
  const auto before = static_cast<std::uint32_t>(text.data() - line.data());
  return WrittenDate{*date, before + static_cast<std::uint32_t>(begin)};
}

}  // namespace tiaowen
