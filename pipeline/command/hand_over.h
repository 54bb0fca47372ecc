// hand_over() makes this process another of tiaowen's programs.
#pragma once

namespace tiaowen {

// Becomes `program`, which stands beside this one, with the same arguments.
// Returns only where that fails: told on standard error, the exit status.
int hand_over(const char* program, char** arguments);

}  // namespace tiaowen
