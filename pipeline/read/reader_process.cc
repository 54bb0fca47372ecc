#include "pipeline/read/reader_process.h"

#include <utility>

#include "pipeline/read/assembly.h"
#include "pipeline/read/reader_child.h"
#include "pipeline/read/wire.h"

namespace tiaowen {
namespace {

// Memory that a library lost and the cost of a start are both bounded so.
constexpr int kDocumentsOfOneProcess = 200;

}  // namespace

ReaderProcess::ReaderProcess(const ReadOptions& options) : options_(options) {}
ReaderProcess::~ReaderProcess() = default;

Result<Document> ReaderProcess::read(std::string_view format,
                                     const std::string& bytes) {
  if (child_ && child_->served() >= kDocumentsOfOneProcess) child_.reset();
  if (!child_) {
    auto child = ReaderChild::start(options_);
    if (!child) return tl::unexpected(child.error());
    child_ = std::move(*child);
  }
  Result<Document> document = talk(format, bytes);
  if (!document && document.error().code != "encrypted") child_.reset();
  return document;
}

Result<Document> ReaderProcess::talk(std::string_view format,
                                     const std::string& bytes) {
  child_->allow(options_);
  wire::RequestHeader header;
  format.copy(header.format, sizeof header.format - 1);
  header.password_bytes = static_cast<std::uint32_t>(options_.password.size());
  header.pages = static_cast<std::uint32_t>(options_.pages);
  header.document_bytes = bytes.size();
  std::string head(reinterpret_cast<const char*>(&header), sizeof header);
  head += options_.password;

  Assembly assembly(options_.output_bytes);
  const auto at_place = [&](Error error) {
    error.message = "the reader failed " + assembly.place() + ": " +
                    error.message + "; the document was given up";
    return tl::unexpected<Error>(std::move(error));
  };
  if (!child_->send(head) || !child_->send(bytes)) {
    return at_place(child_->why_gone());
  }
  std::string received;
  while (!assembly.done()) {
    if (!child_->receive(received)) return at_place(child_->why_gone());
    if (auto error = assembly.take(received)) return at_place(*error);
  }
  if (assembly.error()) {
    if (assembly.error()->code == "reader_memory") {
      return at_place({"reader_memory", "out of memory"});
    }
    return tl::unexpected(*assembly.error());
  }
  Document document = std::move(assembly.document());
  if (!document.pages.empty() || format == "pdf") {
    document.format = format == "ofd" ? Format::ofd : Format::pdf;
  }
  return document;
}

}  // namespace tiaowen
