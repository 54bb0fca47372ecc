// ReaderProcess runs tiaowen-reader, which parses what untrusted bytes can
// attack: a program of its own, without network, files or children, with
// limits on CPU time, memory and output. A crash, a hang or a bomb in it
// costs that one document.
//
//   ReaderProcess process(options);
//   Result<Document> document = process.read("pdf", bytes);
//
// The program is started on first use, reused over documents and started anew
// after a number of them or after any failure.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/assembly.h"
#include "pipeline/read/picture.h"
#include "pipeline/read/read.h"
#include "pipeline/read/wire.h"

namespace tiaowen {

class ReaderChild;

class ReaderProcess {
 public:
  explicit ReaderProcess(const ReadOptions& options,
                         ReaderProgram program = ReaderProgram::reader);
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  // `format` is "pdf"; `bytes` the whole file. Errors of the program's own:
  // reader_missing, reader_crashed, reader_timeout, reader_memory,
  // output_too_large;
  // where it is known they name the page.
  Result<Document> read(std::string_view format, const std::string& bytes);

  // The files of an archive, one after the other: the next is unpacked while
  // one is being visited, no sooner. An error is the archive's own; what was
  // visited before it stays good.
  using Visit = std::function<void(wire::Entry entry)>;
  std::optional<Error> unpack(const std::string& bytes, int most_entries,
                              std::uint64_t most_bytes, const Visit& visit);
  // Pages read by OCR, in the order of `wanted` (none: all pages). Where one
  // of them makes the program fail, the others are there and that one is in
  // `lost`. Needs ReaderProgram::ocr; `format` is "pdf scan" or "picture".
  struct Scan {
    std::vector<Page> pages;
    std::vector<int> lost;
    std::optional<Error> error;  // why, the first of them
  };
  Scan read_scan(std::string_view format, const std::string& bytes,
                 std::vector<int> wanted);

  // A page of a PDF as pixels; with ReaderProgram::ocr, of a picture file.
  // Further errors: no_such_page.
  Result<Picture> picture(const std::string& bytes, int page, float dpi);

 private:
  std::optional<Error> start();
  std::optional<Error> talk(wire::RequestHeader header,
                            std::span<const std::uint32_t> wanted,
                            const std::string& bytes, Assembly& assembly);

  const ReadOptions options_;
  const ReaderProgram program_;
  std::unique_ptr<ReaderChild> child_;
};

}  // namespace tiaowen
