// Any bytes as a picture: decoded, turned upright, cut into lines and read,
// sent as frames. Tesseract itself reads the lines; its data is needed.
//
// Large pictures only cost time: of what decodes, a corner is read.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "pipeline/read/ocr_image.h"
#include "pipeline/read/ocr_page.h"
#include "tests/fuzz/read_and_send.h"

namespace {

using tiaowen::fuzz::require;

std::unique_ptr<tiaowen::Recogniser> recogniser;

tiaowen::Picture corner_of(const tiaowen::Picture& picture) {
  constexpr int kMost = 400;  // pixels
  tiaowen::Picture corner;
  corner.width = std::min(picture.width, kMost);
  corner.height = std::min(picture.height, kMost);
  for (int y = 0; y < corner.height; ++y) {
    const auto row = static_cast<std::size_t>(3) *
                     static_cast<std::size_t>(picture.width) *
                     static_cast<std::size_t>(y);
    corner.rgb.append(picture.rgb, row,
                      static_cast<std::size_t>(3 * corner.width));
  }
  return corner;
}

void check(const tiaowen::Page& page) {
  require(page.width > 0 && page.height > 0);
  for (const tiaowen::Run& run : page.runs) {
    require(!run.text.empty() && run.edges.size() == run.text.size() + 1);
    require(std::is_sorted(run.edges.begin(), run.edges.end()));
    require(std::isfinite(run.box.x0 + run.box.y0 + run.box.x1 + run.box.y1));
    require(run.box.x0 <= run.box.x1 && run.box.y0 <= run.box.y1);
    require(run.confidence && *run.confidence >= 0 && *run.confidence <= 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  tiaowen::silence_image_messages();
  auto loaded = tiaowen::Recogniser::load();
  require(loaded.has_value());
  recogniser = std::move(*loaded);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto pages = tiaowen::count_picture_pages(bytes);
  if (!pages) return 0;
  const auto picture = tiaowen::read_picture_page(bytes, 1);
  if (!picture) return 0;
  tiaowen::Document document;
  document.fonts = {"OCR"};
  document.pages.push_back(
      tiaowen::read_scan(corner_of(picture->picture), 100, *recogniser));
  document.pages.front().number = 1;
  check(document.pages.front());
  tiaowen::fuzz::read_and_send(std::move(document));
  return 0;
}
