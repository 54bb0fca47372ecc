// program() is the command line of `tiaowen`: what the commands do stands in
// command/.
//
//   int main(int argc, char** argv) {
//     return tiaowen::program(argc, argv, nullptr);
//   }
//
// The commands that draw, export and answer link libraries that take longer to
// load than a page takes to read. They run in a program of their own,
// tiaowen-views, which `tiaowen` becomes where one of them is asked for.
#pragma once

#include <iosfwd>

#include "pipeline/command/command.h"
#include "pipeline/command/query_command.h"

namespace tiaowen {

struct Views {
  int (*show)(const ShowCommand& command, const Lexicon& words,
              std::ostream& out, std::ostream& log);
  int (*export_records)(const ExportCommand& command, const Lexicon& words,
                        std::istream& in, std::ostream& out, std::ostream& log);
  int (*query)(const QueryCommand& command, const Lexicon& words,
               std::ostream& out, std::ostream& log);
};

// The exit status. `views`: null in the program that does not have them.
int program(int argc, char** argv, const Views* views);

}  // namespace tiaowen
