// read() turns a file's bytes into a Document, whatever its format.
//
//   Reader reader(options);                    // may own a sandboxed process
//   Result<Document> d = reader.read("a.pdf", bytes);
//
// The format is decided by content first and by name second. Text is read
// here; formats that untrusted bytes can attack go to the sandboxed programs
// tiaowen-reader and tiaowen-formats (reader_process.h). Error codes: empty,
// unsupported, not_a_document, encoding, encrypted, wrong_password, damaged,
// html_named_pdf, archive (unpack.h), no_text_layer, no_text, too_large,
// too_deep, too_many_pages, output_too_large, too_many_parts,
// bomb; of the reader programs: reader_missing,
// ocr_missing, reader_crashed, reader_timeout, reader_memory; and of the
// converter (office.h): converter_missing, converter_failed, converter_timeout,
// converter_memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"

namespace tiaowen {

// Which pages are read by OCR: those whose text layer is missing or wrong, none
// or all.
enum class Ocr { automatic, never, always };

struct ReadOptions {
  // Path of tiaowen-reader; empty: beside us. tiaowen-formats stands beside it.
  std::string reader_program;
  std::string ocr_program;  // path of tiaowen-ocr; likewise
  Ocr ocr = Ocr::automatic;
  std::string password;        // for encrypted documents
  std::string office_program;  // LibreOffice's soffice; empty: as installed
  // Limits for one document in the reader, and for one page of a scan …
  int cpu_seconds = 120;
  int wall_seconds = 360;
  int pages = 10000;
  std::uint64_t memory_bytes = 2ull << 30;
  std::uint64_t output_bytes = 1ull << 30;
  std::uint64_t input_bytes = 1ull << 30;  // … and for any input
};

// What a file seems to be, judged by its first bytes and its name.
enum class Kind {
  empty,
  text,
  markdown,
  pdf,
  html,
  docx,
  ofd,
  xlsx,
  zip,
  ole,  // .doc, .wps, .xls, .et
  rtf,
  open_document,  // .odt, .ods
  image,
  other,  // nothing this program would call a document
};
Kind kind_of(std::string_view name, std::string_view bytes);
std::string_view media_type_of(Kind kind);

// The programs that parse what untrusted bytes can attack.
enum class ReaderProgram { reader, formats, ocr };

class ReaderProcess;

// Not thread-safe: one Reader for each worker.
class Reader {
 public:
  explicit Reader(ReadOptions options);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // `name` is used for its extension and for messages. The document's source
  // has media_type, bytes, sha256 and encoding filled in, not path.
  Result<Document> read(std::string_view name, const std::string& bytes);

 private:
  Result<Document> read_in_sandbox(Kind kind, const std::string& bytes);
  Result<Document> read_converted(Kind kind, const std::string& bytes);
  Result<Document> read_picture(const std::string& bytes);
  ReaderProcess& process(ReaderProgram program);

  ReadOptions options_;
  std::array<std::unique_ptr<ReaderProcess>, 3> processes_;
};

// Text in UTF-8 (with or without BOM), UTF-16, GB18030/GBK; one block a line.
// Undecodable bytes are an error naming the offset.
Result<Document> read_plain(std::string_view bytes);

// Text that is at hand as UTF-8 (pipe, explain), as a Document with its hash.
Result<Document> read_text(std::string_view utf8);

}  // namespace tiaowen
