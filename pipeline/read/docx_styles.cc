#include "pipeline/read/docx_styles.h"

#include <charconv>

namespace tiaowen {
namespace {

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  return value;
}

// <w:b/> is on, <w:b w:val="0"/> off.
std::optional<bool> toggle(XmlNode properties, std::string_view name) {
  const XmlNode node = properties.child(name);
  if (!node) return std::nullopt;
  const std::string_view value = node.attribute("val");
  return value != "0" && value != "false" && value != "off";
}

template <typename T>
void take(std::optional<T>& to, const std::optional<T>& from) {
  if (!to) to = from;
}

}  // namespace

void DocxParagraph::inherit(const DocxParagraph& base) {
  take(outline, base.outline);
  take(numbering, base.numbering);
  take(level, base.level);
  take(centred, base.centred);
  take(bold, base.bold);
  take(hidden, base.hidden);
  take(size, base.size);
}

DocxParagraph paragraph_properties(XmlNode p_pr) {
  DocxParagraph out;
  if (!p_pr) return out;
  if (const XmlNode outline = p_pr.child("outlineLvl")) {
    out.outline = number(outline.attribute("val"));
    if (out.outline > 8) out.outline = 9;  // body text
  }
  if (const XmlNode numbering = p_pr.child("numPr")) {
    if (const XmlNode id = numbering.child("numId")) {
      out.numbering = std::string(id.attribute("val"));
    }
    if (const XmlNode level = numbering.child("ilvl")) {
      out.level = number(level.attribute("val"));
    }
  }
  if (const XmlNode jc = p_pr.child("jc")) {
    out.centred = jc.attribute("val") == "center";
  }
  return out;
}

void add_run_properties(XmlNode r_pr, DocxParagraph& to) {
  if (!r_pr) return;
  if (const auto bold = toggle(r_pr, "b")) to.bold = bold;
  if (const auto hidden = toggle(r_pr, "vanish")) to.hidden = hidden;
  if (const auto half_points = number(r_pr.value("sz"))) {
    to.size = static_cast<float>(*half_points) / 2;
  }
}

DocxStyles::DocxStyles(XmlNode root) {
  std::map<std::string, Style> styles;
  DocxParagraph defaults;
  if (const XmlNode all = root.child("docDefaults")) {
    add_run_properties(all.child("rPrDefault").child("rPr"), defaults);
  }
  for (const XmlNode node : root) {
    if (node.name() != "style") continue;
    const std::string id(node.attribute("styleId"));
    Style style;
    style.base = node.value("basedOn");
    style.own = paragraph_properties(node.child("pPr"));
    add_run_properties(node.child("rPr"), style.own);
    if (node.attribute("type") == "paragraph" &&
        (node.attribute("default") == "1" ||
         node.attribute("default") == "true")) {
      default_ = id;
    }
    styles.emplace(id, std::move(style));
  }
  for (const auto& [id, style] : styles) {
    DocxParagraph paragraph = resolved(id, styles);
    paragraph.inherit(defaults);
    paragraphs_.emplace(id, std::move(paragraph));
  }
  none_ = defaults;
}

DocxParagraph DocxStyles::resolved(
    const std::string& id, const std::map<std::string, Style>& styles) const {
  DocxParagraph out;
  std::string at = id;
  // No document bases a style on more others; a circle ends here too.
  for (int steps = 0; steps < 20; ++steps) {
    const auto found = styles.find(at);
    if (found == styles.end()) break;
    out.inherit(found->second.own);
    at = found->second.base;
  }
  return out;
}

const DocxParagraph& DocxStyles::paragraph(std::string_view id) const {
  auto found = paragraphs_.find(id.empty() ? std::string_view(default_) : id);
  if (found == paragraphs_.end()) found = paragraphs_.find(default_);
  return found == paragraphs_.end() ? none_ : found->second;
}

}  // namespace tiaowen
