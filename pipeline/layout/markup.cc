#include "pipeline/layout/markup.h"

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr std::array<View, 26> kTags = {
    U"a",     U"b",  U"big",  U"br",     U"center", U"div", U"em",
    U"font",  U"h1", U"h2",   U"h3",     U"i",      U"img", U"li",
    U"ol",    U"p",  U"span", U"strong", U"sub",    U"sup", U"table",
    U"tbody", U"td", U"tr",   U"u",      U"ul"};

constexpr std::array<std::pair<View, char32_t>, 6> kEntities = {
    {{U"&nbsp;", U' '},
     {U"&amp;", U'&'},
     {U"&lt;", U'<'},
     {U"&gt;", U'>'},
     {U"&quot;", U'"'},
     {U"&ensp;", U' '}}};

constexpr LetterSet kInLine(U"*<[!&\\");  // Sign::markup
constexpr LetterSet kAtFront(U"#*-+>=`");

bool has_han(View text) {
  return std::any_of(text.begin(), text.end(), is_han);
}

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

// The length of a tag or comment at `at`: <b>, </p>, <font size="2">, <!-- -->.
std::size_t tag_at(View text, std::size_t at) {
  if (text.substr(at, 4) == U"<!--") {
    const std::size_t end = text.find(U"-->", at + 4);
    return end == View::npos ? 0 : end + 3 - at;
  }
  std::size_t from = at + 1;
  if (from < text.size() && text[from] == U'/') ++from;
  std::size_t to = from;
  std::u32string name;
  while (to < text.size() && (is_latin(text[to]) || is_digit(text[to]))) {
    name.push_back(lower(text[to++]));
  }
  if (std::find(kTags.begin(), kTags.end(), View(name)) == kTags.end()) {
    return 0;
  }
  const std::size_t end = text.find_first_of(U"<>", to);
  if (end == View::npos || text[end] != U'>') return 0;
  if (end != to && text[to] != U'/' && !is_space(text[to])) return 0;
  // a <b 且 c> d is a comparison.
  if (has_han(text.substr(to, end - to))) return 0;
  return end + 1 - at;
}

// [bookmark: _GoBack]: a name in brackets that no reader of the document saw.
std::size_t bookmark_at(View text, std::size_t at) {
  constexpr View kBookmark = U"[bookmark";
  if (text.substr(at, kBookmark.size()) != kBookmark) return 0;
  const std::size_t end = text.find(U']', at);
  return end == View::npos ? 0 : end + 1 - at;
}

// The parts of ![alt](address) or [words](address) at `at`.
struct Link {
  View words;
  std::size_t length = 0;
};
std::optional<Link> link_at(View text, std::size_t at) {
  const std::size_t close = text.find_first_of(U"[]", at + 1);
  if (close == View::npos || text.substr(close, 2) != U"](") {
    return std::nullopt;
  }
  const std::size_t end = text.find_first_of(U"() \t", close + 2);
  if (end == View::npos || text[end] != U')') return std::nullopt;
  const View address = text.substr(close + 2, end - close - 2);
  if (address.find_first_of(U"/.#:@") == View::npos) return std::nullopt;
  return Link{text.substr(at + 1, close - at - 1), end + 1 - at};
}

// Reads one line from left to right and keeps what is text.
class Cleaner {
 public:
  explicit Cleaner(View text) : text_(text) {}

  void read() {
    while (at_ < text_.size()) {
      const std::size_t sign =
          std::min(kInLine.find_in(text_, at_), text_.size());
      kept_ += text_.substr(at_, sign - at_);
      at_ = sign;
      if (at_ < text_.size()) step();
    }
    // One ** alone is no emphasis.
    if (stars_.size() % 2 != 0) {
      kept_.insert(stars_.back(), U"**");
      gone_.erase(gone_.rfind(U"**"), 2);
      stars_.pop_back();
    }
  }

  std::u32string kept_;
  std::u32string gone_;
  std::vector<std::size_t> stars_;  // where ** stood in kept_

 private:
  void drop(std::size_t length) {
    gone_ += text_.substr(at_, length);
    at_ += length;
  }

  void step() {
    const char32_t c = text_[at_];
    if (c == U'*' && text_.substr(at_, 2) == U"**") {
      stars_.push_back(kept_.size());
      return drop(2);
    }
    if (c == U'<') {
      if (const std::size_t length = tag_at(text_, at_)) {
        if (text_.substr(at_, 3) == U"<br") kept_.push_back(U' ');
        return drop(length);
      }
    }
    if (c == U'[') {
      if (const std::size_t length = bookmark_at(text_, at_)) {
        return drop(length);
      }
      if (const auto link = link_at(text_, at_)) return take(*link);
    }
    if (c == U'!' && text_.substr(at_, 2) == U"![") {
      if (const auto link = link_at(text_, at_ + 1)) {
        return drop(link->length + 1);
      }
    }
    if (c == U'\\' && at_ + 1 < text_.size() && escapable(text_[at_ + 1])) {
      drop(1);
      kept_.push_back(text_[at_++]);
      return;
    }
    if (c == U'&' && entity()) return;
    kept_.push_back(c);
    ++at_;
  }

  void take(const Link& link) {
    gone_ += text_.substr(at_ + link.words.size() + 1,
                          link.length - link.words.size() - 1);
    kept_ += link.words;
    at_ += link.length;
  }

  bool entity() {
    for (const auto& [name, character] : kEntities) {
      if (text_.substr(at_, name.size()) != name) continue;
      kept_.push_back(character);
      drop(name.size());
      return true;
    }
    return false;
  }

  static bool escapable(char32_t c) {
    return View(U"#*_[](){}.-+!>%~`|$").find(c) != View::npos;
  }

  View text_;
  std::size_t at_ = 0;
};

// ---, ***, ===, ```: a line of three or more of one sign.
bool is_rule(View line) {
  return line.size() >= 3 && View(U"-*=`").find(line.front()) != View::npos &&
         line.find_first_not_of(line.front()) == View::npos;
}

// "## " -> 2. Without the blank it is no heading: #1机组.
int heading_level(View line) {
  std::size_t level = 0;
  while (level < line.size() && line[level] == U'#') ++level;
  if (level == 0 || level > 6 || level >= line.size()) return 0;
  return is_space(line[level]) ? static_cast<int>(level) : 0;
}

void strip_line_start(Block& block, std::u32string& gone) {
  const View line = trim(block.text);
  std::size_t mark = 0;
  if (const int level = heading_level(line)) {
    block.kind = BlockKind::heading;
    block.level = level;
    mark = static_cast<std::size_t>(level) + 1;
  } else if (line.size() > 2 && View(U"-*+>").find(line[0]) != View::npos &&
             line[1] == U' ' && has_han(line)) {
    mark = 2;
  }
  if (mark == 0) return;
  gone += line.substr(0, mark);
  block.text = std::u32string(trim(line.substr(mark)));
}

void strip_inside(Block& block, std::u32string& gone) {
  Cleaner cleaner(block.text);
  cleaner.read();
  const auto& stars = cleaner.stars_;
  block.bold = block.bold || (stars.size() == 2 && stars[0] == 0 &&
                              stars[1] == cleaner.kept_.size());
  if (cleaner.gone_.empty()) return;
  block.text = std::move(cleaner.kept_);
  block.signs = signs_of(block.text);
  gone += cleaner.gone_;
}

void clean(Block& block, std::vector<SetAside>& aside) {
  const View line = trim(block.text);
  if (line.empty()) return;
  std::u32string gone;
  const bool marked = kAtFront.has(line.front());
  if (marked && is_rule(line)) {
    gone.swap(block.text);
  } else {
    if (marked) strip_line_start(block, gone);
    if (block.signs.may_hold(Sign::markup)) strip_inside(block, gone);
  }
  if (!gone.empty()) aside.push_back({"markup", std::move(gone), 0});
}

}  // namespace

void set_markup_aside(Layout& layout) {
  for (Block& block : layout.blocks) {
    if (block.kind != BlockKind::table) clean(block, layout.set_aside);
  }
}

}  // namespace tiaowen
