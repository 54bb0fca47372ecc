// Mention is a typed value with the exact words it was read from.
//
//   Mention{span of "5000万元", Amount{CNY, max 50000000, at_most}}
//
// The span covers the number with its unit, or the name; the words that bound
// it (不低于, 以上) go to `bound`. Fields are the contract's, names too.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/model/decimal.h"
#include "pipeline/model/span.h"

namespace tiaowen {

// Whether an end counts is the Civil Code's reading (art. 1259): 以上, 以下,
// 以内 include the number; 不满, 超过, 以外 do not.
enum class Bound : std::uint8_t {
  exact,
  at_most,
  less_than,
  at_least,
  more_than,
  range,
  about,
};
std::string_view name_of(Bound bound);

// Of a range: which of its ends is left out. 500万元以上不满1000万元: the
// upper.
struct OpenEnds {
  bool min = false, max = false;
  bool operator==(const OpenEnds&) const = default;
};

// What a figure is in its sentence.
enum class Use : std::uint8_t {
  none,
  award,
  cap,
  floor,
  target,
  condition,
  total,
  part,
  plan,
  result,
  change,
  base,
};
constexpr std::size_t kUses = 12;
std::string_view name_of(Use use);

struct Amount {
  std::string currency = "CNY";     // ISO 4217
  std::optional<Decimal> min, max;  // whole currency units
  Bound bound = Bound::exact;
  OpenEnds open;
  Use use = Use::none;
  std::vector<Span> per;      // 户, 年: the words as written
  std::optional<Span> pairs;  // its partner in a respective list
};

// over / under; under is 1 but for fractions written as such (三分之一).
struct Share {
  Decimal over;
  Decimal under{1};
  std::string str() const;  // "0.173", "1/3"
  bool operator==(const Share&) const = default;
};

enum class RatioForm : std::uint8_t {
  percent,
  permille,
  fraction,
  tenths,
  multiple,
  parts,
  percentage_point,
};
std::string_view name_of(RatioForm form);

struct Ratio {
  RatioForm form = RatioForm::percent;
  std::optional<Share> min, max;
  Bound bound = Bound::exact;
  OpenEnds open;
  std::vector<Decimal> parts;  // of 3:3:4
  std::optional<Span> of;      // what it is a share of
  Use use = Use::none;
  std::optional<Span> pairs;
};

struct Quantity {
  Span unit;  // the measure word as written
  std::optional<Decimal> min, max;
  Bound bound = Bound::exact;
  OpenEnds open;
  std::optional<Span> pairs;
};

// A date at the precision stated; 0 where a part is not stated. Until
// resolve_dates() a year may be kDocumentYear + n: n years after the
// document's own (今年, 明年), and kFollowingYear the year after the one named
// before (次年).
inline constexpr std::int16_t kDocumentYear = -1000;
inline constexpr std::int16_t kFollowingYear = -2000;
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0, day = 0;
  std::string str() const;  // "2025", "2025-04", "2022-12-31"
  auto operator<=>(const Date&) const = default;
};

struct Duration {
  int years = 0, months = 0, weeks = 0, days = 0;
  int hours = 0, minutes = 0, seconds = 0;
  std::string str() const;  // ISO 8601: "P30D", "P1Y6M", "PT2H"
  bool operator==(const Duration&) const = default;
};

enum class TimeKind : std::uint8_t {
  date,
  range,
  duration,
  relative,
  recurring,
  vague,
  open,
};
std::string_view name_of(TimeKind kind);

enum class TimeBound : std::uint8_t {
  none,
  by,
  from,
  within,
  after,
  at,
  until,
  at_least,
  at_most,
};
std::string_view name_of(TimeBound bound);

enum class TimeRole : std::uint8_t {
  none,
  deadline,
  recurring_deadline,
  frequency,
  effective,
  expiry,
  issued,
  published,
  validity,
  condition,
  period,
  reference,
};
std::string_view name_of(TimeRole role);

struct Time {
  TimeKind kind = TimeKind::date;
  std::optional<Date> date, start, end;
  std::optional<Duration> duration, duration_min;
  bool workdays = false;
  std::string recurrence;      // RFC 5545 RRULE without the name; empty: none
  std::optional<Span> anchor;  // the event's words
  TimeBound bound = TimeBound::none;
  std::optional<Date> due, due_latest;  // filled by resolve/dates
  std::optional<Date> counted_from;     // the event's day; for explain
  TimeRole role = TimeRole::none;
  bool inferred = false;
};

enum class DepartmentRole : std::uint8_t {
  other,
  lead,
  support,
  approve,
  receive,
  issue,
  address,
  subject,
};
std::string_view name_of(DepartmentRole role);

// Why a body has the name it has.
enum class NameReason : std::uint8_t {
  none,
  written,   // the words name it in full, or with its region
  national,  // a body of the centre
  home,      // the region is the document's own: 市科技局
  head,      // the region is that of the name before: 省财政厅、科技厅
  alias,     // the text says what it stands for: 以下简称领导小组
  ending,    // the last body named whose name ends so
  part,      // an office of the body named before: 计财科
  issuer,    // 我局
  shape,     // no register lists it: known by its ending
  many,      // a class of bodies keeps its words
};

struct Department {
  std::string name;    // canonical, filled by resolve/departments
  std::string id;      // of the register; empty where unknown
  std::string region;  // 玉溪市; empty where national or unknown
  std::string level;   // national, province, city, county, township; or empty
  bool collective = false;
  DepartmentRole role = DepartmentRole::other;
  NameReason why = NameReason::none;  // for explain
};

enum class Relation : std::uint8_t {
  refers,
  basis,
  implements,
  issues,
  drafts,
  amends,
  repeals,
};
std::string_view name_of(Relation relation);

struct Citation {
  std::optional<Span> title;   // without 《》
  std::optional<Span> number;  // 玉党人才〔2022〕1号
  std::string issuer;          // canonical; empty where unknown
  Relation relation = Relation::refers;
  std::optional<Span> locator;  // 第十条第二款
  int target = -1;              // index of the clause meant; -1: none
};

using Value = std::variant<Amount, Ratio, Quantity, Time, Department, Citation>;

// "amount", "time" … as in the record.
std::string_view type_of(const Value& value);

// A dictionary row that a rule used: for explain.
struct RowUsed {
  std::uint16_t dictionary = 0;
  std::uint32_t row = 0;
};

// The rows of one mention, in place: no rule uses more of them.
class RowsUsed {
 public:
  RowsUsed() = default;
  RowsUsed(std::initializer_list<RowUsed> rows) {
    for (const RowUsed& row : rows) push_back(row);
  }
  void push_back(const RowUsed& row) {
    if (count_ < kMost) rows_[count_++] = row;
  }
  bool empty() const { return count_ == 0; }
  const RowUsed& front() const { return rows_.front(); }
  const RowUsed* begin() const { return rows_.data(); }
  const RowUsed* end() const { return rows_.data() + count_; }

 private:
  static constexpr std::uint32_t kMost = 4;

  std::array<RowUsed, kMost> rows_;
  std::uint32_t count_ = 0;
};

struct Mention {
  Span span;
  Value value;
  std::string_view rule;  // "amount.simple"; a constant of the extractor
  RowsUsed rows;
  int clause = -1;  // index of the innermost clause, set by locate()
};

}  // namespace tiaowen
