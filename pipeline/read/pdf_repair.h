// pdf_repaired() gives a truncated PDF a new end.
//
// A PDF is found from its end: the trailer names the catalogue, the catalogue
// the pages. Where the end is cut off, both may still lie in the file, or at
// least the pages themselves.
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// `bytes` with a trailer added, and where the catalogue is lost one that names
// every page object found. Empty where there is none: nothing to be saved.
// Objects in compressed streams must have been written out before
// (pdf_object_streams.h).
std::string pdf_repaired(std::string_view bytes);

}  // namespace tiaowen
