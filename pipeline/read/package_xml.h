// The XML of a package's parts, by local names: w:p is "p".
//
//   auto xml = Xml::parse(std::move(bytes));
//   for (XmlNode p : xml->root().child("body")) { p.name() … }
//
// Entities and DTDs are not expanded. Errors: damaged (not well formed),
// too_deep. Nodes are good as long as their Xml lives.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/result.h"

namespace tiaowen {

class XmlNode {
 public:
  XmlNode() = default;
  explicit XmlNode(void* node) : node_(node) {}

  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const XmlNode&) const = default;

  bool is_text() const;
  std::string_view name() const;    // local; empty for text
  std::string_view prefix() const;  // "w"; empty where there is none
  // Of a text node, or of an element's first text child.
  std::string_view text() const;
  // By local name; empty where there is none.
  std::string_view attribute(std::string_view name) const;
  bool has_attribute(std::string_view name) const;
  XmlNode child(std::string_view name) const;
  // attribute("val") of a child: the way Word writes properties.
  std::string_view value(std::string_view child_name) const;

  // Children of all kinds, in order.
  class Iterator {
   public:
    explicit Iterator(void* at) : at_(at) {}
    XmlNode operator*() const { return XmlNode(at_); }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    void* at_;
  };
  Iterator begin() const;
  Iterator end() const { return Iterator(nullptr); }

 private:
  void* node_ = nullptr;
};

class Xml {
 public:
  // `part` is for messages.
  static Result<Xml> parse(std::string bytes, std::string_view part);

  Xml(Xml&&) noexcept;
  Xml& operator=(Xml&&) noexcept;
  ~Xml();

  XmlNode root() const;

 private:
  struct Document;
  Xml();
  std::unique_ptr<Document> document_;
};

}  // namespace tiaowen
