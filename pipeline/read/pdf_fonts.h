// PdfFonts knows the fonts of a document by name, without the mark of a subset
// (ABCDEF+SimSun is SimSun), in the bytes of the document (font_name.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

class GfxFont;
class GfxState;

namespace tiaowen {

class PdfFonts {
 public:
  struct Font {
    std::uint16_t index = 0;  // into names()
    float scale = 1;          // of the nominal size: Type 3 may have any
    bool vertical = false;
  };

  // The font that text is set in now.
  const Font& current(const GfxState& state);
  const std::vector<std::string>& names() const { return names_; }

 private:
  Font described(const GfxFont& font);
  std::uint16_t index_of(const std::string& name);

  std::shared_ptr<GfxFont> held_;
  Font current_;
  std::unordered_map<std::string, std::uint16_t> index_;
  std::vector<std::string> names_;
};

}  // namespace tiaowen
