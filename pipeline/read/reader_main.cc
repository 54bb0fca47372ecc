// tiaowen-reader: reads PDFs that its parent sends, one after the other. Not
// for people (serve.h).
//
//   tiaowen-reader MEMORY_BYTES [no-landlock]

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/read/pdf.h"
#include "pipeline/read/pdf_picture.h"
#include "pipeline/read/serve.h"
#include "pipeline/read/wire.h"

namespace tiaowen {
namespace {

void answer_pdf(const Request& request) {
  std::string out;
  const PdfSink sink{[&](const wire::Begin& begin) {
                       wire::append(out, begin);
                       send(out);
                     },
                     [&](const Page& page) {
                       wire::append(out, page);
                       send(out);
                     }};
  const auto end = read_pdf(request.bytes, request.password,
                            {static_cast<int>(request.pages)}, sink);
  if (!end) return send_error(end.error());
  wire::append(out, *end);
  send(out);
}

void answer_picture(const Request& request) {
  const auto picture =
      PdfPictures::open(request.bytes, request.password)
          .and_then([&](const std::unique_ptr<PdfPictures>& pictures) {
            return pictures->draw(static_cast<int>(request.page), request.dpi);
          });
  if (!picture) return send_error(picture.error());
  std::string out;
  wire::append(out, *picture);
  send(out);
}

void answer(const Request& request) {
  const std::string& format = request.format;
  if (format == "pdf") return answer_pdf(request);
  if (format == "pdf picture") return answer_picture(request);
  send_error({"unsupported", format});
}

}  // namespace
}  // namespace tiaowen

int main(int argc, char** argv) {
  using namespace tiaowen;
  // Character maps; and for drawing, fonts in place of those not embedded.
  return serve(argc, argv,
               {"tiaowen-reader",
                {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
                 "/usr/share/fontconfig", "/var/cache/fontconfig"},
                [](bool landlock) {
                  prepare_pdf(!landlock);
                  return std::optional<Error>();
                },
                answer});
}
