// A parsed web page as one list of nodes in document order.
//
//   <p>甲<b>乙</b></p>   p, text 甲, b, text 乙
//
// Every node knows its parent and the end of its descendants, so that passes
// over the page are loops, however deeply its tags are nested. gumbo stays
// behind html_tree.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

enum class Tag : std::uint8_t {
  text,
  inline_,  // any element that breaks no line
  block,    // any element that does
  a,
  bold,
  br,
  hr,
  heading,
  p,
  pre,
  li,
  table,
  caption,
  thead,
  tbody,
  tr,
  th,
  td,
  body,
  navigation,  // nav, footer, aside, menu
  control,     // select, textarea, button, iframe, object: no page text
  ignored,     // script, style, head's children: no text at all
};

struct HtmlNode {
  Tag tag = Tag::inline_;
  std::uint8_t level = 0;  // of a heading
  std::uint16_t rowspan = 1, colspan = 1;
  int parent = -1;
  int end = 0;            // index behind the last descendant
  std::string_view text;  // of a text node
  std::string_view id, classes, style;
  std::string_view name;  // of an element unknown to HTML
  bool hidden = false;    // by attribute
};

struct HtmlMeta {
  std::string_view name, content;
};

class HtmlTree {
 public:
  // Errors: too_deep. The views into the tree live as long as it does.
  // REQUIRES: `utf8` is valid UTF-8 and outlives the tree.
  static Result<HtmlTree> parse(std::string_view utf8);

  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  std::vector<HtmlNode> nodes;
  std::vector<HtmlMeta> metas;
  std::string_view title;
  int body = -1;

 private:
  struct Arena;
  explicit HtmlTree(std::unique_ptr<Arena> arena);
  std::unique_ptr<Arena> arena_;
};

}  // namespace tiaowen
