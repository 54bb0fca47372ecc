// PDF writers of today pack pages and catalogue into compressed object streams
// (ISO 32000-1, 7.5.7), which a truncated file's lost table would have named.
//
//   7 0 obj <</Type/ObjStm/N 2/First 10/Filter/FlateDecode …>> stream …
//   -> "3 0 obj\n<</Type/Page…>>\nendobj\n4 0 obj\n…"
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// The objects of all object streams that are whole enough, written out; empty
// where there are none or the file is encrypted. At most 64 MiB.
std::string pdf_unpacked_objects(std::string_view bytes);

}  // namespace tiaowen
