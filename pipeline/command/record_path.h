// Where the record of an input lies, relative to the out folder.
//
//   record_path("a/b.pdf")   "records/a/b.pdf.json"
//
// No two inputs share a record, none lies where another needs a folder
// (`a.txt` beside a folder `a.txt.json`: the folder gets a `~`), and no name is
// longer than file systems take: its end is then a digest of all of it.
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

std::string record_path(std::string_view path);

}  // namespace tiaowen
