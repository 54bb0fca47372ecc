#include "pipeline/read/reader_process.h"

#include <algorithm>
#include <utility>

#include "pipeline/read/assembly.h"
#include "pipeline/read/reader_child.h"
#include "pipeline/read/wire.h"

namespace tiaowen {
namespace {

// Memory that a library lost and the cost of a start are both bounded so.
constexpr int kDocumentsOfOneProcess = 200;

wire::RequestHeader header_of(std::string_view format) {
  wire::RequestHeader header;
  format.copy(header.format, sizeof header.format - 1);
  return header;
}

}  // namespace

ReaderProcess::ReaderProcess(const ReadOptions& options, ReaderProgram program)
    : options_(options), program_(program) {}
ReaderProcess::~ReaderProcess() = default;

std::optional<Error> ReaderProcess::start() {
  if (child_ && child_->served() >= kDocumentsOfOneProcess) child_.reset();
  if (child_) return std::nullopt;
  auto child = ReaderChild::start(options_, program_);
  if (!child) return child.error();
  child_ = std::move(*child);
  return std::nullopt;
}

Result<Document> ReaderProcess::read(std::string_view format,
                                     const std::string& bytes) {
  Assembly assembly(options_.output_bytes);
  if (auto error = talk(header_of(format), {}, bytes, assembly)) {
    return tl::unexpected(std::move(*error));
  }
  Document document = std::move(assembly.document());
  if (!document.pages.empty() || format == "pdf") {
    document.format = format == "ofd" ? Format::ofd : Format::pdf;
  }
  return document;
}

std::optional<Error> ReaderProcess::unpack(const std::string& bytes,
                                           int most_entries,
                                           std::uint64_t most_bytes,
                                           const Visit& visit) {
  wire::RequestHeader header = header_of("zip");
  header.entries = static_cast<std::uint64_t>(most_entries);
  header.unpacked_bytes = most_bytes;
  // Names and frames come on top of what is unpacked.
  Assembly assembly(most_bytes + options_.output_bytes);
  assembly.each_entry([&](wire::Entry entry) {
    visit(std::move(entry));
    // Visiting takes its own time, and the next file is another document.
    if (child_) child_->allow(options_);
  });
  return talk(header, {}, bytes, assembly);
}

ReaderProcess::Scan ReaderProcess::read_scan(std::string_view format,
                                             const std::string& bytes,
                                             std::vector<int> wanted) {
  constexpr std::size_t kMostLost = 5;  // then the file itself is bad
  Scan scan;
  for (;;) {
    const std::vector<std::uint32_t> numbers(wanted.begin(), wanted.end());
    Assembly assembly(options_.output_bytes);
    auto error = talk(header_of(format), numbers, bytes, assembly);
    Document& document = assembly.document();
    const int promised = document.source.pages.value_or(0);
    if (wanted.empty()) {
      for (int page = 1; page <= promised; ++page) wanted.push_back(page);
    }
    const std::size_t read = std::min(document.pages.size(), wanted.size());
    for (std::size_t i = 0; i < read; ++i) {
      document.pages[i].number = wanted[i];
      scan.pages.push_back(std::move(document.pages[i]));
    }
    wanted.erase(wanted.begin(),
                 wanted.begin() + static_cast<std::ptrdiff_t>(read));
    if (!error) return scan;
    if (!scan.error) scan.error = std::move(error);
    // Whoever fails before the first page fails on all of them.
    if (promised == 0 || wanted.empty()) break;
    scan.lost.push_back(wanted.front());
    wanted.erase(wanted.begin());
    if (wanted.empty()) return scan;
    if (scan.lost.size() >= kMostLost) break;
  }
  scan.lost.insert(scan.lost.end(), wanted.begin(), wanted.end());
  return scan;
}

Result<Picture> ReaderProcess::picture(const std::string& bytes, int page,
                                       float dpi) {
  wire::RequestHeader header =
      header_of(program_ == ReaderProgram::ocr ? "drawn" : "pdf picture");
  header.page = static_cast<std::uint32_t>(page);
  header.dpi = dpi;
  Assembly assembly(options_.output_bytes);
  if (auto error = talk(header, {}, bytes, assembly)) {
    return tl::unexpected(std::move(*error));
  }
  return std::move(assembly.picture());
}

// Any error but a missing password ends the process.
std::optional<Error> ReaderProcess::talk(wire::RequestHeader header,
                                         std::span<const std::uint32_t> wanted,
                                         const std::string& bytes,
                                         Assembly& assembly) {
  if (auto error = start()) return error;
  child_->allow(options_);
  header.password_bytes = static_cast<std::uint32_t>(options_.password.size());
  header.pages = static_cast<std::uint32_t>(options_.pages);
  header.wanted = static_cast<std::uint32_t>(wanted.size());
  header.document_bytes = bytes.size();
  std::string head(reinterpret_cast<const char*>(&header), sizeof header);
  head += options_.password;
  head.append(reinterpret_cast<const char*>(wanted.data()),
              wanted.size_bytes());

  std::optional<Error> error;
  if (!child_->send(head) || !child_->send(bytes)) error = child_->why_gone();
  std::string received;
  while (!error && !assembly.done()) {
    const std::size_t pages = assembly.document().pages.size();
    if (child_->receive(received)) {
      error = assembly.take(received);
      // A page of a scan takes as long as a whole document with text.
      if (program_ == ReaderProgram::ocr &&
          assembly.document().pages.size() > pages) {
        child_->allow(options_, true);
      }
    } else {
      error = child_->why_gone();
    }
  }
  if (!error && assembly.error()) {
    error = assembly.error();
    if (error->code == "encrypted") return error;
    if (error->code != "reader_memory") {
      child_.reset();
      return error;
    }
  }
  if (error) {
    child_.reset();
    error->message = "the reader failed " + assembly.place() + ": " +
                     error->message + "; the document was given up";
  }
  return error;
}

}  // namespace tiaowen
