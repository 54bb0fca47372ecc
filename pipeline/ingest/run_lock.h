// RunLock: one ingest at a time for one store. The lock is the kernel's: it
// goes with the process, however that ends.
#pragma once

#include <string>

#include "pipeline/model/result.h"

namespace tiaowen {

class RunLock {
 public:
  // Code `busy` where another has it; the message says who. The file is the
  // store's with "-lock" behind its name.
  static Result<RunLock> take(const std::string& store);
  RunLock(RunLock&& other) noexcept;
  RunLock& operator=(RunLock&&) = delete;
  ~RunLock();

 private:
  explicit RunLock(int file) : file_(file) {}
  int file_;
};

}  // namespace tiaowen
