// Draws the content of an OFD page, its templates and composite objects, into
// a Page: text as runs, paths as rulings, large pictures counted.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/read/glyph_runs.h"
#include "pipeline/read/ofd_values.h"
#include "pipeline/read/package_xml.h"

namespace tiaowen {

// Resources of a document by their IDs.
struct OfdResources {
  std::map<std::string, std::uint16_t, std::less<>> fonts;
  std::map<std::string, XmlNode, std::less<>> composites;
};

class OfdPage {
 public:
  // The physical box of the page.
  OfdPage(const OfdBox& area, const OfdResources& resources);

  // All layers below `content`.
  void draw(XmlNode content);
  // Are objects left out, because the page draws more than any does?
  bool is_cut() const { return objects_ > kMostObjects; }
  // REQUIRES: called once.
  Page take();

 private:
  void draw_objects(XmlNode parent, const OfdMatrix& to_page, int depth);
  void draw_text(XmlNode object, const OfdMatrix& to_page);
  void draw_code(XmlNode code, std::u32string_view text, Point& at,
                 const OfdMatrix& to_page, double size);
  void draw_path(XmlNode object, const OfdMatrix& to_page);
  void draw_image(XmlNode object, const OfdMatrix& to_page);

  static constexpr long kMostObjects = 1000000;

  const OfdResources& resources_;
  long objects_ = 0;
  Page page_;
  OfdMatrix base_;  // millimetres of the page's area to points
  GlyphRuns runs_;
};

}  // namespace tiaowen
