#include "tests/bench/ingest.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <sstream>

#include "tests/bench/cost.h"
#include "tests/temporary_folder.h"

namespace tiaowen::bench {
namespace {

// Documents of a page or two: stretches of those we have, each under a title
// of its own. Gives the bytes.
std::size_t write_documents(const testing::TemporaryFolder& folder, int count) {
  std::vector<std::string> lines;
  for (const std::string& text : texts()) {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) lines.push_back(line);
    }
  }
  std::mt19937 random(7);
  std::size_t bytes = 0;
  for (int i = 0; i < count; ++i) {
    std::string text = "澄川市第" + std::to_string(i) + "号扶持办法\n";
    std::size_t at = random() % lines.size();
    const std::size_t size = 1000 + random() % 2500;
    while (text.size() < size) text += lines[at++ % lines.size()] + "\n";
    bytes += text.size();
    folder.write(
        "in/" + std::to_string(i % 50) + "/" + std::to_string(i) + ".txt",
        text);
  }
  return bytes;
}

}  // namespace

void ingest_speed() {
  const char* const wanted = std::getenv("TIAOWEN_BENCH_FILES");
  const int count = wanted != nullptr ? std::atoi(wanted) : 4000;
  const testing::TemporaryFolder folder;
  const double megabytes =
      static_cast<double>(write_documents(folder, count)) / 1e6;
  const auto path = [&](const char* name) {
    return (folder.path() / name).string();
  };
  const auto ingest = [&](const char* jobs, const char* store) {
    return cost_of({std::string(TIAOWEN_BUILD) + "/tiaowen", "ingest",
                    path("in"), "--store", path(store), "--jobs", jobs,
                    "--settle", "0", "-q"});
  };
  std::printf("ingest  %d texts, %.1f MB\n", count, megabytes);
  const Cost one = ingest("1", "one.db");
  const Cost two = ingest("2", "two.db");
  for (const Cost* cost : {&one, &two}) {
    std::printf(
        "        %s %6.0f files/s: %.2f s, %.2f s of CPU, peak %ld MB\n",
        cost == &one ? "1 worker " : "2 workers", count / cost->wall,
        cost->wall, cost->cpu, cost->peak_kib / 1024);
  }
  std::printf("        2 workers are %.2f times as fast as one\n",
              one.wall / two.wall);
  Cost again = ingest("2", "two.db"), find;
  for (int i = 0; i < 5; ++i) {
    const Cost third = ingest("2", "two.db");
    if (third.wall < again.wall) again = third;
    const Cost found =
        cost_of({"find", path("in"), "-type", "f", "-printf", "%s %T@\\n"});
    if (i == 0 || found.wall < find.wall) find = found;
  }
  std::printf(
      "        nothing changed: %.3f s (%.3f s of CPU), find %.3f s: %.1f "
      "times\n",
      again.wall, again.cpu, find.wall, again.wall / find.wall);
}

}  // namespace tiaowen::bench
