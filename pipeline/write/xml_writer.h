// XmlWriter builds an XML document element by element.
//
//   XmlWriter xml;
//   xml.open("task");
//   xml.attribute("name", "受理 & 审核");
//   xml.element("text", "a < b");
//   xml.close();
//   xml.str(XmlLayout::indented)
//
// What XML cannot hold (control characters, U+FFFE) becomes U+FFFD, one for
// one; replaced() counts them.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tiaowen {

// Raw adds no blanks: for text whose every character counts.
enum class XmlLayout { indented, raw };

class XmlWriter {
 public:
  XmlWriter();
  ~XmlWriter();
  XmlWriter(const XmlWriter&) = delete;
  XmlWriter& operator=(const XmlWriter&) = delete;

  void open(const char* name);
  // Of the element opened last. REQUIRES: no text stands in it yet.
  void attribute(const char* name, std::string_view value);
  void attribute(const char* name, int value);
  void text(std::string_view utf8);
  void text(std::u32string_view text);
  void element(const char* name, std::string_view text);
  void close();

  int replaced() const { return replaced_; }
  std::string str(XmlLayout layout) const;

 private:
  struct Tree;
  std::string clean(std::string_view utf8);

  std::unique_ptr<Tree> tree_;
  int replaced_ = 0;
};

}  // namespace tiaowen
