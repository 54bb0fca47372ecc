#include "pipeline/model/alphabet.h"

namespace tiaowen {

Alphabet::Number Alphabet::beyond(char32_t c) const {
  const auto found = beyond_.find(c);
  return found == beyond_.end() ? Number{0} : found->second;
}

void Alphabet::set(char32_t c, Number number) {
  if (c < kPlane) {
    plane_[c] = number;
  } else if (number != 0) {
    beyond_[c] = number;
  }
}

Alphabet::Number Alphabet::add(char32_t c) {
  if (const Number known = number(c)) return known;
  set(c, static_cast<Number>(size_));
  return static_cast<Number>(size_++);
}

void Alphabet::fold(char32_t c, char32_t into) { set(c, number(into)); }

}  // namespace tiaowen
