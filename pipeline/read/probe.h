// Probes: requests by which tests make tiaowen-reader misbehave on purpose, to
// see that its walls hold.
//
//   probe("open /etc/passwd")   error "refused" where the sandbox holds
//
// open PATH, write PATH, socket, exec PATH, fork, kill, environment NAME: try
// it, and say "allowed" or "refused". abort, "pages then abort", hang, spin,
// memory, out-of-memory, output, lie: do not return. They give whoever sends
// them nothing that a broken document could not do.
#pragma once

#include <string_view>

#include "pipeline/model/result.h"

namespace tiaowen {

Error probe(std::string_view what);

}  // namespace tiaowen
