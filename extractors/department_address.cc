// The line a document is addressed to, part by part:
//
//   各县(市、区)人民政府,市直各委、办、局,中央驻市单位:
//
// One of the first paragraphs, ending in a colon, all of it names.
#include <algorithm>

#include "extractors/department.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestLine = 400;

class Address {
 public:
  Address(const Reading& reading, const std::vector<Body>& known)
      : reading_(reading), text_(reading.text.folded), known_(known) {}

  std::vector<Body> find() {
    std::vector<Body> found;
    for (const TextBlock& block : reading_.text.blocks) {
      if (block.kind != BlockKind::paragraph) continue;
      if (!addresses(block.span)) continue;
      parts(block.span, found);
    }
    return found;
  }

 private:
  // Ends in a colon, holds no sentence, begins with a body or a class of
  // them, and no line before it ends in one too (a heading would).
  bool addresses(Span line) const {
    if (line.length() < 4 || line.length() > kLongestLine) return false;
    const std::u32string_view words = reading_.text.view(line);
    if (words.back() != U':') return false;
    const Word label =
        reading_.words.begins(text_, line.begin, Dictionary::role_column);
    if (label && label.length + 1 == line.length()) return false;
    if (words.find_first_of(U"。;《|\t") != words.npos) return false;
    std::uint32_t begin = line.begin;
    std::size_t bodies = 0, items = 0;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      if (text_[at] != U',' && text_[at] != U':') continue;
      ++items;
      if (is_body({begin, at})) ++bodies;
      begin = at + 1;
    }
    return items > 0 && bodies * 2 > items && is_body(first(line));
  }

  Span first(Span line) const {
    std::uint32_t at = line.begin;
    while (at < line.end && text_[at] != U',' && text_[at] != U':') ++at;
    return {line.begin, at};
  }

  bool known_ends(std::uint32_t end) const {
    const auto body = std::lower_bound(
        known_.begin(), known_.end(), end,
        [](const Body& b, std::uint32_t at) { return b.span.end < at; });
    return body != known_.end() && body->span.end == end;
  }

  // Do the words end like a body?
  bool is_body(Span words) const {
    if (words.length() < 2) return false;
    if (known_ends(words.end)) return true;
    if (reading_.words.ends(text_, words.end, Dictionary::collective)) {
      return true;
    }
    const Word shape =
        reading_.words.ends(text_, words.end, Dictionary::body_shape);
    const Word part =
        reading_.words.ends(text_, words.end, Dictionary::organ_part);
    return (shape && shape.length < words.length()) || part ||
           text_.substr(words.end - 2, 2) == U"单位";
  }

  void parts(Span line, std::vector<Body>& found) const {
    std::uint32_t begin = line.begin;
    int depth = 0;
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      const char32_t c = text_[at];
      if (c == U'(') ++depth;
      if (c == U')') --depth;
      if (depth > 0) continue;
      const bool splits = c == U',' || c == U':' ||
                          (c == U'、' && !joins_regions(at) &&
                           is_body({begin, at}) && body_follows(at + 1, line));
      if (!splits) continue;
      add({begin, at}, found);
      begin = at + 1;
    }
  }

  // 各市|、县(区)财政局: one class of bodies, told by two kinds of regions.
  bool joins_regions(std::uint32_t at) const {
    constexpr std::u32string_view kKinds = U"省市县区州盟旗镇乡";
    return at > 0 && at + 1 < text_.size() &&
           kKinds.find(text_[at - 1]) != kKinds.npos &&
           kKinds.find(text_[at + 1]) != kKinds.npos;
  }

  bool body_follows(std::uint32_t begin, Span line) const {
    std::uint32_t at = begin;
    while (at < line.end && text_[at] != U',' && text_[at] != U':' &&
           text_[at] != U'、') {
      ++at;
    }
    return at - begin > 2 && is_body({begin, at});
  }

  void add(Span words, std::vector<Body>& found) const {
    while (!words.empty() && is_space(text_[words.begin])) ++words.begin;
    if (words.length() < 2) return;
    Body body;
    body.span = words;
    body.role = DepartmentRole::address;
    const auto same = std::lower_bound(
        known_.begin(), known_.end(), words.begin,
        [](const Body& b, std::uint32_t at) { return b.span.begin < at; });
    if (same != known_.end() && same->span == words) {
      body.rule = same->rule;
      body.row = same->row;
      body.many = same->many;
    } else {
      body.rule = "department.class";
      body.many = true;
    }
    found.push_back(std::move(body));
  }

  const Reading& reading_;
  std::u32string_view text_;
  const std::vector<Body>& known_;
};

}  // namespace

std::vector<Body> find_addressees(const Reading& reading,
                                  const std::vector<Body>& known) {
  return Address(reading, known).find();
}

}  // namespace tiaowen
