#include "pipeline/model/decimal.h"

#include <algorithm>
#include <array>
#include <limits>

namespace tiaowen {
namespace {

__extension__ using Wide = __int128;
constexpr int kMaxDigits = 36;

constexpr auto kPowers = [] {
  std::array<Wide, kMaxDigits + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i)
    powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Wide ten_to(int exponent) {
  return kPowers[static_cast<std::size_t>(exponent)];
}

constexpr Wide kLimit = ten_to(kMaxDigits);

// Takes the last digit off. Nearly all numbers fit in 64 bits, where a division
// is many times cheaper.
int last_digit(Wide& rest) {
  if (const auto small = static_cast<std::uint64_t>(rest); small == rest) {
    rest = small / 10;
    return static_cast<int>(small % 10);
  }
  const int digit = static_cast<int>(rest % 10);
  rest /= 10;
  return digit;
}

// Nothing where |value| * 10^by leaves the range.
std::optional<Wide> shifted(Wide value, int by) {
  if (by == 0 || value == 0) return value;
  Wide product = 0;
  if (by > kMaxDigits || __builtin_mul_overflow(value, ten_to(by), &product) ||
      product > kLimit || product < -kLimit) {
    return std::nullopt;
  }
  return product;
}

}  // namespace

std::optional<Decimal> Decimal::make(Wide digits, int scale) {
  while (scale > 0) {
    Wide rest = digits;
    if (last_digit(rest) != 0) break;
    digits = rest;
    --scale;
  }
  if (digits > kLimit || digits < -kLimit || scale > kMaxDigits) {
    return std::nullopt;
  }
  Decimal value;
  value.digits_ = digits;
  value.scale_ = digits == 0 ? 0 : scale;
  return value;
}

std::optional<Decimal> Decimal::parse(std::string_view ascii) {
  bool negative = false;
  if (!ascii.empty() && ascii.front() == '-') {
    negative = true;
    ascii.remove_prefix(1);
  }
  Wide digits = 0;
  int scale = 0;
  bool point = false;
  bool any = false;
  for (const char c : ascii) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || digits >= kLimit / 10) return std::nullopt;
    digits = digits * 10 + (c - '0');
    any = true;
    if (point) ++scale;
  }
  if (!any) return std::nullopt;
  return make(negative ? -digits : digits, scale);
}

Decimal Decimal::power_of_ten(int exponent) {
  return exponent >= 0 ? *make(ten_to(exponent), 0) : *make(1, -exponent);
}

std::optional<Decimal> Decimal::add(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto x = shifted(a.digits_, scale - a.scale_);
  const auto y = shifted(b.digits_, scale - b.scale_);
  if (!x || !y) return std::nullopt;
  return make(*x + *y, scale);
}

std::optional<Decimal> Decimal::subtract(const Decimal& a, const Decimal& b) {
  Decimal minus = b;
  minus.digits_ = -minus.digits_;
  return add(a, minus);
}

std::optional<Decimal> Decimal::multiply(const Decimal& a, const Decimal& b) {
  Wide product = 0;
  if (__builtin_mul_overflow(a.digits_, b.digits_, &product)) {
    return std::nullopt;
  }
  return make(product, a.scale_ + b.scale_);
}

std::string Decimal::str() const {
  std::array<char, kMaxDigits + 4> text;  // a zero, a point and a sign more
  char* const end = text.data() + text.size();
  char* at = end;
  const bool negative = digits_ < 0;
  Wide rest = negative ? -digits_ : digits_;
  for (int written = 0; rest != 0 || written <= scale_; ++written) {
    if (written == scale_ && scale_ > 0) *--at = '.';
    *--at = static_cast<char>('0' + last_digit(rest));
  }
  if (negative) *--at = '-';
  return {at, end};
}

std::optional<std::int64_t> Decimal::whole() const {
  if (scale_ != 0 || digits_ > std::numeric_limits<std::int64_t>::max() ||
      digits_ < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(digits_);
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const bool negative = digits_ < 0;
  if (negative != (other.digits_ < 0)) {
    return negative ? std::strong_ordering::less
                    : std::strong_ordering::greater;
  }
  const int scale = std::max(scale_, other.scale_);
  const auto x = shifted(digits_, scale - scale_);
  const auto y = shifted(other.digits_, scale - other.scale_);
  // What cannot be brought to the common scale is the larger in magnitude.
  if (!x || !y)
    return (!x) != negative ? std::strong_ordering::greater
                            : std::strong_ordering::less;
  return *x <=> *y;
}

}  // namespace tiaowen
