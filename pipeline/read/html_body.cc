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
constexpr int kHeadingGap = 80;
// A block of labels holds no more characters than this.
constexpr int kLabels = 600;

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
      "share",   "breadcrumb", "crumb",   "copyright", "qrcode",  "ewm",
      "erweima", "sidebar",    "toolbar", "fontsize",  "related", "recommend",
      "pagenav", "prevnext",   "jiathis", "bdsharebu", "xgwd",    "xglj",
      "xgzc",    "gotop",      "backtop", "weizhi",    "print-",  "font-size"};
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
    int begin = root, end = end_behind(root);
    if (const int title = title_before(root); title >= 0) begin = title;
    if (const int labels = labels_before(begin, root); labels >= 0) {
      begin = labels;
    }
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
    std::vector<bool> furniture(tree_.nodes.size(), false);
    for (int i = tree_.body; i < size(); ++i) {
      const HtmlNode& n = node(i);
      const int parent = n.parent;
      if (parent >= 0) {
        fates_[at(i)] = fates_[at(parent)];
        link[at(i)] = link[at(parent)];
        furniture[at(i)] = furniture[at(parent)];
      }
      if (n.tag == Tag::navigation || named_furniture(n)) {
        furniture[at(i)] = true;
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
      if (link[at(i)] || furniture[at(i)]) continue;
      running_[at(i)] = sentence ? count : count >= 12 ? count / 3 : 0;
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

  // Two rows and more of cells, without a table inside: not what old pages are
  // laid out with.
  bool holds_data(int table) const {
    int rows = 0, cells = 0;
    for (int i = table + 1; i < node(table).end; ++i) {
      if (node(i).tag == Tag::table) return false;
      rows += node(i).tag == Tag::tr ? 1 : 0;
      cells += node(i).tag == Tag::td || node(i).tag == Tag::th ? 1 : 0;
    }
    return rows >= 2 && cells >= 2 * rows;
  }

  bool leads_elsewhere(int element) const {
    for (int i = element; i < node(element).end; ++i) {
      const Tag tag = node(i).tag;
      if (tag == Tag::a || tag == Tag::navigation || named_furniture(node(i))) {
        return true;
      }
    }
    return false;
  }

  // Where the running text is one table of data, what follows it without a
  // link is the document too: a second table, notes.
  int end_behind(int root) const {
    int end = node(root).end;
    if (node(root).tag != Tag::table || !holds_data(root)) return end;
    while (end < node(node(root).parent).end && !leads_elsewhere(end)) {
      end = node(end).end;
    }
    return end;
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

  // The first text of the body that is more than a label or a title.
  int first_running(int root) const {
    for (int i = root; i < node(root).end; ++i) {
      if (node(i).tag == Tag::text && running(i) >= 20) return i;
    }
    return root;
  }

  // The last element before the running text whose words are the page's title;
  // failing that a heading not far above the body.
  int title_before(int root) const {
    const std::string title = without_blanks(title_of(tree_));
    const int length = characters(title);
    const int first = first_running(root);
    int heading = -1;
    int between = 0;
    for (int i = first - 1; i > tree_.body; --i) {
      const int count = characters_[at(i)];
      if (node(i).tag == Tag::text) between += count;
      // What holds the running text is no title; nor what is hidden.
      if (node(i).tag == Tag::text || node(i).end > first ||
          fates_[at(i)] != Fate::kept || count < 4 || count > 120) {
        continue;
      }
      if (node(i).tag == Tag::heading && heading < 0 && between < 200) {
        heading = i;
      }
      if (count < 6 || length < 6) continue;
      const std::string text = text_of(i);
      if (text == title || (count >= 10 && title.starts_with(text))) {
        return outermost(earlier(i, title));
      }
    }
    return heading >= root ? -1 : heading;
  }

  // Pages set their own heading over the document's: what stands between the
  // two (the document's number) belongs to it.
  int earlier(int found, const std::string& title) const {
    int between = 0;
    for (int i = found - 1; i > tree_.body && between < kHeadingGap; --i) {
      if (fates_[at(i)] != Fate::kept) continue;
      if (node(i).tag == Tag::text) between += characters_[at(i)];
      if (node(i).tag != Tag::text && node(i).end <= found &&
          characters_[at(i)] > 0 && text_of(i) == title) {
        found = i;
        between = 0;
      }
    }
    return found;
  }

  // The element and the wrappers that hold nothing else.
  int outermost(int i) const {
    while (node(i).parent > tree_.body &&
           characters_[at(node(i).parent)] == characters_[at(i)]) {
      i = node(i).parent;
    }
    return i;
  }

  static bool ends_in_colon(std::string_view text) {
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' ||
                             text.back() == '\r' || text.back() == '\t')) {
      text.remove_suffix(1);
    }
    return text.ends_with("：") || text.ends_with(":");
  }

  // Three labels at least, and hardly more texts than labels and values.
  bool holds_labels(int element) const {
    int labels = 0, texts = 0;
    for (int i = element + 1; i < node(element).end; ++i) {
      if (node(i).tag != Tag::text || characters_[at(i)] == 0) continue;
      ++texts;
      labels += ends_in_colon(node(i).text) ? 1 : 0;
    }
    return labels >= 3 && labels * 3 >= texts;
  }

  // A table or list of labels and values before the document.
  int labels_before(int begin, int root) const {
    const int first = first_running(root);
    for (int i = begin - 1; i > tree_.body; --i) {
      const Tag tag = node(i).tag;
      if ((tag == Tag::table || tag == Tag::block) && node(i).end <= first &&
          fates_[at(i)] == Fate::kept && characters_[at(i)] < kLabels &&
          holds_labels(i)) {
        return i;
      }
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
