#include "pipeline/layout/marks.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
bool any_digit(char32_t c) {
  return is_digit(c) || (c >= 0xFF10 && c <= 0xFF19);
}
bool han_digit(char32_t c) {
  return one_of(c, U"〇零一二三四五六七八九十百千");
}

// The end of the digits of one kind that begin at `at`.
std::size_t number_end(std::u32string_view line, std::size_t at) {
  std::size_t end = at;
  while (end < line.size() && any_digit(line[end])) ++end;
  if (end > at) return end;
  while (end < line.size() && han_digit(line[end])) ++end;
  return end;
}

char32_t at_or_zero(std::u32string_view line, std::size_t i) {
  return i < line.size() ? line[i] : 0;
}

}  // namespace

bool begins_with_mark(std::u32string_view line) {
  line = trim(line);
  if (line.empty()) return false;
  const char32_t first = line.front();
  if (first >= 0x2460 && first <= 0x249B) return true;  // ① ⑴ ⒈
  if (line.starts_with(U"附件") || line.starts_with(U"附表")) return true;
  if (first == U'第') {
    const std::size_t end = number_end(line, 1);
    return end > 1 && one_of(at_or_zero(line, end), U"条章节编部");
  }
  if (first == U'（' || first == U'(') {
    const std::size_t end = number_end(line, 1);
    return end > 1 && end < 6 && one_of(at_or_zero(line, end), U"）)");
  }
  const std::size_t end = number_end(line, 0);
  if (end == 0 || end > 4) return false;
  const char32_t after = at_or_zero(line, end);
  if (one_of(after, U"、")) return true;
  return any_digit(first) && end <= 3 && one_of(after, U".．)）") &&
         !any_digit(at_or_zero(line, end + 1));
}

bool ends_with_stop(std::u32string_view text) {
  while (!text.empty() &&
         (is_space(text.back()) || one_of(text.back(), U"”’》）)"))) {
    text.remove_suffix(1);
  }
  return !text.empty() && one_of(text.back(), U"。；：？！;:?!");
}

}  // namespace tiaowen
