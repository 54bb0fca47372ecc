// Blanks that converters put between a number and what belongs to it. Neither
// a tab (another cell) nor a line end is passed.
#pragma once

#include <cstddef>
#include <string_view>

namespace tiaowen {

// The place after the blanks at `at`.
std::size_t behind_blanks(std::u32string_view text, std::size_t at);
// The place before the blanks that end at `end`.
std::size_t blanks_before(std::u32string_view text, std::size_t end);

}  // namespace tiaowen
