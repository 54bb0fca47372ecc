// tiaowen-formats office …: raises walls around LibreOffice and becomes it.
//
//   tiaowen-formats office MEMORY CPU_SECONDS FILE_BYTES FOLDER PROGRAM
//   ARGUMENT…
//
// LibreOffice then reads what is installed and FOLDER, writes to FOLDER only,
// speaks to no network, and keeps to its memory, time and size of files. These
// walls are wider than those of sandbox.h: it is many programs and libraries.
#pragma once

namespace tiaowen {

// Returns only where the program cannot be started: its exit status, 127.
int become_office(int argc, char** argv);

}  // namespace tiaowen
