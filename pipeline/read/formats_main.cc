// tiaowen-formats: reads web pages, office documents, OFD and archives that its
// parent sends, one after the other. Not for people (serve.h). What
// tiaowen-reader is for PDF: apart from it, so that neither waits for the
// other's libraries.
//
//   tiaowen-formats MEMORY_BYTES [no-landlock]
//   tiaowen-formats office …                      see office_walls.h

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/read/archive.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/ofd.h"
#include "pipeline/read/office_walls.h"
#include "pipeline/read/serve.h"
#include "pipeline/read/wire.h"
#include "pipeline/read/xlsx.h"

namespace tiaowen {
namespace {

void answer_flow(Result<Document> document) {
  if (!document) return send_error(document.error());
  std::string out;
  wire::append(
      out, wire::Flow{document->format, std::move(document->source.encoding),
                      std::move(document->flow.blocks),
                      std::move(document->flow.tables),
                      std::move(document->fields)});
  wire::append(out, wire::End{{},
                              std::move(document->findings),
                              std::move(document->flow.set_aside)});
  send(out);
}

// Pages that are all read before the first is sent.
void answer_pages(Result<Document> document) {
  if (!document) return send_error(document.error());
  std::string out;
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

void answer_archive(const Request& request) {
  std::string out;
  const auto failed = read_archive(request.bytes, request.password,
                                   {request.entries, request.unpacked_bytes},
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

void answer(const Request& request) {
  const std::string& format = request.format;
  if (format == "html") return answer_flow(read_html(request.bytes));
  if (format == "docx") return answer_flow(read_docx(request.bytes));
  if (format == "xlsx") return answer_flow(read_xlsx(request.bytes));
  if (format == "zip") return answer_archive(request);
  if (format == "ofd") return answer_pages(read_ofd(request.bytes));
  send_error({"unsupported", format});
}

}  // namespace
}  // namespace tiaowen

int main(int argc, char** argv) {
  using namespace tiaowen;
  if (argc > 1 && std::string_view(argv[1]) == "office") {
    return become_office(argc, argv);
  }
  return serve(argc, argv,
               {"tiaowen-formats",
                {},
                [](bool) { return std::optional<Error>(); },
                answer});
}
