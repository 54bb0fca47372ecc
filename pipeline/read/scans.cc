#include "pipeline/read/scans.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/read/page_list.h"
#include "pipeline/read/text_layer.h"

namespace tiaowen {
namespace {

// An invisible layer is better than our own reading where its characters are
// the more usual ones by this much.
constexpr double kClearlyBetter = 0.01;
// A few lines beside a picture: what is in the picture counts as text where it
// is so much more.
constexpr int kManyTimes = 3, kLeastMore = 150;
constexpr float kReadable = 0.85F;

int characters_of(const Page& page) {
  int count = 0;
  for (const Run& run : page.runs) {
    count += static_cast<int>(
        std::count_if(run.text.begin(), run.text.end(),
                      [](char32_t c) { return !is_space(c); }));
  }
  return count;
}

float mean_confidence(const Page& page) {
  float sum = 0, weight = 0;
  for (const Run& run : page.runs) {
    const auto length = static_cast<float>(run.text.size());
    sum += run.confidence.value_or(0) * length;
    weight += length;
  }
  return weight > 0 ? sum / weight : 0;
}

bool is_better(const Page& scan, const Page& own, Layer layer) {
  const int read = characters_of(scan), had = characters_of(own);
  switch (layer) {
    case Layer::picture:
    case Layer::garbled:
    case Layer::blank:
      return read > 0;
    case Layer::invisible: {
      if (2 * read < had) return false;
      const double ours = common_share(scan), theirs = common_share(own);
      return ours + kClearlyBetter >= theirs;
    }
    case Layer::partial:
      return mean_confidence(scan) >= kReadable &&
             (own.images == 0 ||
              (read >= kManyTimes * had && read >= kLeastMore));
    case Layer::text:
      return read > 0;  // asked for
  }
  return false;
}

void put_in_place(Document& document, Page& own, Page scan,
                  std::uint16_t font) {
  std::u32string gone;
  for (const Run& run : own.runs) gone += run.text;
  if (!gone.empty()) {
    document.flow.set_aside.push_back(
        {"text_layer", std::move(gone), own.number});
  }
  own.runs = std::move(scan.runs);
  own.rulings = std::move(scan.rulings);
  for (Run& run : own.runs) run.font = font;
  document.source.ocr = true;
}

void add(const std::vector<int>& pages, Severity severity, const char* code,
         const std::string& message, Document& document) {
  if (pages.empty()) return;
  document.findings.push_back(
      {severity, code, page_list(pages) + ": " + message, pages.front()});
}

std::uint16_t add_font(Document& document) {
  document.fonts.push_back("OCR");
  return static_cast<std::uint16_t>(
      std::min<std::size_t>(document.fonts.size() - 1, 0xFFFF));
}

}  // namespace

std::vector<int> pages_for_ocr(const Document& document, Ocr ocr) {
  std::vector<int> pages;
  if (ocr == Ocr::never) return pages;
  const std::vector<Layer> layers = layers_of(document);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const bool sound = layers[i] == Layer::text || layers[i] == Layer::blank;
    if (ocr == Ocr::always || !sound) {
      pages.push_back(document.pages[i].number);
    }
  }
  return pages;
}

void take_scan(Document& document, ReaderProcess::Scan scan) {
  const std::vector<Layer> layers = layers_of(document);
  const std::uint16_t font = add_font(document);
  std::vector<int> garbled, empty;
  for (Page& page : scan.pages) {
    const auto at = static_cast<std::size_t>(page.number - 1);
    if (at >= document.pages.size()) continue;
    Page& own = document.pages[at];
    if (!is_better(page, own, layers[at])) {
      if (layers[at] == Layer::picture) empty.push_back(own.number);
      continue;
    }
    if (layers[at] == Layer::garbled ||
        (layers[at] == Layer::partial && own.images == 0)) {
      garbled.push_back(own.number);
    }
    put_in_place(document, own, std::move(page), font);
  }
  add(garbled, Severity::warning, "text.garbled",
      "the text layer is garbled (the fonts' maps to Unicode are missing or "
      "wrong) and was read by OCR instead",
      document);
  if (scan.error) {
    add(scan.lost, Severity::error, "ocr.failed",
        "OCR failed: " + scan.error->message, document);
  }
}

Result<Document> document_of_pictures(ReaderProcess::Scan scan) {
  if (scan.pages.empty()) {
    return tl::unexpected(
        scan.error.value_or(Error{"no_text", "the picture holds no text"}));
  }
  Document document;
  document.format = Format::image;
  const std::uint16_t font = add_font(document);
  document.pages = std::move(scan.pages);
  bool any = false;
  for (Page& page : document.pages) {
    for (Run& run : page.runs) run.font = font;
    any = any || !page.runs.empty();
  }
  if (!any) return fail("no_text", "no text is seen in the picture");
  document.source.pages = static_cast<int>(document.pages.size());
  document.source.ocr = true;
  if (scan.error) {
    add(scan.lost, Severity::error, "ocr.failed",
        "OCR failed: " + scan.error->message, document);
  }
  return document;
}

}  // namespace tiaowen
