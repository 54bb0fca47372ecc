#include "tests/bench/cost.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/file_content.h"

namespace tiaowen::bench {
namespace {

using testing::content_of;

namespace fs = std::filesystem;

// The texts of a folder of the repository, by path; none where it is missing.
std::vector<std::string> texts_below(const char* folder) {
  std::vector<std::string> found;
  const fs::path root = fs::path(TIAOWEN_ROOT) / folder;
  if (!fs::exists(root)) return found;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const fs::path& path : paths) found.push_back(content_of(path));
  return found;
}

}  // namespace

std::vector<std::string> own_texts() { return texts_below("corpus/documents"); }

std::vector<std::string> published_texts() {
  std::vector<std::string> all = texts_below("../shared/seeds");
  for (std::string& text : texts_below("../shared/documents")) {
    all.push_back(std::move(text));
  }
  return all;
}

std::vector<std::string> law_texts() {
  std::vector<std::string> texts;
  std::ifstream lines(fs::path(TIAOWEN_ROOT) /
                      "../shared/segmentation/laws.visible.ndjson");
  for (std::string line; std::getline(lines, line);) {
    texts.push_back(nlohmann::json::parse(line).at("text"));
  }
  return texts;
}

std::vector<std::string> texts() {
  std::vector<std::string> all = own_texts();
  for (std::string& text : published_texts()) all.push_back(std::move(text));
  return all;
}

// Runs a program with its output thrown away.
Cost cost_of(const std::vector<std::string>& command) {
  std::fflush(stdout);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen("/dev/null", "w", stderr) == nullptr) {
      _exit(127);
    }
    std::vector<char*> words;
    for (const std::string& word : command) {
      words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    execvp(words[0], words.data());
    _exit(127);
  }
  Cost cost;
  rusage usage{};
  wait4(child, &cost.status, 0, &usage);
  cost.wall =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  cost.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.peak_kib = usage.ru_maxrss;
  return cost;
}

}  // namespace tiaowen::bench
