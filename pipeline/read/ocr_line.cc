#include "pipeline/read/ocr_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ocr_image.h"
#include "pipeline/read/ocr_marks.h"
#include "pipeline/read/ocr_strokes.h"
#include "pipeline/read/ocr_vote.h"

namespace tiaowen {
namespace {

// A way to look at a line.
struct View {
  double height;  // of letters, in pixels: the model reads 32 to 42 best
  double power;   // by which strokes are strengthened
  bool raw;       // see Recogniser::read
};
// The first one suffices for most lines; the others are called where it is not
// sure, and to have a second opinion on figures.
constexpr std::array<View, 3> kViews = {
    {{36, 1.5, false}, {32, 1.5, false}, {36, 1.5, true}}};

constexpr double kLargestFactor = 4;
constexpr int kEdge = 3;     // pixels of the page around the line's ink
constexpr int kBorder = 12;  // white around what is read
constexpr float kSureLetter = 0.95F;
// A figure that one view reads less surely than this is doubtful, also where
// all views agree.
constexpr float kSureFigure = 0.88F;
// What a line with doubtful figures gets at most.
constexpr float kDoubtful = 0.5F;

// Thin strokes come out of a scanner grey: the darkest of the line becomes
// black, and what is in between darker than it was.
void strengthen(Gray& line, double power) {
  constexpr double kDarkest = 0.02;  // so many of the pixels
  constexpr int kLightest = 160;     // that the darkest may be
  constexpr double kWhite = 240;
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
        static_cast<std::uint8_t>(std::lround(255 * std::pow(light, power)));
  }
  for (std::uint8_t& value : line.pixels) value = made[value];
}

Gray cut_out(const Gray& page, const PixelBox& box) {
  Gray part(box.width(), box.height(), 255);
  for (int y = 0; y < part.height; ++y) {
    const std::uint8_t* from = page.row(box.y0 + y) + box.x0;
    std::copy(from, from + part.width, part.row(y));
  }
  return part;
}

Gray framed(const Gray& image) {
  Gray frame(image.width + 2 * kBorder, image.height + 2 * kBorder, 255);
  for (int y = 0; y < image.height; ++y) {
    std::copy(image.row(y), image.row(y) + image.width,
              frame.row(y + kBorder) + kBorder);
  }
  return frame;
}

// Letters stand in pixels of the page afterwards. `height`: of the line's
// letters on the page.
Reading read_view(const Gray& part, int left, double height, const View& view,
                  Recogniser& recogniser) {
  const double factor = std::min(kLargestFactor, view.height / height);
  Gray sized = scaled(part, factor);
  strengthen(sized, view.power);
  Reading reading = recogniser.read(framed(sized), view.raw);
  for (Letter& letter : reading) {
    letter.x0 = left + static_cast<int>((letter.x0 - kBorder) / factor);
    letter.x1 = left + static_cast<int>((letter.x1 - kBorder) / factor);
  }
  return reading;
}

bool is_sure(const Reading& reading) {
  return !reading.empty() &&
         std::all_of(reading.begin(), reading.end(), [](const Letter& letter) {
           return letter.confidence >= kSureLetter;
         });
}

struct Best {
  Reading reading;
  bool sure = true;  // of its figures
};

bool is_digit_letter(const Letter& letter) {
  return letter.character >= U'0' && letter.character <= U'9';
}

bool sure_of_figures(const Reading& reading) {
  return std::all_of(reading.begin(), reading.end(), [](const Letter& letter) {
    return !is_digit_letter(letter) || letter.confidence >= kSureFigure;
  });
}

// A number by itself, or one glyph as narrow as a digit: by themselves they
// are often misread, three of them in a row are not.
Best best_number(const Gray& part, int left, double height, Best best,
                 Recogniser& recogniser) {
  constexpr std::size_t kTimes = 3;
  Gray row(part.width * static_cast<int>(kTimes), part.height, 255);
  for (int y = 0; y < part.height; ++y) {
    for (std::size_t i = 0; i < kTimes; ++i) {
      std::copy(part.row(y), part.row(y) + part.width,
                row.row(y) + static_cast<std::size_t>(part.width) * i);
    }
  }
  Reading reading = read_view(row, left, height, kViews.front(), recogniser);
  const std::size_t length = reading.size() / kTimes;
  const std::u32string text = text_of(reading);
  const bool thrice = length > 0 && length * kTimes == text.size() &&
                      text.substr(0, length) == text.substr(length, length) &&
                      text.substr(0, length) == text.substr(2 * length);
  if (!thrice ||
      !std::all_of(reading.begin(), reading.end(), is_digit_letter)) {
    // No Chinese character is so narrow.
    best.sure = false;
    return best;
  }
  reading.resize(length);
  const bool sure = sure_of_figures(reading);
  return {std::move(reading), sure};
}

Best best_reading(const Gray& part, int left, double height,
                  Recogniser& recogniser) {
  std::vector<Reading> readings;
  bool sure = true;
  for (const View& view : kViews) {
    readings.push_back(read_view(part, left, height, view, recogniser));
    const Reading& last = readings.back();
    sure = sure && sure_of_figures(last);
    if (readings.size() == 1 && is_sure(last) && !has_digit(last)) break;
    if (readings.size() == 2 && text_of(last) == text_of(readings.front())) {
      break;
    }
  }
  return {voted(readings), sure && same_figures(readings)};
}

void put_dashes(const InkLine& line, Reading& reading) {
  const Letter before{U'—', line.box.x0, line.box.x0, 1};
  const Letter behind{U'—', line.box.x1, line.box.x1, 1};
  reading.insert(reading.begin(), before);
  reading.push_back(behind);
}

Box box_of(const InkLine& line, double em, double scale) {
  const auto points = [scale](double pixels) {
    return static_cast<float>(pixels * scale);
  };
  const double middle = (line.box.y0 + line.box.y1) / 2.0;
  return {points(line.box.x0), points(middle - em / 2), points(line.box.x1),
          points(middle + em / 2)};
}

}  // namespace

std::optional<LineRead> read_line(const Gray& page, const InkLine& line, int em,
                                  double scale, Recogniser& recogniser) {
  // A little white shows above and below the letters of an em.
  constexpr double kInkOfEm = 0.95;
  // Figures alone are lower than Chinese characters of their size.
  constexpr double kLowest = 0.4;
  const auto number = page_number_box(line, em);
  const PixelBox ink = number.value_or(line.box);
  double height = ink.height();
  if (height < em && height > kLowest * em) height = em;
  const PixelBox box = page.clipped(
      {ink.x0 - kEdge, ink.y0 - kEdge, ink.x1 + kEdge, ink.y1 + kEdge});
  const Gray part = cut_out(page, box);
  Best best = best_reading(part, box.x0, height, recogniser);
  if (number || is_one_narrow_glyph(line, em)) {
    best = best_number(part, box.x0, height, std::move(best), recogniser);
  }
  if (best.reading.empty()) return std::nullopt;
  if (number) {
    std::erase_if(best.reading, [](const Letter& letter) {
      return !is_digit_letter(letter);
    });
    // Dashes around nothing that can be read are no text.
    if (best.reading.empty()) return std::nullopt;
    put_dashes(line, best.reading);
  }
  best.sure = mend_marks(best.reading) && best.sure;
  if (!number) {
    best.sure = mend_points(line, best.reading) &&
                !loses_points(line, em, best.reading) &&
                !has_look_alike(best.reading) && best.sure;
    mend_item_number(line, em, best.reading);
  }

  Run run;
  run.text = text_of(best.reading);
  run.box = box_of(line, height / kInkOfEm, scale);
  run.size = run.box.height();
  const float length = run.box.width();
  float reached = 0;
  for (const Letter& letter : best.reading) {
    const auto at = static_cast<float>(letter.x0 * scale) - run.box.x0;
    reached = std::clamp(at, reached, length);
    run.edges.push_back(reached);
  }
  run.edges.front() = 0;
  run.edges.push_back(length);
  const float certainty = confidence_of(best.reading);
  run.confidence = best.sure ? certainty : std::min(certainty, kDoubtful);
  return LineRead{std::move(run), certainty};
}

}  // namespace tiaowen
