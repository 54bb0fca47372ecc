#include "extractors/numeral.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {

std::optional<Numeral> read_numeral(std::u32string_view folded,
                                    std::size_t at) {
  std::string digits;
  std::size_t end = at;
  while (end < folded.size() && is_digit(folded[end])) {
    digits.push_back(static_cast<char>(folded[end]));
    ++end;
  }
  const auto value = Decimal::parse(digits);
  if (!value) return std::nullopt;
  Numeral numeral;
  numeral.span = {static_cast<std::uint32_t>(at),
                  static_cast<std::uint32_t>(end)};
  numeral.value = *value;
  numeral.arabic = true;
  return numeral;
}

std::vector<Numeral> find_numerals(std::u32string_view folded) {
  std::vector<Numeral> found;
  for (std::size_t at = 0; at < folded.size();) {
    const auto numeral = read_numeral(folded, at);
    if (!numeral) {
      ++at;
      continue;
    }
    found.push_back(*numeral);
    at = numeral->span.end;
  }
  return found;
}

}  // namespace tiaowen
