// What Word's paragraph styles give to their paragraphs, with the styles they
// are based on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/read/package_xml.h"

namespace tiaowen {

// Properties of a paragraph; what is not said is empty.
struct DocxParagraph {
  std::optional<int> outline;  // 0 is the first level
  std::optional<std::string> numbering;
  std::optional<int> level;  // of the numbering
  std::optional<bool> centred, bold, hidden;
  std::optional<float> size;  // points

  // Takes from `base` what this leaves open.
  void inherit(const DocxParagraph& base);
};

// Of w:pPr and of w:rPr.
DocxParagraph paragraph_properties(XmlNode p_pr);
void add_run_properties(XmlNode r_pr, DocxParagraph& to);

class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(XmlNode styles);

  // By w:pStyle's value, empty for the default style; with its bases.
  const DocxParagraph& paragraph(std::string_view id) const;

 private:
  struct Style {
    std::string base;
    DocxParagraph own;
  };
  DocxParagraph resolved(const std::string& id,
                         const std::map<std::string, Style>& styles) const;

  std::map<std::string, DocxParagraph, std::less<>> paragraphs_;
  std::string default_;
  DocxParagraph none_;
};

}  // namespace tiaowen
