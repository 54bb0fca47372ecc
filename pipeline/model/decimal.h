// Decimal is an exact decimal number, as money and ratios need it.
//
//   Decimal::parse("0.45")->times(Decimal::power_of_ten(4)).str() == "4500"
//
// Up to 36 significant digits; an operation that would need more gives
// nullopt or is refused by parse(), it never rounds.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tiaowen {

class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : digits_(whole) {}

  // Digits with at most one '.', an optional '-' in front; no groups.
  static std::optional<Decimal> parse(std::string_view ascii);
  // 10^exponent; REQUIRES: -18 <= exponent <= 30.
  static Decimal power_of_ten(int exponent);

  // Nothing where the exact result has more than 36 digits.
  static std::optional<Decimal> add(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

  // Shortest plain form: "12500000", "0.173", "-3". Never an exponent.
  std::string str() const;
  bool is_zero() const { return digits_ == 0; }
  bool is_negative() const { return digits_ < 0; }
  bool is_whole() const { return scale_ == 0; }
  // The value as an integer, where it is one that fits.
  std::optional<std::int64_t> whole() const;
  // Digits after the point in the shortest form.
  int places() const { return scale_; }

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const = default;

 private:
  __extension__ using Wide = __int128;

  static std::optional<Decimal> make(Wide digits, int scale);

  // digits_ * 10^-scale_, kept without trailing zeros so that equal values
  // are equal member by member.
  Wide digits_ = 0;
  int scale_ = 0;
};

}  // namespace tiaowen
