#include "pipeline/read/html_body.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace tiaowen {
namespace {

// A container is left for its child only if the child holds this share of its
// running text; furniture may hold no more than that share.
constexpr double kNearlyAll = 0.85;
constexpr double kLittle = 0.2;

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out.push_back(c);
  }
  return out;
}

bool is_hidden(const HtmlNode& node) {
  if (node.hidden) return true;
  if (node.style.empty()) return false;
  const std::string style = without_blanks(node.style);
  return has(style, "display:none") || has(style, "DISPLAY:none") ||
         (has(style, "opacity:0;") && has(style, "text-indent:-"));
}

// Words of page builders in class and id.
bool named_furniture(const HtmlNode& node) {
  if (node.classes.empty() && node.id.empty()) return false;
  const std::string names =
      " " + lower(node.classes) + " " + lower(node.id) + " ";
  constexpr std::array<std::string_view, 24> kParts = {
      "share",    "breadcrumb", "crumb",    "copyright", "qrcode",  "ewm",
      "erweima",  "sidebar",    "toolbar",  "fontsize",  "related", "recommend",
      "pagenav",  "prevnext",   "jiathis",  "bdsharebu", "xgwd",    "xglj",
      "xgzc",     "gotop",      "backtop",  "weizhi",    "print-",  "font-size"};
  constexpr std::array<std::string_view, 12> kWhole = {
      " nav ",   " menu ",   " foot ",  " footer ", " position ", " tools ",
      " login ", " search ", " links ", " page ",   " print ",    " qr "};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return has(names, part); }) ||
         std::any_of(kWhole.begin(), kWhole.end(),
                     [&](std::string_view word) { return has(names, word); });
}

bool is_container(Tag tag) {
  switch (tag) {
    case Tag::block:
    case Tag::body:
    case Tag::table:
    case Tag::tbody:
    case Tag::tr:
    case Tag::td:
    case Tag::inline_:
    case Tag::li:
      return true;
    default:
      return false;
  }
}

// Characters that are no blanks; any script's letter counts one.
int characters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u > 0x20 && (u & 0xC0) != 0x80;
  }));
}

class Finder {
 public:
  explicit Finder(const HtmlTree& tree)
      : tree_(tree),
        fates_(tree.nodes.size(), Fate::kept),
        characters_(tree.nodes.size(), 0),
        running_(tree.nodes.size(), 0) {}

  std::vector<Fate> find() {
    if (tree_.body < 0) return fates_;
    weigh();
    const int root = root_of_text();
    int begin = root, end = node(root).end;
    if (const int title = title_before(root); title >= 0) begin = title;
    if (const int labels = labels_before(begin); labels >= 0) begin = labels;
    judge(begin, end, running(root));
    return std::move(fates_);
  }

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  const HtmlNode& node(int i) const { return tree_.nodes[at(i)]; }
  int running(int i) const { return running_[at(i)]; }
  int size() const { return static_cast<int>(tree_.nodes.size()); }

  // Running text is what is neither hidden nor a link and long enough, or
  // punctuated, to be more than a label.
  void weigh() {
    std::vector<bool> link(tree_.nodes.size(), false);
    for (int i = tree_.body; i < size(); ++i) {
      const HtmlNode& n = node(i);
      const int parent = n.parent;
      if (parent >= 0) {
        fates_[at(i)] = fates_[at(parent)];
        link[at(i)] = link[at(parent)];
      }
      if (n.tag == Tag::a) link[at(i)] = true;
      if (fates_[at(i)] == Fate::kept) {
        if (is_hidden(n)) {
          fates_[at(i)] = Fate::hidden;
        } else if (n.tag == Tag::control) {
          fates_[at(i)] = Fate::control;
        }
      }
      if (n.tag != Tag::text || fates_[at(i)] != Fate::kept) continue;
      const int count = characters(n.text);
      characters_[at(i)] = count;
      const bool sentence = has(n.text, "。") || has(n.text, "；") ||
                            has(n.text, "，") || has(n.text, "、");
      if (!link[at(i)] && (count >= 12 || sentence)) running_[at(i)] = count;
    }
    for (int i = size() - 1; i > tree_.body; --i) {
      const int parent = node(i).parent;
      if (parent < 0) continue;
      characters_[at(parent)] += characters_[at(i)];
      running_[at(parent)] += running_[at(i)];
    }
  }

  int heaviest_child(int of) const {
    int best = -1;
    for (int i = of + 1; i < node(of).end; i = node(i).end) {
      if (best < 0 || running(i) > running(best)) best = i;
    }
    return best;
  }

  int root_of_text() const {
    int root = tree_.body;
    for (;;) {
      const int child = heaviest_child(root);
      if (child < 0 || !is_container(node(child).tag) ||
          running(child) < kNearlyAll * running(root) || running(child) == 0) {
        break;
      }
      root = child;
    }
    // Not into a table's row: a table is a whole.
    for (int i = root; i != tree_.body && i >= 0; i = node(i).parent) {
      if (node(i).tag == Tag::tr || node(i).tag == Tag::tbody) {
        if (root == i) root = node(i).parent;
      }
    }
    while (root != tree_.body && node(root).tag == Tag::inline_) {
      root = node(root).parent;
    }
    return root;
  }

  std::string text_of(int element) const {
    std::string text;
    for (int i = element; i < node(element).end; ++i) {
      if (node(i).tag == Tag::text && fates_[at(i)] == Fate::kept) {
        text += without_blanks(node(i).text);
      }
    }
    return text;
  }

  // The last element before the body whose text is the page's title; failing
  // that a heading not far above it.
  int title_before(int root) const {
    const std::string title = without_blanks(title_of(tree_));
    const int length = characters(title);
    int heading = -1;
    int between = 0;
    for (int i = root - 1; i > tree_.body; --i) {
      if (node(i).end > root) continue;  // holds the body
      if (node(i).tag == Tag::text) {
        between += characters_[at(i)];
        continue;
      }
      const int count = characters_[at(i)];
      if (fates_[at(i)] != Fate::kept || count < 4 || count > 120) continue;
      if (node(i).tag == Tag::heading && heading < 0 && between < 200) {
        heading = i;
      }
      if (count < 6 || length < 6) continue;
      const std::string text = text_of(i);
      if (text == title || (count >= 10 && title.starts_with(text))) return i;
    }
    return contains_title(root, title) ? -1 : heading;
  }

  bool contains_title(int root, const std::string& title) const {
    return !title.empty() && has(text_of(root).substr(0, 4000), title);
  }

  // A table before the document that has labels in its cells.
  int labels_before(int begin) const {
    for (int i = begin - 1; i > tree_.body; --i) {
      if (node(i).tag != Tag::table || node(i).end > begin ||
          fates_[at(i)] != Fate::kept) {
        continue;
      }
      int labels = 0, cells = 0;
      bool nested = false;
      for (int k = i + 1; k < node(i).end; ++k) {
        nested = nested || node(k).tag == Tag::table;
        if (node(k).tag != Tag::td && node(k).tag != Tag::th) continue;
        const std::string text = text_of(k);
        if (!text.empty()) ++cells;
        labels += text.ends_with("：") || text.ends_with(":") ? 1 : 0;
      }
      if (!nested && labels >= 2 && labels * 3 >= cells) return i;
    }
    return -1;
  }

  void judge(int begin, int end, int running_text) {
    for (int i = tree_.body + 1; i < size(); ++i) {
      const HtmlNode& n = node(i);
      Fate& fate = fates_[at(i)];
      if (fate != Fate::kept) continue;
      const Fate inherited = fates_[at(n.parent)];
      const bool holds_body = i < begin && n.end > begin;
      if (inherited != Fate::kept && i != begin) {
        fate = inherited;
      } else if (n.end <= begin) {
        fate = Fate::navigation;
      } else if (i >= end) {
        fate = n.tag == Tag::navigation ? Fate::footer : Fate::navigation;
      } else if (!holds_body && n.tag != Tag::text &&
                 (n.tag == Tag::navigation || named_furniture(n)) &&
                 running(i) < kLittle * running_text) {
        fate = Fate::navigation;
      }
    }
  }

  const HtmlTree& tree_;
  std::vector<Fate> fates_;
  std::vector<int> characters_;
  std::vector<int> running_;
};

}  // namespace

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::hidden:
      return "hidden";
    case Fate::navigation:
      return "navigation";
    case Fate::footer:
      return "site_footer";
    case Fate::control:
      return "form";
    case Fate::kept:
      break;
  }
  return "";
}

std::string_view meta_of(const HtmlTree& tree, std::string_view name) {
  for (const HtmlMeta& meta : tree.metas) {
    if (lower(meta.name) == name) return meta.content;
  }
  return {};
}

std::string_view title_of(const HtmlTree& tree) {
  const std::string_view article = meta_of(tree, "articletitle");
  return article.empty() ? tree.title : article;
}

std::vector<Fate> find_body(const HtmlTree& tree) {
  return Finder(tree).find();
}

}  // namespace tiaowen
