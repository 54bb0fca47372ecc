#include "pipeline/read/ocr_upright.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "pipeline/read/ocr_image.h"

namespace tiaowen {
namespace {

constexpr float kStanding = 0.75F, kClearlyBetter = 0.15F;
constexpr int kFewestLetters = 2;

// Some of the lines with most on them, which tell most.
Certainty of_samples(const StraightPage& straight, double scale,
                     Recogniser& recogniser) {
  constexpr std::size_t kLines = 5;
  constexpr int kLongest = 24;  // em: no more of a line is read
  const int em = straight.print.em;
  std::vector<InkLine> lines = straight.print.lines;
  std::erase_if(lines, [em](const InkLine& line) {
    return line.box.height() > 3 * em || line.box.width() < 2 * em;
  });
  std::stable_sort(lines.begin(), lines.end(),
                   [](const InkLine& a, const InkLine& b) {
                     return a.glyphs.size() > b.glyphs.size();
                   });
  lines.resize(std::min(lines.size(), kLines));
  Certainty certainty;
  for (InkLine& line : lines) {
    line.box.x1 = std::min(line.box.x1, line.box.x0 + kLongest * em);
    if (const auto read =
            read_line(straight.gray, line, em, scale, recogniser)) {
      certainty.add(*read);
    }
  }
  return certainty;
}

// Where a box comes to lie when its page of this size is turned clockwise.
Box turned(const Box& box, int turns, float width, float height) {
  switch (turns) {
    case 1:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    default:
      return box;
  }
}

}  // namespace

void Certainty::add(const LineRead& line) {
  const auto letters = static_cast<int>(line.run.text.size());
  letters_ += letters;
  sum_ += line.certainty * static_cast<float>(letters);
}

float Certainty::mean() const {
  return letters_ == 0 ? 0 : sum_ / static_cast<float>(letters_);
}

bool Certainty::is_poor() const { return mean() < kStanding; }

std::optional<Stood> stood_up(const Gray& gray, const Certainty& as_it_lies,
                              double dpi, Recogniser& recogniser) {
  constexpr double kPointsPerInch = 72;
  std::optional<Stood> best;
  float most = std::max(kStanding, as_it_lies.mean() + kClearlyBetter);
  for (const int turns : {2, 1, 3}) {
    StraightPage straight = prepared(quarter_turned(gray, 4 - turns), dpi);
    const Certainty now =
        of_samples(straight, kPointsPerInch / dpi, recogniser);
    if (now.letters() < kFewestLetters || now.mean() < most) continue;
    most = now.mean();
    best = Stood{std::move(straight), turns};
  }
  return best;
}

void lay_back(Page& page, int turns) {
  for (Run& run : page.runs) {
    run.box = turned(run.box, turns, page.width, page.height);
    run.angle = static_cast<std::int16_t>(90 * turns);
  }
  for (Ruling& ruling : page.rulings) {
    const Box box = turned({ruling.x0, ruling.y0, ruling.x1, ruling.y1}, turns,
                           page.width, page.height);
    ruling = {box.x0, box.y0, box.x1, box.y1, ruling.width};
  }
  if (turns % 2 == 1) std::swap(page.width, page.height);
}

}  // namespace tiaowen
