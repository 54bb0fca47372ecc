// How wide text stands on a terminal, and how it is broken into lines.
//
//   terminal_width(U"市财政局 30%")    12: two columns a Han character
//   wrapped(U"报市政府批准", 8, 2)      {"报市政府", "批准"}
//
// Widths are Unicode's East Asian Width (UAX #11), ambiguous ones wide, as
// Chinese terminals show “ … —; marks that combine take no room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tiaowen {

int terminal_width(std::u32string_view text);

// One line of printable text: line ends, tabs and what could steer a terminal
// become blanks.
std::u32string printable(std::string_view utf8);

// Lines of at most `width` columns (REQUIRES: width >= 2), broken behind any
// Han character and at blanks; … ends the last of `lines` where text is left.
std::vector<std::u32string> wrapped(std::u32string_view text, int width,
                                    int lines);

}  // namespace tiaowen
