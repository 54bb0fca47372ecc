#include "pipeline/read/package_xml.h"

#include <pugixml.hpp>

namespace tiaowen {
namespace {

// Documents people write stay below 100.
constexpr int kDeepest = 1000;

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool too_deep(const pugi::xml_document& document) {
  int depth = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    if (const auto child = node.first_child()) {
      if (++depth > kDeepest) return true;
      node = child;
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node) node = node.next_sibling();
  }
  return false;
}

}  // namespace

bool XmlNode::is_text() const {
  const auto type = node_of(node_).type();
  return type == pugi::node_pcdata || type == pugi::node_cdata;
}

std::string_view XmlNode::name() const { return local(node_of(node_).name()); }

std::string_view XmlNode::prefix() const {
  const std::string_view whole = node_of(node_).name();
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? "" : whole.substr(0, colon);
}

std::string_view XmlNode::text() const {
  return is_text() ? node_of(node_).value() : node_of(node_).child_value();
}

std::string_view XmlNode::attribute(std::string_view name) const {
  for (const auto& attribute : node_of(node_).attributes()) {
    if (local(attribute.name()) == name) return attribute.value();
  }
  return {};
}

bool XmlNode::has_attribute(std::string_view name) const {
  for (const auto& attribute : node_of(node_).attributes()) {
    if (local(attribute.name()) == name) return true;
  }
  return false;
}

XmlNode XmlNode::child(std::string_view name) const {
  for (auto child = node_of(node_).first_child(); child;
       child = child.next_sibling()) {
    if (local(child.name()) == name) return XmlNode(child.internal_object());
  }
  return {};
}

std::string_view XmlNode::value(std::string_view child_name) const {
  const XmlNode found = child(child_name);
  return found ? found.attribute("val") : std::string_view();
}

XmlNode::Iterator& XmlNode::Iterator::operator++() {
  at_ = node_of(at_).next_sibling().internal_object();
  return *this;
}

XmlNode::Iterator XmlNode::begin() const {
  return Iterator(node_of(node_).first_child().internal_object());
}

struct Xml::Document {
  std::string bytes;
  pugi::xml_document xml;
};

Xml::Xml() : document_(std::make_unique<Document>()) {}
Xml::Xml(Xml&&) noexcept = default;
Xml& Xml::operator=(Xml&&) noexcept = default;
Xml::~Xml() = default;

Result<Xml> Xml::parse(std::string bytes, std::string_view part) {
  Xml parsed;
  Document& document = *parsed.document_;
  document.bytes = std::move(bytes);
  const auto result = document.xml.load_buffer_inplace(
      document.bytes.data(), document.bytes.size(),
      pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    return fail("damaged", "the part " + std::string(part) +
                               " is no well-formed XML (" +
                               result.description() + " at byte " +
                               std::to_string(result.offset) + ")");
  }
  if (too_deep(document.xml)) {
    return fail("too_deep", "the part " + std::string(part) +
                                " is nested more than " +
                                std::to_string(kDeepest) + " deep");
  }
  return parsed;
}

XmlNode Xml::root() const {
  return XmlNode(document_->xml.document_element().internal_object());
}

}  // namespace tiaowen
