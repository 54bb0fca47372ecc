// tiaowen-ocr: reads pages that are pictures. Not for people (serve.h).
//
// A program of its own, since Tesseract and what it links would double the
// time that a small document with text takes to read.

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/ocr_image.h"
#include "pipeline/read/ocr_page.h"
#include "pipeline/read/ocr_recognise.h"
#include "pipeline/read/pdf.h"
#include "pipeline/read/pdf_picture.h"
#include "pipeline/read/serve.h"
#include "pipeline/read/wire.h"

namespace tiaowen {
namespace {

// Pages are drawn as fine as their picture is, within these.
constexpr double kCoarsest = 100, kFinest = 300;
constexpr double kOfType = 300;         // pages that are no picture
constexpr double kPaperInches = 11.69;  // the longer side of A4
constexpr double kShortestPaper = 7, kLongestPaper = 24;

std::vector<int> pages_of(const Request& request, int count) {
  std::vector<int> pages(request.wanted.begin(), request.wanted.end());
  if (pages.empty()) {
    pages.resize(static_cast<std::size_t>(count));
    std::iota(pages.begin(), pages.end(), 1);
  }
  return pages;
}

// Sends a page for each number, whether or not it can be read.
template <typename Read>
void send_pages(const std::vector<int>& numbers, Read read) {
  std::string out;
  wire::append(out, wire::Begin{static_cast<int>(numbers.size()), {}});
  send(out);
  for (const int number : numbers) {
    Page page = read(number);
    page.number = number;
    wire::append(out, page);
    send(out);
  }
  wire::append(out, wire::End{});
  send(out);
}

void answer_pdf(const Request& request, Recogniser& recogniser) {
  const auto pdf = PdfPictures::open(request.bytes, request.password);
  if (!pdf) return send_error(pdf.error());
  send_pages(pages_of(request, (*pdf)->pages()), [&](int number) {
    const double own = (*pdf)->resolution(number);
    const double dpi = own > 0 ? std::clamp(own, kCoarsest, kFinest) : kOfType;
    const auto picture = (*pdf)->draw(number, dpi);
    return picture ? read_scan(*picture, dpi, recogniser) : Page();
  });
}

// What the file says, if a page of that size is one.
double resolution_of(const PicturePage& page) {
  const int longer = std::max(page.picture.width, page.picture.height);
  const double inches = page.dpi > 0 ? longer / page.dpi : 0;
  if (inches >= kShortestPaper && inches <= kLongestPaper) return page.dpi;
  return longer / kPaperInches;
}

void answer_picture(const Request& request, Recogniser& recogniser) {
  const auto count = count_picture_pages(request.bytes);
  if (!count) return send_error(count.error());
  if (*count > static_cast<int>(request.pages)) {
    return send_error({"too_large", "the file has " + std::to_string(*count) +
                                        " pages; the limit is " +
                                        std::to_string(request.pages)});
  }
  if (const auto first = read_picture_page(request.bytes, 1); !first) {
    return send_error(first.error());
  }
  send_pages(pages_of(request, *count), [&](int number) {
    const auto page = read_picture_page(request.bytes, number);
    if (!page) return Page();
    return read_scan(page->picture, resolution_of(*page), recogniser);
  });
}

// One page as people see it.
void answer_drawn(const Request& request) {
  const auto page =
      read_picture_page(request.bytes, static_cast<int>(request.page));
  if (!page) return send_error(page.error());
  std::string out;
  wire::append(out, scaled(page->picture, request.dpi / resolution_of(*page)));
  send(out);
}

}  // namespace
}  // namespace tiaowen

int main(int argc, char** argv) {
  using namespace tiaowen;
  std::unique_ptr<Recogniser> recogniser;
  return serve(argc, argv,
               {"tiaowen-ocr",
                {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
                 "/usr/share/fontconfig", "/var/cache/fontconfig"},
                [&](bool landlock) -> std::optional<Error> {
                  prepare_pdf(!landlock);
                  silence_image_messages();
                  auto loaded = Recogniser::load();
                  if (!loaded) return loaded.error();
                  recogniser = std::move(*loaded);
                  return std::nullopt;
                },
                [&](const Request& request) {
                  if (request.format == "picture") {
                    answer_picture(request, *recogniser);
                  } else if (request.format == "drawn") {
                    answer_drawn(request);
                  } else {
                    answer_pdf(request, *recogniser);
                  }
                }});
}
