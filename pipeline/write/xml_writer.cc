#include "pipeline/write/xml_writer.h"

#include <pugixml.hpp>
#include <sstream>

#include "pipeline/model/unicode.h"
#include "pipeline/write/xml_text.h"

namespace tiaowen {
struct XmlWriter::Tree {
  pugi::xml_document document;
  pugi::xml_node at;
};

XmlWriter::XmlWriter() : tree_(std::make_unique<Tree>()) {
  tree_->at = tree_->document;
}
XmlWriter::~XmlWriter() = default;

std::string XmlWriter::clean(std::string_view utf8) {
  return xml_text(utf8, replaced_);
}

void XmlWriter::open(const char* name) {
  tree_->at = tree_->at.append_child(name);
}

void XmlWriter::attribute(const char* name, std::string_view value) {
  tree_->at.append_attribute(name).set_value(clean(value).c_str());
}

void XmlWriter::attribute(const char* name, int value) {
  tree_->at.append_attribute(name).set_value(value);
}

void XmlWriter::text(std::string_view utf8) {
  if (utf8.empty()) return;
  tree_->at.append_child(pugi::node_pcdata).set_value(clean(utf8).c_str());
}

void XmlWriter::text(std::u32string_view text) { this->text(to_utf8(text)); }

void XmlWriter::element(const char* name, std::string_view text) {
  open(name);
  this->text(text);
  close();
}

void XmlWriter::close() { tree_->at = tree_->at.parent(); }

std::string XmlWriter::str(XmlLayout layout) const {
  std::ostringstream out;
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  tree_->document.save(
      out, " ",
      (layout == XmlLayout::raw ? pugi::format_raw : pugi::format_indent) |
          pugi::format_no_declaration,
      pugi::encoding_utf8);
  if (layout == XmlLayout::raw) out << "\n";
  return out.str();
}

}  // namespace tiaowen
