// tiaowen-reader: reads documents that its parent sends, one after the other,
// on the socket that is its standard input and output. Not for people.
//
//   tiaowen-reader MEMORY_BYTES [no-landlock]
//   tiaowen-reader office …                       see office_walls.h

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/archive.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/ofd.h"
#include "pipeline/read/office_walls.h"
#include "pipeline/read/pdf.h"
#include "pipeline/read/pdf_picture.h"
#include "pipeline/read/probe.h"
#include "pipeline/read/sandbox.h"
#include "pipeline/read/wire.h"
#include "pipeline/read/xlsx.h"

namespace tiaowen {
namespace {

bool receive(char* to, std::size_t bytes) {
  while (bytes > 0) {
    const ssize_t n = read(STDIN_FILENO, to, bytes);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    bytes -= static_cast<std::size_t>(n);
  }
  return true;
}

// The parent is gone where this fails; then there is nothing left to do.
void send(std::string& bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t n = write(STDOUT_FILENO, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) _exit(0);
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  bytes.clear();
}

void answer_pdf(const wire::RequestHeader& header, std::string_view bytes,
                const std::string& password) {
  std::string out;
  const PdfSink sink{[&](const wire::Begin& begin) {
                       wire::append(out, begin);
                       send(out);
                     },
                     [&](const Page& page) {
                       wire::append(out, page);
                       send(out);
                     }};
  const auto end =
      read_pdf(bytes, password, {static_cast<int>(header.pages)}, sink);
  if (end) {
    wire::append(out, *end);
  } else {
    wire::append(out, end.error());
  }
  send(out);
}

void answer_picture(const wire::RequestHeader& header, std::string_view bytes,
                    const std::string& password) {
  std::string out;
  const auto picture =
      draw_pdf_page(bytes, password, static_cast<int>(header.page), header.dpi);
  if (picture) {
    wire::append(out, *picture);
  } else {
    wire::append(out, picture.error());
  }
  send(out);
}

void answer_flow(Result<Document> document) {
  std::string out;
  if (document) {
    wire::append(
        out, wire::Flow{document->format, std::move(document->source.encoding),
                        std::move(document->flow.blocks),
                        std::move(document->flow.tables),
                        std::move(document->fields)});
    wire::append(out, wire::End{{},
                                std::move(document->findings),
                                std::move(document->flow.set_aside)});
  } else {
    wire::append(out, document.error());
  }
  send(out);
}

// Pages that are all read before the first is sent.
void answer_pages(Result<Document> document) {
  std::string out;
  if (!document) {
    wire::append(out, document.error());
    return send(out);
  }
  wire::append(out, wire::Begin{static_cast<int>(document->pages.size()), {}});
  for (const Page& page : document->pages) {
    wire::append(out, page);
    send(out);
  }
  wire::append(
      out, wire::End{std::move(document->fonts), std::move(document->findings),
                     std::move(document->flow.set_aside)});
  send(out);
}

void answer_archive(const wire::RequestHeader& header, std::string_view bytes,
                    const std::string& password) {
  std::string out;
  const auto failed =
      read_archive(bytes, password, {header.entries, header.unpacked_bytes},
                   [&](const wire::Entry& entry) {
                     wire::append(out, entry);
                     send(out);
                   });
  if (failed) {
    wire::append(out, *failed);
  } else {
    wire::append(out, wire::End{});
  }
  send(out);
}

void answer(const wire::RequestHeader& header, std::string_view bytes,
            const std::string& password) {
  const std::string_view format(header.format);
  if (format == "pdf") return answer_pdf(header, bytes, password);
  if (format == "pdf picture") return answer_picture(header, bytes, password);
  if (format == "html") return answer_flow(read_html(bytes));
  if (format == "docx") return answer_flow(read_docx(bytes));
  if (format == "xlsx") return answer_flow(read_xlsx(bytes));
  if (format == "zip") return answer_archive(header, bytes, password);
  if (format == "ofd") return answer_pages(read_ofd(bytes));
  std::string out;
  wire::append(out, format == "probe"
                        ? probe(bytes)
                        : Error{"unsupported", std::string(format)});
  send(out);
}

// False where the parent has no more documents.
bool serve_one() {
  wire::RequestHeader header;
  header.magic = 0;
  if (!receive(reinterpret_cast<char*>(&header), sizeof header)) return false;
  if (header.magic != wire::RequestHeader{}.magic) return false;
  header.format[sizeof header.format - 1] = '\0';
  std::string password(header.password_bytes, '\0');
  if (!receive(password.data(), password.size())) return false;
  std::string bytes(header.document_bytes, '\0');
  if (!receive(bytes.data(), bytes.size())) return false;
  answer(header, bytes, password);
  return true;
}

int main_of_reader(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "office") {
    return become_office(argc, argv);
  }
  if (argc < 2 || isatty(STDIN_FILENO) != 0) {
    std::fputs(
        "tiaowen-reader is started by tiaowen, which gives it documents "
        "to read\n",
        stderr);
    return 2;
  }
  close_range(3, ~0U, 0);
  limit(std::strtoull(argv[1], nullptr, 10));
  const bool landlock =
      has_landlock() &&
      !(argc > 2 && std::string_view(argv[2]) == "no-landlock");
  prepare_pdf(!landlock);
  std::vector<std::string> folders;
  // Character maps; and for drawing, fonts in place of those not embedded.
  if (landlock) {
    folders = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
               "/usr/share/fontconfig", "/var/cache/fontconfig"};
  }
  const auto walls = close_in(folders);
  if (!walls) {
    std::string out;
    wire::append(out, walls.error());
    send(out);
    return 1;
  }
  try {
    while (serve_one()) {
    }
  } catch (const std::bad_alloc&) {
    std::string out;
    wire::append(out, Error{"reader_memory", "out of memory"});
    send(out);
    return 1;
  }
  return 0;
}

}  // namespace
}  // namespace tiaowen

#ifdef TIAOWEN_SANITIZED
// Looking for leaks takes a second process, which the sandbox refuses.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }
#endif

int main(int argc, char** argv) { return tiaowen::main_of_reader(argc, argv); }
