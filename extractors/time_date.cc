#include "extractors/time_date.h"

#include <array>

#include "extractors/time_compact.h"
#include "extractors/time_year.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Reads the parts of one date from left to right.
class DateReader {
 public:
  DateReader(const TimeScope& scope, std::size_t at, const DateRead* base)
      : scope_(scope), folded_(scope.folded), at_(at), base_(base) {}

  std::optional<DateRead> read() {
    if (!year() && base_ != nullptr) {
      out_.first.year = out_.last.year = base_->last.year;
    }
    if (!inside_year()) {
      if (month()) {
        if (!inside_month()) day();
      } else if (base_ != nullptr && base_->last.month != 0 &&
                 out_.ends == DatePart::none) {
        out_.first.month = out_.last.month = base_->last.month;
        day();
      }
    }
    if (out_.ends == DatePart::none) return std::nullopt;
    out_.end = at_;
    return out_;
  }

 private:
  DateUnit unit_at(std::size_t at) const { return date_unit(scope_, at); }
  bool shares_unit(std::size_t end, DatePart part) const {
    return tiaowen::shares_unit(scope_, end, part);
  }

  bool year() {
    const auto year = read_year(scope_, at_, base_);
    if (!year) return false;
    out_.first.year = static_cast<std::int16_t>(year->from);
    out_.last.year = static_cast<std::int16_t>(year->upto);
    out_.ends = DatePart::year;
    out_.interval = year->from != year->upto;
    out_.short_year = year->is_short;
    out_.word = year->word;
    at_ = year->end;
    return true;
  }

  void set_months(int from, int upto) {
    out_.first.month = static_cast<std::uint8_t>(from);
    out_.last.month = static_cast<std::uint8_t>(upto);
    out_.first.day = 1;
    out_.last.day = static_cast<std::uint8_t>(last_day(out_.last.year, upto));
    out_.interval = true;
  }

  // 底, 上半年, 一季度, 前五个月: what stands for a part of the year.
  bool inside_year() {
    if (out_.interval) return true;
    Word word;
    const std::size_t at = over_blanks(folded_, at_);
    const auto part = cell_at(scope_, at, Dictionary::time_part, "part", &word);
    const auto of = scope_.words.cell(word, "of");
    const bool has_year = out_.ends == DatePart::year;
    if (has_year && (of == "any" || of == "year")) {
      if (part == "last") set_end(12, 31);
      if (const Pair months = pair_of(part); months.low > 0) {
        set_months(months.low, months.high);
        out_.ends = DatePart::quarter;
      }
      out_.word = word;
      at_ = at + word.length;
      return true;
    }
    if (of == "sub" && has_year && sub_part(part, at + word.length)) {
      return true;
    }
    return quarter(part == "nth" ? at + word.length : at);
  }

  void set_end(int month, int day) {
    out_.last.month = static_cast<std::uint8_t>(month);
    out_.last.day = static_cast<std::uint8_t>(day);
    out_.first = out_.last;
    out_.ends = DatePart::day;
  }

  // 前五个月, 后三月, 第三个月, 前10天 of the year read before.
  bool sub_part(std::string_view part, std::size_t at) {
    const auto whole = read_small(folded_, over_blanks(folded_, at));
    if (!whole || whole->value < 1) return false;
    std::size_t end = 0;
    const DatePart unit = count_unit(scope_, whole->end, &end);
    const int n = whole->value;
    if (unit == DatePart::month && n <= 12) {
      if (part == "first") set_months(1, n);
      if (part == "last_of") set_months(13 - n, 12);
      if (part == "nth") {
        out_.first.month = out_.last.month = static_cast<std::uint8_t>(n);
      }
    } else if (unit == DatePart::quarter && n <= 4 && part != "nth") {
      set_months(part == "first" ? 1 : 13 - 3 * n,
                 part == "last_of" ? 12 : 3 * n);
    } else if (unit == DatePart::day && n <= 31 && part == "first") {
      set_months(1, 1);
      out_.last.day = static_cast<std::uint8_t>(n);
    } else {
      return false;
    }
    out_.ends = unit;
    at_ = end;
    return true;
  }

  // 一季度, 第三季度, 1-3季度
  bool quarter(std::size_t at) {
    const auto whole = read_small(folded_, at);
    if (!whole || whole->value < 1 || whole->value > 4) return false;
    const DateUnit unit = unit_at(whole->end);
    const bool shared = unit.part == DatePart::none &&
                        shares_unit(whole->end, DatePart::quarter);
    if (unit.part != DatePart::quarter && !shared) return false;
    set_months(3 * whole->value - 2, 3 * whole->value);
    out_.ends = DatePart::quarter;
    at_ = shared ? whole->end : unit.end;
    Word word;
    if (cell_at(scope_, at_, Dictionary::time_part, "part", &word) == "last") {
      set_end(out_.last.month, out_.last.day);
      out_.interval = false;
      at_ += word.length;
    }
    return true;
  }

  bool month() {
    std::size_t at = over_blanks(folded_, at_);
    if (out_.ends == DatePart::year && at < folded_.size() &&
        folded_[at] == U'的') {
      ++at;
    }
    const auto whole = read_small(folded_, at);
    if (!whole || whole->value < 1 || whole->value > 12 || whole->digits > 2) {
      return false;
    }
    const DateUnit unit = unit_at(whole->end);
    const bool shared =
        unit.part == DatePart::none && shares_unit(whole->end, DatePart::month);
    if (unit.part != DatePart::month && !shared) return false;
    out_.first.month = out_.last.month =
        static_cast<std::uint8_t>(whole->value);
    out_.ends = DatePart::month;
    at_ = shared ? whole->end : unit.end;
    return true;
  }

  // 底, 上旬, 前4天 of the month read before.
  bool inside_month() {
    Word word;
    const std::size_t at = over_blanks(folded_, at_);
    const auto part = cell_at(scope_, at, Dictionary::time_part, "part", &word);
    const auto of = scope_.words.cell(word, "of");
    const int last = last_day(out_.last.year, out_.last.month);
    if (of == "any" || of == "month") {
      if (part == "last") set_end(out_.last.month, last);
      if (const Pair days = pair_of(part); days.low > 0) {
        set_days(days.low, std::min(days.high, last));
        out_.interval = true;
      }
    } else if (part == "first") {
      const auto whole = read_small(folded_, at + word.length);
      std::size_t end = 0;
      if (!whole || count_unit(scope_, whole->end, &end) != DatePart::day ||
          whole->value < 1 || whole->value > last) {
        return false;
      }
      set_days(1, whole->value);
      out_.interval = true;
      at_ = end;
      return true;
    } else {
      return false;
    }
    out_.word = word;
    at_ = at + word.length;
    return true;
  }

  void set_days(int from, int upto) {
    out_.first.day = static_cast<std::uint8_t>(from);
    out_.last.day = static_cast<std::uint8_t>(upto);
    out_.ends = DatePart::day;
  }

  void day() {
    std::size_t at = over_blanks(folded_, at_);
    if (at < folded_.size() && folded_[at] == U'的') ++at;
    const auto whole = read_small(folded_, at);
    if (!whole || whole->value < 1 || whole->value > 31 || whole->digits > 3) {
      return;
    }
    const DateUnit unit = unit_at(whole->end);
    if (unit.part == DatePart::day) {
      set_days(whole->value, whole->value);
      at_ = unit.end;
    } else if (at == at_ && unit.part == DatePart::none && unit.name.empty() &&
               bare_day(whole->end)) {
      set_days(whole->value, whole->value);
      at_ = whole->end;
    }
  }

  // 四月十三, 1月3至2月10: a day without 日 ends the words or a range's end.
  bool bare_day(std::size_t end) const {
    if (shares_unit(end, DatePart::day)) return true;
    if (end >= folded_.size() || folded_[end] == U'\n') return true;
    Word to = scope_.words.begins(folded_, end, Dictionary::time_to);
    if (!to) return false;
    const auto whole = read_small(folded_, end + to.length);
    return whole && unit_at(whole->end).part == DatePart::month;
  }

  const TimeScope& scope_;
  std::u32string_view folded_;
  std::size_t at_;
  const DateRead* base_;
  DateRead out_;
};

}  // namespace

int last_day(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
  const bool leap =
      year <= 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<DateRead> read_date(const TimeScope& scope, std::size_t at,
                                  const DateRead* base) {
  if (auto compact = read_compact_date(scope, at, base != nullptr))
    return compact;
  return DateReader(scope, at, base).read();
}

}  // namespace tiaowen
