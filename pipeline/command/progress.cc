#include "pipeline/command/progress.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace tiaowen {
namespace {

constexpr std::size_t kBarWidth = 30;
constexpr std::chrono::milliseconds kBetweenDraws(100);

}  // namespace

Progress::Progress(std::ostream& log, std::size_t total, bool quiet)
    : log_(log),
      total_(total),
      bar_(!quiet && &log == &std::cerr && isatty(STDERR_FILENO) == 1) {}

void Progress::step(const std::string& path) {
  ++done_;
  path_ = path;
  if (!bar_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < kBetweenDraws && done_ < total_) return;
  drawn_ = now;
  draw();
}

void Progress::draw() {
  const std::size_t filled = total_ == 0 ? 0 : kBarWidth * done_ / total_;
  log_ << "\r\033[K[" << std::string(filled, '#')
       << std::string(kBarWidth - filled, ' ') << "] " << done_ << "/" << total_
       << " " << path_ << std::flush;
}

void Progress::say(const std::string& line) {
  if (bar_) log_ << "\r\033[K";
  log_ << line << "\n";
  if (bar_) draw();
}

void Progress::end() {
  if (bar_) log_ << "\r\033[K" << std::flush;
}

}  // namespace tiaowen
