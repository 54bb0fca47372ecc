// ReaderChild is one running tiaowen-reader, tiaowen-formats or tiaowen-ocr:
// its process, our end of the socket it reads and writes, and what it said on
// standard error.
//
//   auto child = ReaderChild::start(options);
//   (*child)->allow(options);              // time for one document
//   (*child)->send(request);
//   (*child)->receive(answer);             // false: ask why_gone()
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"
#include "pipeline/read/read.h"

namespace tiaowen {

// The path of the program: as the options say, else beside this one.
std::string path_of(ReaderProgram program, const ReadOptions& options);

class ReaderChild {
 public:
  static Result<std::unique_ptr<ReaderChild>> start(const ReadOptions& options,
                                                    ReaderProgram program);
  ~ReaderChild();
  ReaderChild(const ReaderChild&) = delete;
  ReaderChild& operator=(const ReaderChild&) = delete;

  int served() const { return served_; }
  // Grants the next document its time; with `more`, the same document's next
  // page.
  void allow(const ReadOptions& options, bool more = false);
  // False where the program is gone or the time is up: see why_gone().
  bool send(std::string_view bytes);
  // Appends what has arrived.
  bool receive(std::string& to);
  Error why_gone();

 private:
  ReaderChild() = default;
  bool wait_for(short events);

  pid_t pid_ = -1;
  int socket_ = -1;
  int errors_ = -1;
  int served_ = 0;
  std::unique_ptr<char[]> received_;
  int cpu_seconds_ = 0;
  bool late_ = false;
  std::chrono::steady_clock::time_point deadline_;
};

}  // namespace tiaowen
