// What another program costs, and texts to give it.
#pragma once

#include <string>
#include <vector>

namespace tiaowen::bench {

struct Cost {
  double cpu = 0, wall = 0;  // seconds
  long peak_kib = 0;
  int status = -1;
};

// Runs a program with its output thrown away.
Cost cost_of(const std::vector<std::string>& command);

// The corpus' own documents, and published ones where they are at hand.
std::vector<std::string> texts();
// Only the repository's, only those beside it; none where they are missing.
std::vector<std::string> own_texts();
std::vector<std::string> published_texts();
// Laws: long, with few figures.
std::vector<std::string> law_texts();

}  // namespace tiaowen::bench
