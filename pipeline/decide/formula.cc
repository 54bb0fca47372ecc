#include "pipeline/decide/formula.h"

#include <algorithm>

namespace tiaowen {
namespace {

using Values = std::map<std::string, Decimal, std::less<>>;
using Number = std::optional<Decimal>;

constexpr std::string_view kMarks = "+-*/(), \t";

bool is_function(std::string_view word) {
  return word == "min" || word == "max" || word == "floor" || word == "ceiling";
}

// Whole times that `part` goes into `whole`: by halving steps, since a Decimal
// knows no division. REQUIRES: part > 0.
Number whole_times(const Decimal& whole, const Decimal& part) {
  if (part.is_zero() || part.is_negative() || whole.is_negative()) {
    return std::nullopt;
  }
  std::int64_t low = 0, high = std::int64_t{1} << 40;  // low fits, high not
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const Number reached = Decimal::multiply(part, Decimal(middle));
    if (!reached || *reached > whole) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return Decimal(low);
}

// Recursive descent: what cannot be read is nothing, and so is all around it.
class Reader {
 public:
  Reader(std::string_view text, const Values& values)
      : rest_(text), values_(values) {}

  Number read() {
    const Number sum = read_sum();
    skip();
    return rest_.empty() ? sum : std::nullopt;
  }

 private:
  static constexpr int kDeepest = 20;

  void skip() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) {
      rest_.remove_prefix(1);
    }
  }
  bool take(char mark) {
    skip();
    if (rest_.empty() || rest_[0] != mark) return false;
    rest_.remove_prefix(1);
    return true;
  }
  Number read_sum();
  Number read_product();
  Number read_factor();
  Number read_function(std::string_view name);
  Number read_quotient(bool up);

  std::string_view rest_;
  const Values& values_;
  int depth_ = 0;
};

Number Reader::read_sum() {
  Number sum = read_product();
  while (sum) {
    const bool plus = take('+');
    if (!plus && !take('-')) break;
    const Number next = read_product();
    if (!next) return std::nullopt;
    sum = plus ? Decimal::add(*sum, *next) : Decimal::subtract(*sum, *next);
  }
  return sum;
}

Number Reader::read_product() {
  Number product = read_factor();
  while (product && take('*')) {
    const Number next = read_factor();
    if (!next) return std::nullopt;
    product = Decimal::multiply(*product, *next);
  }
  return product;
}

Number Reader::read_factor() {
  if (++depth_ > kDeepest) return std::nullopt;
  Number value;
  if (take('(')) {
    value = read_sum();
    if (!take(')')) value.reset();
  } else {
    skip();
    const std::size_t end = std::min(rest_.find_first_of(kMarks), rest_.size());
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (is_function(word)) {
      value = read_function(word);
    } else if (const auto named = values_.find(word); named != values_.end()) {
      value = named->second;
    } else {
      value = Decimal::parse(word);
    }
  }
  --depth_;
  return value;
}

Number Reader::read_function(std::string_view name) {
  if (!take('(')) return std::nullopt;
  if (name == "floor" || name == "ceiling") {
    return read_quotient(name == "ceiling");
  }
  Number best = read_sum();
  while (best && take(',')) {
    const Number next = read_sum();
    if (!next) return std::nullopt;
    best = name == "min" ? std::min(*best, *next) : std::max(*best, *next);
  }
  return take(')') ? best : std::nullopt;
}

// floor(人数 / 100), ceiling(天数 / 30)
Number Reader::read_quotient(bool up) {
  const Number whole = read_sum();
  if (!whole || !take('/')) return std::nullopt;
  const Number part = read_sum();
  if (!part || !take(')')) return std::nullopt;
  const Number times = whole_times(*whole, *part);
  const Number reached = times ? Decimal::multiply(*times, *part) : times;
  if (!up || !reached || *reached == *whole) return reached ? times : reached;
  return Decimal::add(*times, Decimal(1));
}

}  // namespace

std::vector<std::string> names_in(std::string_view formula) {
  std::vector<std::string> names;
  while (!formula.empty()) {
    const std::size_t begin = formula.find_first_not_of(kMarks);
    if (begin == formula.npos) break;
    formula.remove_prefix(begin);
    const std::size_t end =
        std::min(formula.find_first_of(kMarks), formula.size());
    const std::string word(formula.substr(0, end));
    formula.remove_prefix(end);
    if (is_function(word) || Decimal::parse(word)) continue;
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      names.push_back(word);
    }
  }
  return names;
}

std::optional<Decimal> evaluated(std::string_view formula,
                                 const Values& values) {
  return Reader(formula, values).read();
}

}  // namespace tiaowen
