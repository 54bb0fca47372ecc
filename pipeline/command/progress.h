// Progress of a batch: a bar on a terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <ostream>
#include <string>

namespace tiaowen {

// Not thread-safe: the caller holds a lock.
class Progress {
 public:
  Progress(std::ostream& log, std::size_t total, bool quiet);

  bool is_bar() const { return bar_; }
  void step(const std::string& path);
  void say(const std::string& line);
  void end();

 private:
  void draw();

  std::ostream& log_;
  const std::size_t total_;
  const bool bar_;
  std::size_t done_ = 0;
  std::string path_;
  std::chrono::steady_clock::time_point drawn_;
};

}  // namespace tiaowen
