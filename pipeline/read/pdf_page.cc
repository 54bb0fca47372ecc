#include "pipeline/read/pdf_page.h"

#include <Annot.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/glyph_runs.h"
#include "pipeline/read/path_rulings.h"
#include "pipeline/read/pdf_fonts.h"

namespace tiaowen {
namespace {

constexpr double kPointsPerInch = 72;
// A page of a technical drawing may hold millions of lines; a table never.
constexpr std::size_t kMostRulings = 100000;
// Points; beyond is no type but a trick or an accident.
constexpr float kLargestType = 5000;
// A picture counts from this share of the page on.
constexpr double kBigPicture = 0.2;
constexpr double kWholePage = 0.8;

// What a glyph's code points stand for in a run: controls say nothing, and a
// glyph whose meaning the file does not tell is U+FFFD.
std::optional<char32_t> cleaned(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return U' ';
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return U'\uFFFD';
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return U'\uFFFD';
  if ((c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) return {};
  return c;
}

std::u32string cleaned(const Unicode* from, int count) {
  std::u32string text;
  for (int i = 0; i < count; ++i) {
    if (const auto c = cleaned(from[i])) text.push_back(*c);
  }
  return text;
}

std::u32string text_string(const std::string& bytes) {
  Unicode* text = nullptr;
  const int count = TextStringToUCS4(bytes, &text);
  const std::unique_ptr<Unicode, decltype(&gfree)> owner(text, &gfree);
  return cleaned(text, count);
}

// Gfx calls this for everything a page draws.
class PageDevice : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  // The page drawn since startPage(); what was struck over goes to
  // `overstruck`.
  Page take(std::u32string& overstruck) {
    GlyphRuns::Taken taken = glyphs_.take();
    page_.runs = std::move(taken.runs);
    overstruck = std::move(taken.overstruck);
    const double size = static_cast<double>(page_.width) * page_.height;
    if (page_.images == 0 && pictured_ > 0.5 * size) page_.images = 1;
    return std::exchange(page_, {});
  }
  const std::vector<std::string>& fonts() const { return fonts_.names(); }

  void startPage(int number, GfxState* state, XRef*) override {
    page_ = {};
    page_.number = number;
    if (state != nullptr) {
      page_.width = static_cast<float>(state->getPageWidth());
      page_.height = static_cast<float>(state->getPageHeight());
    }
    pictured_ = 0;
    masks_ = 0;
    actual_depth_ = 0;
    replaced_.clear();
  }

  void beginString(GfxState* state, const GooString*) override {
    const PdfFonts::Font& font = fonts_.current(*state);
    double a, b, c, d;
    state->getFontTransMat(&a, &b, &c, &d);
    const double along = std::hypot(a, b);
    const double up = std::hypot(c, d);
    if (along > 0 && up > 0) {
      pen_.along = {a / along, b / along};
      pen_.up = {c / up, d / up};
    }
    if (font.vertical) pen_.along = {-pen_.up.x, -pen_.up.y};
    pen_.size = static_cast<float>(up) * font.scale;
    pen_.font = font.index;
    pen_.vertical = font.vertical;
    pen_.invisible = state->getRender() == 3;
    glyphs_.set(pen_);
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy,
                double, double, CharCode code, int bytes, const Unicode* u,
                int count) override {
    if (masks_ > 0 || !(pen_.size > 0 && pen_.size < kLargestType)) return;
    // The space between characters is not part of them.
    double space = state->getCharSpace();
    if (bytes == 1 && code == ' ') space += state->getWordSpace();
    if (space != 0) {
      double sx, sy;
      if (pen_.vertical) {
        state->textTransformDelta(0, space, &sx, &sy);
      } else {
        state->textTransformDelta(space * state->getHorizScaling(), 0, &sx,
                                  &sy);
      }
      dx -= sx;
      dy -= sy;
    }
    Point origin, advance;
    state->transform(x, y, &origin.x, &origin.y);
    state->transformDelta(dx, dy, &advance.x, &advance.y);
    if (outside(origin, advance)) return;
    std::array<char32_t, 8> text;
    std::size_t length = 0;
    if (u == nullptr || count <= 0) {
      text[length++] = U'\uFFFD';
    } else {
      for (int i = 0; i < count && length < text.size(); ++i) {
        if (const auto c = cleaned(u[i])) text[length++] = *c;
      }
    }
    if (actual_depth_ > 0) {
      replaced_.push_back(
          {pen_, origin, advance, std::u32string(text.data(), length)});
    } else {
      glyphs_.add({text.data(), length}, origin, advance);
    }
  }

  // /ActualText: what the glyphs inside stand for, where that is not what
  // they look like.
  void beginActualText(GfxState*, const GooString* text) override {
    if (actual_depth_++ == 0) actual_ = text_string(text->toStr());
  }
  void endActualText(GfxState*) override {
    if (actual_depth_ == 0 || --actual_depth_ > 0) return;
    set_actual_text();
    replaced_.clear();
    glyphs_.set(pen_);
  }

  void stroke(GfxState* state) override {
    GfxRGB color;
    state->getStrokeRGB(&color);
    if (invisible(color, state->getStrokeOpacity())) return;
    const double width = state->getTransformedLineWidth();
    each_subpath(state, [&](std::span<const Corner> path) {
      add_stroke(path, width, page_.rulings);
    });
  }
  void fill(GfxState* state) override {
    GfxRGB color;
    state->getFillRGB(&color);
    if (invisible(color, state->getFillOpacity())) return;
    fill_path(state);
  }
  void eoFill(GfxState* state) override { fill(state); }

  // Patterns and shadings are no text, and slow to draw.
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*,
                         const double*, int, int, int, int, double,
                         double) override {
    return true;
  }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override {
    return true;
  }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override {
    return true;
  }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override {
    return true;
  }
  bool gouraudTriangleShadedFill(GfxState*,
                                 GfxGouraudTriangleShading*) override {
    return true;
  }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override {
    return true;
  }

  // A picture without holes over the whole page hides what was drawn before:
  // some scanners lay the text of their OCR beneath it.
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width,
                 int height, GfxImageColorMap* colors, bool interpolate,
                 const int* mask, bool inlined) override {
    if (add_picture(state) > kWholePage && state->getFillOpacity() > 0.99 &&
        state->getBlendMode() == gfxBlendNormal && mask == nullptr) {
      glyphs_.hide();
    }
    OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate,
                         mask, inlined);
  }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width,
                     int height, bool invert, bool interpolate,
                     bool inlined) override {
    add_picture(state);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert,
                             interpolate, inlined);
  }

  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int,
                       GfxImageColorMap*, bool, Stream*, int, int, bool,
                       bool) override {
    add_picture(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int,
                           GfxImageColorMap*, bool, Stream*, int, int,
                           GfxImageColorMap*, bool) override {
    add_picture(state);
  }

  // Text inside a soft mask shapes transparency; nobody reads it.
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool,
                              bool, bool for_mask) override {
    groups_.push_back(for_mask);
    masks_ += for_mask ? 1 : 0;
  }
  void endTransparencyGroup(GfxState*) override {
    if (groups_.empty()) return;
    masks_ -= groups_.back() ? 1 : 0;
    groups_.pop_back();
  }

 private:
  struct Replaced {
    Pen pen;
    Point origin, advance;
    std::u32string text;
  };

  bool outside(Point origin, Point advance) const {
    return !std::isfinite(origin.x + origin.y + advance.x + advance.y) ||
           std::max(origin.x, origin.x + advance.x) < 0 ||
           std::min(origin.x, origin.x + advance.x) > page_.width ||
           std::max(origin.y, origin.y + advance.y) < 0 ||
           std::min(origin.y, origin.y + advance.y) > page_.height;
  }

  static bool invisible(const GfxRGB& color, double opacity) {
    constexpr GfxColorComp kWhite = gfxColorComp1 - gfxColorComp1 / 32;
    return opacity < 0.02 ||
           (color.r >= kWhite && color.g >= kWhite && color.b >= kWhite);
  }

  void set_actual_text() {
    if (replaced_.empty()) return;
    if (replaced_.size() == actual_.size()) {
      for (std::size_t i = 0; i < replaced_.size(); ++i) {
        glyphs_.set(replaced_[i].pen);
        glyphs_.add({&actual_[i], 1}, replaced_[i].origin,
                    replaced_[i].advance);
      }
      return;
    }
    const Replaced& first = replaced_.front();
    const Replaced& last = replaced_.back();
    const Point whole{last.origin.x + last.advance.x - first.origin.x,
                      last.origin.y + last.advance.y - first.origin.y};
    const double off =
        first.pen.along.x * whole.y - first.pen.along.y * whole.x;
    if (std::abs(off) < first.pen.size / 2) {
      glyphs_.set(first.pen);
      glyphs_.add(actual_, first.origin, whole);
      return;
    }
    // Over several lines no character of the text has a place: what the
    // glyphs themselves say is better.
    for (const Replaced& glyph : replaced_) {
      glyphs_.set(glyph.pen);
      glyphs_.add(glyph.text, glyph.origin, glyph.advance);
    }
  }

  template <typename Visit>
  void each_subpath(GfxState* state, Visit visit) {
    if (page_.rulings.size() > kMostRulings) return;
    const GfxPath* path = state->getPath();
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* sub = path->getSubpath(i);
      corners_.clear();
      for (int k = 0; k < sub->getNumPoints(); ++k) {
        Corner corner;
        state->transform(sub->getX(k), sub->getY(k), &corner.at.x,
                         &corner.at.y);
        corner.curved = sub->getCurve(k) || (k > 0 && sub->getCurve(k - 1));
        corners_.push_back(corner);
      }
      visit(std::span<const Corner>(corners_));
    }
  }

  void fill_path(GfxState* state) {
    each_subpath(state, [&](std::span<const Corner> path) {
      add_fill(path, page_.rulings);
    });
  }

  // The share of the page that the picture covers.
  double add_picture(GfxState* state) {
    Box box{page_.width, page_.height, 0, 0};
    for (const auto& [u, v] : {std::pair{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
      double x, y;
      state->transform(u, v, &x, &y);
      if (!std::isfinite(x + y)) return 0;
      box.x0 = std::min(box.x0, static_cast<float>(std::max(0.0, x)));
      box.y0 = std::min(box.y0, static_cast<float>(std::max(0.0, y)));
      box.x1 = std::max(box.x1, std::min(page_.width, static_cast<float>(x)));
      box.y1 = std::max(box.y1, std::min(page_.height, static_cast<float>(y)));
    }
    if (box.width() <= 0 || box.height() <= 0) return 0;
    const double area = static_cast<double>(box.width()) * box.height();
    pictured_ += area;
    const double share = area / page_.width / page_.height;
    if (share > kBigPicture) ++page_.images;
    // Some producers draw the rules of tables as one stretched pixel.
    const std::array<Corner, 4> corners{
        Corner{{box.x0, box.y0}}, Corner{{box.x1, box.y0}},
        Corner{{box.x1, box.y1}}, Corner{{box.x0, box.y1}}};
    if (page_.rulings.size() < kMostRulings) add_fill(corners, page_.rulings);
    return share;
  }

  Page page_;
  GlyphRuns glyphs_;
  PdfFonts fonts_;
  Pen pen_;
  std::vector<Corner> corners_;
  double pictured_ = 0;
  std::vector<bool> groups_;
  int masks_ = 0;
  int actual_depth_ = 0;
  std::u32string actual_;
  std::vector<Replaced> replaced_;
};

// Form fields and text boxes are text of the page; comments and stamps are
// not.
bool part_of_the_page(Annot* annotation, void*) {
  return annotation->getType() == Annot::typeFreeText ||
         annotation->getType() == Annot::typeWidget;
}

}  // namespace

class PdfPages::Device final : public PageDevice {};

PdfPages::PdfPages() : device_(std::make_unique<Device>()) {}
PdfPages::~PdfPages() = default;

bool PdfPages::read(PDFDoc& pdf, int number, Page& page,
                    std::u32string& overstruck) {
  page = {};
  page.number = number;
  ::Page* source = pdf.getPage(number);
  if (source == nullptr || !source->isOk()) return false;
  pdf.displayPage(device_.get(), number, kPointsPerInch, kPointsPerInch, 0,
                  false, true, false, nullptr, nullptr, &part_of_the_page,
                  nullptr);
  page = device_->take(overstruck);
  page.number = number;
  page.rotation = source->getRotate();
  return true;
}

const std::vector<std::string>& PdfPages::fonts() const {
  return device_->fonts();
}

}  // namespace tiaowen
