#include "pipeline/read/html_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace tiaowen {

// What gumbo allocates is never given back one by one but as a whole: faster,
// and its recursive destructor need not run over a tree of any depth.
struct HtmlTree::Arena {
  static constexpr std::size_t kChunk = 1 << 18;

  std::vector<std::unique_ptr<char[]>> chunks;
  char* next = nullptr;
  std::size_t left = 0;

  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left) {
      const std::size_t take = std::max(size, kChunk);
      chunks.push_back(std::make_unique_for_overwrite<char[]>(take));
      next = chunks.back().get();
      left = take;
    }
    void* const at = next;
    next += size;
    left -= size;
    return at;
  }
};

namespace {

// Nesting beyond this is an attack, and gumbo's time grows with the depth.
constexpr int kDeepest = 20000;

// An upper bound of the depth, from the tags alone.
bool too_deep(std::string_view html) {
  int depth = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos;
       at = html.find('<', at + 1)) {
    const char c = at + 1 < html.size() ? html[at + 1] : ' ';
    if (c == '/') {
      depth = std::max(0, depth - 1);
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      const std::string_view name = html.substr(at + 1, 5);
      bool empty = false;
      for (const std::string_view tag :
           {"br", "img", "meta", "input", "link", "hr",    "p>",   "p ", "li",
            "td", "tr",  "BR",   "IMG",   "META", "INPUT", "LINK", "P>", "LI",
            "TD", "TR",  "opti", "para",  "wbr",  "col",   "area"}) {
        empty = empty || name.starts_with(tag);
      }
      if (!empty && ++depth > kDeepest) return true;
    }
  }
  return false;
}

Tag tag_of(const GumboElement& element) {
  switch (element.tag) {
    case GUMBO_TAG_A:
      return Tag::a;
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
      return Tag::bold;
    case GUMBO_TAG_BR:
      return Tag::br;
    case GUMBO_TAG_HR:
      return Tag::hr;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return Tag::heading;
    case GUMBO_TAG_P:
      return Tag::p;
    case GUMBO_TAG_PRE:
      return Tag::pre;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return Tag::li;
    case GUMBO_TAG_TABLE:
      return Tag::table;
    case GUMBO_TAG_CAPTION:
      return Tag::caption;
    case GUMBO_TAG_THEAD:
      return Tag::thead;
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_TFOOT:
      return Tag::tbody;
    case GUMBO_TAG_TR:
      return Tag::tr;
    case GUMBO_TAG_TH:
      return Tag::th;
    case GUMBO_TAG_TD:
      return Tag::td;
    case GUMBO_TAG_BODY:
      return Tag::body;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_MENU:
      return Tag::navigation;
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
      return Tag::control;
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
      return Tag::ignored;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_HTML:
      return Tag::block;
    default:
      return Tag::inline_;
  }
}

std::uint16_t span_of(const char* value) {
  unsigned number = 1;
  std::from_chars(value, value + std::string_view(value).size(), number);
  return static_cast<std::uint16_t>(std::clamp(number, 1U, 1000U));
}

void read_attributes(const GumboElement& element, HtmlNode& node) {
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* at =
        static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = at->name;
    if (name == "id") {
      node.id = at->value;
    } else if (name == "class") {
      node.classes = at->value;
    } else if (name == "style") {
      node.style = at->value;
    } else if (name == "hidden") {
      node.hidden = true;
    } else if (name == "rowspan") {
      node.rowspan = span_of(at->value);
    } else if (name == "colspan") {
      node.colspan = span_of(at->value);
    } else if (name == "align" && node.style.empty()) {
      node.style = at->value;
    }
  }
}

HtmlNode element_node(const GumboElement& element) {
  HtmlNode node;
  node.tag = tag_of(element);
  if (node.tag == Tag::heading) {
    node.level = static_cast<std::uint8_t>(element.tag - GUMBO_TAG_H1 + 1);
  }
  if (element.tag == GUMBO_TAG_UNKNOWN) {
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    node.name = {piece.data, piece.length};
  }
  read_attributes(element, node);
  return node;
}

void read_meta(const GumboElement& element, std::vector<HtmlMeta>& metas) {
  const auto* name = gumbo_get_attribute(&element.attributes, "name");
  const auto* content = gumbo_get_attribute(&element.attributes, "content");
  if (name == nullptr || content == nullptr) return;
  metas.push_back({name->value, content->value});
}

std::string_view title_of(const GumboElement& element) {
  if (element.children.length == 0) return {};
  const auto* child = static_cast<const GumboNode*>(element.children.data[0]);
  return child->type == GUMBO_NODE_TEXT ? child->v.text.text : "";
}

}  // namespace

HtmlTree::HtmlTree(std::unique_ptr<Arena> arena) : arena_(std::move(arena)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view utf8) {
  if (too_deep(utf8)) {
    return fail("too_deep", "its tags are nested more than " +
                                std::to_string(kDeepest) + " deep");
  }
  HtmlTree tree(std::make_unique<Arena>());
  GumboOptions options = kGumboDefaultOptions;
  options.userdata = tree.arena_.get();
  options.allocator = [](void* arena, size_t size) {
    return static_cast<Arena*>(arena)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  options.max_errors = 0;
  const GumboOutput* output =
      gumbo_parse_with_options(&options, utf8.data(), utf8.size());

  struct Open {
    const GumboVector* children;
    unsigned next;
    int node;
  };
  std::vector<Open> open{{&output->document->v.document.children, 0, -1}};
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == top.children->length) {
      if (top.node >= 0) {
        tree.nodes[static_cast<std::size_t>(top.node)].end =
            static_cast<int>(tree.nodes.size());
      }
      open.pop_back();
      continue;
    }
    const auto* child =
        static_cast<const GumboNode*>(top.children->data[top.next++]);
    const int parent = top.node;
    const int index = static_cast<int>(tree.nodes.size());
    HtmlNode node;
    switch (child->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        node.tag = Tag::text;
        node.text = child->v.text.text;
        break;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE:
        node = element_node(child->v.element);
        break;
      default:
        continue;
    }
    node.parent = parent;
    node.end = index + 1;
    tree.nodes.push_back(node);
    if (node.tag == Tag::text) continue;
    const GumboElement& element = child->v.element;
    if (element.tag == GUMBO_TAG_META) read_meta(element, tree.metas);
    if (element.tag == GUMBO_TAG_TITLE && tree.title.empty()) {
      tree.title = title_of(element);
    }
    if (node.tag == Tag::body && tree.body < 0) tree.body = index;
    // Metas of the head are read; nothing else in it is for readers.
    if (node.tag == Tag::ignored && element.tag != GUMBO_TAG_HEAD) continue;
    open.push_back({&element.children, 0, index});
  }
  return tree;
}

}  // namespace tiaowen
