#include "pipeline/read/ocr_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ocr_image.h"

namespace tiaowen {
namespace {

// Tesseract's model reads lines of about this height best.
constexpr double kLetterHeight = 36;
constexpr double kLargestFactor = 4;
constexpr int kEdge = 3;     // pixels of the page around the line's ink
constexpr int kBorder = 12;  // white around what is read
// A line without Chinese characters is so much lower than an em.
constexpr double kFigureHeight = 0.72;
constexpr float kGoodEnough = 0.6F;

struct Strip {
  Gray image;
  double factor = 1;  // pixels of the image a pixel of the page
  int x0 = 0;         // of the page
};

// Thin strokes come out of a scanner grey: the darkest of the line becomes
// black, and what is in between darker than it was.
void strengthen(Gray& line) {
  constexpr double kDarkest = 0.02;  // so many of the pixels
  constexpr int kLightest = 160;     // that the darkest may be
  constexpr double kWhite = 240, kPower = 1.5;
  std::array<std::size_t, 256> count{};
  for (const std::uint8_t value : line.pixels) ++count[value];
  const double wanted = kDarkest * static_cast<double>(line.pixels.size());
  int black = 0;
  for (std::size_t seen = count[0];
       black < kLightest && static_cast<double>(seen) <= wanted;) {
    seen += count[static_cast<std::size_t>(++black)];
  }
  std::array<std::uint8_t, 256> made;
  for (int value = 0; value < 256; ++value) {
    const double light =
        std::clamp((value - black) / (kWhite - black), 0.0, 1.0);
    made[static_cast<std::size_t>(value)] =
        static_cast<std::uint8_t>(std::lround(255 * std::pow(light, kPower)));
  }
  for (std::uint8_t& value : line.pixels) value = made[value];
}

Strip cut_out(const Gray& page, const PixelBox& ink, double height) {
  const PixelBox box = page.clipped(
      {ink.x0 - kEdge, ink.y0 - kEdge, ink.x1 + kEdge, ink.y1 + kEdge});
  Gray part(box.width(), box.height(), 255);
  for (int y = 0; y < part.height; ++y) {
    const std::uint8_t* from = page.row(box.y0 + y) + box.x0;
    std::copy(from, from + part.width, part.row(y));
  }
  Strip strip;
  strip.factor = std::min(kLargestFactor, kLetterHeight / height);
  strip.x0 = box.x0;
  Gray sized = scaled(part, strip.factor);
  strengthen(sized);
  strip.image =
      Gray(sized.width + 2 * kBorder, sized.height + 2 * kBorder, 255);
  for (int y = 0; y < sized.height; ++y) {
    std::copy(sized.row(y), sized.row(y) + sized.width,
              strip.image.row(y + kBorder) + kBorder);
  }
  return strip;
}

Reading best_reading(const Strip& strip, Recogniser& recogniser) {
  Reading reading = recogniser.read(strip.image, false);
  if (confidence_of(reading) >= kGoodEnough) return reading;
  Reading raw = recogniser.read(strip.image, true);
  return confidence_of(raw) > confidence_of(reading) ? raw : reading;
}

}  // namespace

std::optional<Run> read_line(const Gray& page, const InkLine& line, int em,
                             double scale, Recogniser& recogniser) {
  // Figures alone are lower than Chinese characters of their size.
  double height = line.box.height();
  if (height < em && height > 0.4 * em) height = em;
  const Strip strip = cut_out(page, line.box, height);
  const Reading reading = best_reading(strip, recogniser);
  if (reading.empty()) return std::nullopt;

  Run run;
  run.text = text_of(reading);
  const auto page_x = [&](int x) {
    return strip.x0 + (x - kBorder) / strip.factor;
  };
  run.size = static_cast<float>(height * 1.05 * scale);
  run.box.x0 = static_cast<float>(line.box.x0 * scale);
  run.box.x1 = static_cast<float>(line.box.x1 * scale);
  const auto middle =
      static_cast<float>((line.box.y0 + line.box.y1) / 2.0 * scale);
  run.box.y0 = middle - run.size / 2;
  run.box.y1 = middle + run.size / 2;
  const float length = run.box.width();
  float reached = 0;
  for (const Letter& letter : reading) {
    const auto at = static_cast<float>(page_x(letter.x0) * scale) - run.box.x0;
    reached = std::clamp(at, reached, length);
    run.edges.push_back(reached);
  }
  run.edges.front() = 0;
  run.edges.push_back(length);
  run.confidence = confidence_of(reading);
  return run;
}

}  // namespace tiaowen
