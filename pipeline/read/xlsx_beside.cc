#include "pipeline/read/xlsx_beside.h"

#include <algorithm>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr int kDeepest = 40;  // elements in a drawing

// "xl/worksheets/sheet1.xml", "../comments1.xml" -> "xl/comments1.xml"
std::string resolved(const std::string& from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = from.substr(0, from.rfind('/'));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const std::size_t slash = folder.rfind('/');
    folder = slash == std::string::npos ? "" : folder.substr(0, slash);
  }
  return folder.empty() ? std::string(target)
                        : folder + "/" + std::string(target);
}

std::string relationships_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {};
  return path.substr(0, slash) + "/_rels" + path.substr(slash) + ".rels";
}

// All of <t> below a node; the readings of characters (rPh) are not shown.
void append_words(XmlNode node, int depth, std::string& words) {
  if (depth > kDeepest) return;
  for (const XmlNode child : node) {
    if (child.name() == "rPh") continue;
    if (child.name() == "t") {
      for (const XmlNode part : child) words += part.text();
    } else {
      append_words(child, depth + 1, words);
    }
  }
}

class Beside {
 public:
  Beside(Package& package, Layout& layout)
      : package_(package), layout_(layout) {}

  void read(const std::string& path, XmlNode worksheet) {
    for (const XmlNode part : worksheet.child("headerFooter")) {
      const bool head = part.name().ends_with("Header");
      set_aside(head ? "running_head" : "running_foot",
                words_of_head(part.text()));
    }
    const auto links = xml(relationships_of(path));
    if (!links) return;
    for (const XmlNode link : links->root()) {
      const std::string_view type = link.attribute("Type");
      const std::string target = resolved(path, link.attribute("Target"));
      if (type.ends_with("/comments") || type.ends_with("/threadedComment")) {
        comments(target);
      } else if (type.ends_with("/drawing")) {
        shapes(target);
      }
    }
  }

 private:
  Result<Xml> xml(const std::string& path) {
    auto bytes = package_.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    return Xml::parse(std::move(*bytes), path);
  }

  void set_aside(const char* kind, std::u32string words) {
    if (trim(words).empty()) return;
    layout_.set_aside.push_back({kind, std::move(words), 0});
  }

  void comments(const std::string& path) {
    const auto part = xml(path);
    if (!part) return;
    const XmlNode list = part->root().child("commentList");
    for (const XmlNode comment : list ? list : part->root()) {
      std::string words;
      append_words(comment, 0, words);
      if (words.empty()) words = comment.child("text").text();
      set_aside("comment", to_u32(words));
    }
  }

  void shapes(const std::string& path) {
    const auto part = xml(path);
    if (part) paragraphs(part->root(), 0);
  }

  void paragraphs(XmlNode node, int depth) {
    if (depth > kDeepest) return;
    for (const XmlNode child : node) {
      if (child.name() != "p") {
        paragraphs(child, depth + 1);
        continue;
      }
      std::string words;
      append_words(child, 0, words);
      Block block;
      block.text = to_u32(words);
      if (!trim(block.text).empty()) layout_.blocks.push_back(std::move(block));
    }
  }

  Package& package_;
  Layout& layout_;
};

}  // namespace

std::u32string words_of_head(std::string_view coded) {
  std::string words;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (coded[i] != '&' || i + 1 == coded.size()) {
      words += coded[i];
      continue;
    }
    const char code = coded[++i];
    if (code == '&') {
      words += '&';
    } else if (code == '"') {  // a font: &"宋体,常规"
      i = std::min(coded.find('"', i + 1), coded.size() - 1);
    } else if (code == 'K') {  // a colour: &K00FF00
      i = std::min(i + 6, coded.size() - 1);
    } else if (code == 'L' || code == 'C' || code == 'R') {
      if (!words.empty()) words += ' ';
    } else if (code >= '0' && code <= '9') {  // a size: &12
      while (i + 1 < coded.size() && coded[i + 1] >= '0' &&
             coded[i + 1] <= '9') {
        ++i;
      }
    }
  }
  return to_u32(words);
}

void read_beside_sheet(Package& package, const std::string& path,
                       XmlNode worksheet, Layout& layout) {
  Beside(package, layout).read(path, worksheet);
}

}  // namespace tiaowen
