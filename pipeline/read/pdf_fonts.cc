#include "pipeline/read/pdf_fonts.h"

#include <GfxFont.h>
#include <GfxState.h>

#include <cmath>

namespace tiaowen {

const PdfFonts::Font& PdfFonts::current(const GfxState& state) {
  const std::shared_ptr<GfxFont>& font = state.getFont();
  if (font != held_) {
    held_ = font;
    current_ = font ? described(*font) : Font{};
  }
  return current_;
}

PdfFonts::Font PdfFonts::described(const GfxFont& font) {
  Font result;
  result.index = index_of(font.getNameWithoutSubsetTag());
  result.vertical = font.getWMode() != 0;
  if (font.getType() == fontType3) {
    // Glyph space is the font's own: what the box of its glyphs makes of the
    // nominal size is the size to be seen.
    const double* box = font.getFontBBox();
    const double height = (box[3] - box[1]) * std::abs(font.getFontMatrix()[3]);
    if (height > 0.01 && height < 100) {
      result.scale = static_cast<float>(height);
    }
  }
  return result;
}

std::uint16_t PdfFonts::index_of(const std::string& name) {
  if (names_.size() == UINT16_MAX) return 0;
  const auto [at, added] =
      index_.try_emplace(name, static_cast<std::uint16_t>(names_.size()));
  if (added) names_.push_back(name);
  return at->second;
}

}  // namespace tiaowen
