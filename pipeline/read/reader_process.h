// ReaderProcess runs tiaowen-reader, which parses what untrusted bytes can
// attack: a program of its own, without network, files or children, with
// limits on CPU time, memory and output. A crash, a hang or a bomb in it
// costs that one document.
//
// The program is started on first use, reused over documents and started anew
// after a number of them or after any failure.
#pragma once

#include <memory>
#include <string>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/read.h"

namespace tiaowen {

class ReaderProcess {
 public:
  explicit ReaderProcess(const ReadOptions& options);
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  // `format` is "pdf"; `bytes` the whole file.
  Result<Document> read(std::string_view format, const std::string& bytes);

 private:
  struct Child;
  const ReadOptions options_;
  std::unique_ptr<Child> child_;
};

}  // namespace tiaowen
