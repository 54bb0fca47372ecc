#include "extractors/blanks.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool passed(char32_t c) { return is_space(c) && c != U'\t' && c != U'\n'; }

}  // namespace

std::size_t behind_blanks(std::u32string_view text, std::size_t at) {
  while (at < text.size() && passed(text[at])) ++at;
  return at;
}

std::size_t blanks_before(std::u32string_view text, std::size_t end) {
  while (end > 0 && passed(text[end - 1])) --end;
  return end;
}

}  // namespace tiaowen
