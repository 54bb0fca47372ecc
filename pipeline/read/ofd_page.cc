#include "pipeline/read/ofd_page.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/path_rulings.h"

namespace tiaowen {
namespace {

// Composite objects may hold others; none holds itself.
constexpr int kDeepest = 20;
constexpr double kLineWidth = 0.353;  // the standard's default
constexpr double kGoodPart = 0.3;     // of a page's area

bool is_visible(XmlNode object) {
  return object.attribute("Visible") != "false" &&
         object.attribute("Alpha") != "0";
}

// From an object's own coordinates to those of what holds it.
OfdMatrix placed(XmlNode object) {
  OfdMatrix matrix = ofd_matrix(object.attribute("CTM"));
  const OfdBox box = ofd_box(object.attribute("Boundary")).value_or(OfdBox{});
  matrix.e += box.x;
  matrix.f += box.y;
  return matrix;
}

double length(Point p) { return std::hypot(p.x, p.y); }

Point unit(Point p) {
  const double size = length(p);
  return size > 0 ? Point{p.x / size, p.y / size} : Point{1, 0};
}

// Where fonts are not at hand: Latin letters and figures are half as wide.
double width_of(char32_t c, double size) {
  return c < 0x2000 ? size / 2 : size;
}

// Line ends around the characters are the XML writer's, not the page's.
std::u32string characters_of(XmlNode code) {
  std::string bytes;
  for (const XmlNode node : code) {
    if (node.is_text()) bytes += node.text();
  }
  std::u32string text = to_u32(bytes);
  std::erase_if(text, [](char32_t c) { return c == U'\n' || c == U'\r'; });
  return text;
}

}  // namespace

OfdPage::OfdPage(const OfdBox& area, const OfdResources& resources)
    : resources_(resources) {
  const double scale = kPointsPerMillimetre;
  base_ = {scale, 0, 0, scale, -area.x * scale, -area.y * scale};
  page_.width = static_cast<float>(area.width * scale);
  page_.height = static_cast<float>(area.height * scale);
}

void OfdPage::draw(XmlNode content) { draw_objects(content, base_, 0); }

Page OfdPage::take() {
  page_.runs = std::move(runs_.take().runs);
  return std::move(page_);
}

void OfdPage::draw_objects(XmlNode parent, const OfdMatrix& to_page,
                           int depth) {
  if (depth > kDeepest) return;
  for (const XmlNode object : parent) {
    const std::string_view name = object.name();
    if (name.empty() || !is_visible(object)) continue;
    // Objects that hold each other ten times each are soon more than any page.
    if (++objects_ > kMostObjects) return;
    if (name == "TextObject") {
      draw_text(object, placed(object).then(to_page));
    } else if (name == "PathObject") {
      draw_path(object, placed(object).then(to_page));
    } else if (name == "ImageObject") {
      draw_image(object, to_page);
    } else if (name == "Layer" || name == "PageBlock" || name == "Content") {
      draw_objects(object, to_page, depth + 1);
    } else if (name == "CompositeObject") {
      const auto unit_of =
          resources_.composites.find(object.attribute("ResourceID"));
      if (unit_of != resources_.composites.end()) {
        draw_objects(unit_of->second, placed(object).then(to_page), depth + 1);
      }
    }
  }
}

void OfdPage::draw_text(XmlNode object, const OfdMatrix& to_page) {
  const double size = ofd_number(object.attribute("Size"), 0);
  const double direction = ofd_number(object.attribute("ReadDirection"), 0);
  Pen pen;
  pen.along = unit(to_page.turned({1, 0}));
  pen.up = unit(to_page.turned({0, -1}));
  pen.size = static_cast<float>(size * length(to_page.turned({0, 1})));
  pen.vertical = direction == 90;
  if (pen.vertical) pen.along = unit(to_page.turned({0, 1}));
  const auto font = resources_.fonts.find(object.attribute("Font"));
  if (font != resources_.fonts.end()) pen.font = font->second;
  if (pen.size <= 0) return;
  runs_.set(pen);
  Point at;
  for (const XmlNode code : object) {
    if (code.name() != "TextCode") continue;
    draw_code(code, characters_of(code), at, to_page, size);
  }
}

void OfdPage::draw_code(XmlNode code, std::u32string_view text, Point& at,
                        const OfdMatrix& to_page, double size) {
  // Without X or Y a code begins where the one before began.
  at.x = ofd_number(code.attribute("X"), at.x);
  at.y = ofd_number(code.attribute("Y"), at.y);
  const auto x = ofd_deltas(code.attribute("DeltaX"), text.size());
  const auto y = ofd_deltas(code.attribute("DeltaY"), text.size());
  const bool spaced = !x.empty() || !y.empty();
  Point here = at;
  for (std::size_t i = 0; i < text.size(); ++i) {
    Point step{width_of(text[i], size), 0};
    if (i + 1 < text.size() && spaced) {
      step.x = i < x.size() ? x[i] : y.empty() ? step.x : 0;
      step.y = i < y.size() ? y[i] : 0;
    } else if (!y.empty() && x.empty()) {
      step = {0, size};
    }
    // The advance is the glyph's own width, not the gap to the next.
    Point advance = step;
    const double own = width_of(text[i], size);
    if (std::abs(step.x) > 1.3 * own) advance.x = std::copysign(own, step.x);
    runs_.add(text.substr(i, 1), to_page.of(here), to_page.turned(advance));
    here.x += step.x;
    here.y += step.y;
  }
}

void OfdPage::draw_path(XmlNode object, const OfdMatrix& to_page) {
  const bool stroke = object.attribute("Stroke") != "false";
  const bool fill = object.attribute("Fill") == "true";
  const double width = ofd_number(object.attribute("LineWidth"), kLineWidth) *
                       length(to_page.turned({1, 0}));
  std::vector<Corner> path;
  const auto finish = [&] {
    if (path.size() > 1 && stroke) add_stroke(path, width, page_.rulings);
    if (path.size() > 2 && fill) add_fill(path, page_.rulings);
    path.clear();
  };
  std::string_view data = object.child("AbbreviatedData").text();
  // An operator, then its numbers; the last two are where it leads.
  while (!data.empty()) {
    const std::size_t at = data.find_first_of("MLQBACS");
    if (at == std::string_view::npos) break;
    const char what = data[at];
    data.remove_prefix(at + 1);
    const std::size_t next =
        std::min(data.find_first_of("MLQBACS"), data.size());
    const auto numbers = ofd_numbers(data.substr(0, next), 8);
    data.remove_prefix(next);
    if (what == 'C') {
      if (!path.empty()) path.push_back({path.front().at, false});
      continue;
    }
    if (numbers.size() < 2) continue;
    if (what == 'M' || what == 'S') finish();
    const Point end =
        to_page.of({numbers[numbers.size() - 2], numbers[numbers.size() - 1]});
    path.push_back({end, what == 'Q' || what == 'B' || what == 'A'});
  }
  finish();
}

void OfdPage::draw_image(XmlNode object, const OfdMatrix& to_page) {
  const auto box = ofd_box(object.attribute("Boundary"));
  if (!box) return;
  const Point size = to_page.turned({box->width, box->height});
  const double area = std::abs(size.x * size.y);
  if (area > kGoodPart * page_.width * page_.height) ++page_.images;
}

}  // namespace tiaowen
