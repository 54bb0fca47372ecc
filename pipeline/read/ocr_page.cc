#include "pipeline/read/ocr_page.h"

#include <optional>
#include <utility>
#include <vector>

#include "pipeline/read/ocr_image.h"
#include "pipeline/read/ocr_line.h"
#include "pipeline/read/ocr_stamp.h"
#include "pipeline/read/ocr_straight.h"
#include "pipeline/read/ocr_upright.h"

namespace tiaowen {
namespace {

constexpr double kPointsPerInch = 72;
// After so many letters it is known how surely a page is read.
constexpr int kEnoughLetters = 40;

std::vector<Ruling> in_points(const std::vector<InkRuling>& rulings,
                              double scale) {
  std::vector<Ruling> out;
  const auto points = [scale](double pixels) {
    return static_cast<float>(pixels * scale);
  };
  for (const InkRuling& r : rulings) {
    const double x = (r.box.x0 + r.box.x1) / 2.0;
    const double y = (r.box.y0 + r.box.y1) / 2.0;
    if (r.across) {
      out.push_back({points(r.box.x0), points(y), points(r.box.x1), points(y),
                     points(1)});
    } else {
      out.push_back({points(x), points(r.box.y0), points(x), points(r.box.y1),
                     points(1)});
    }
  }
  return out;
}

std::vector<Run> runs_of(const StraightPage& straight, double scale,
                         Recogniser& recogniser) {
  std::vector<Run> runs;
  for (const InkLine& line : straight.print.lines) {
    auto read =
        read_line(straight.gray, line, straight.print.em, scale, recogniser);
    if (read) runs.push_back(std::move(read->run));
  }
  return runs;
}

// … given up as soon as the letters look as if they lay.
std::optional<std::vector<Run>> runs_if_standing(const StraightPage& straight,
                                                 double scale,
                                                 Recogniser& recogniser,
                                                 Certainty& certainty) {
  std::vector<Run> runs;
  for (const InkLine& line : straight.print.lines) {
    auto read =
        read_line(straight.gray, line, straight.print.em, scale, recogniser);
    if (!read) continue;
    certainty.add(*read);
    if (certainty.letters() >= kEnoughLetters && certainty.is_poor()) {
      return std::nullopt;
    }
    runs.push_back(std::move(read->run));
  }
  if (!straight.print.lines.empty() && certainty.is_poor()) return std::nullopt;
  return runs;
}

}  // namespace

Page read_scan(const Picture& picture, double dpi, Recogniser& recogniser) {
  const double scale = kPointsPerInch / dpi;
  const Gray gray = flattened(gray_page(picture, dpi));
  StraightPage straight = prepared(gray, dpi);
  Certainty certainty;
  auto runs = runs_if_standing(straight, scale, recogniser, certainty);
  int turns = 0;
  if (!runs) {
    if (auto stood = stood_up(gray, certainty, dpi, recogniser)) {
      straight = std::move(stood->straight);
      turns = stood->turns;
    }
    runs = runs_of(straight, scale, recogniser);
  }
  Page page;
  page.width = static_cast<float>(straight.gray.width * scale);
  page.height = static_cast<float>(straight.gray.height * scale);
  page.images = 1;
  page.rulings = in_points(straight.rulings, scale);
  page.runs = std::move(*runs);
  lay_back(page, turns);
  return page;
}

}  // namespace tiaowen
