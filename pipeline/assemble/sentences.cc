#include "pipeline/assemble/sentences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// All that a sentence or a fragment may end in, and what opens or closes an
// aside. Each stands at its last bits, which no two share: one look tells
// whether a letter is one.
constexpr std::u32string_view kMarks = U",:;。!?()《》“”「」【】";
constexpr std::size_t kLastBits = 128;
constexpr auto kMarkAt = [] {
  std::array<char32_t, kLastBits> marks{};
  for (const char32_t mark : kMarks) marks[mark % kLastBits] = mark;
  return marks;
}();
static_assert(std::all_of(kMarks.begin(), kMarks.end(), [](char32_t mark) {
  return kMarkAt[mark % kLastBits] == mark;
}));

char32_t closing(char32_t open) {
  switch (open) {
    case U'(':
      return U')';
    case U'《':
      return U'》';
    case U'“':
      return U'”';
    case U'「':
      return U'」';
    case U'【':
      return U'】';
    default:
      return 0;
  }
}

bool closes(char32_t mark) {
  return mark == U')' || mark == U'》' || mark == U'”' || mark == U'」' ||
         mark == U'】';
}

// Is the mark at `at` part of a number, a time of day or an address?
bool inside_number(std::u32string_view text, std::uint32_t at) {
  if (at == 0 || at + 1 >= text.size()) return false;
  const char32_t before = text[at - 1], after = text[at + 1];
  if (is_digit(before) && is_digit(after)) return true;
  return text[at] == U':' && after == U'/';
}

char32_t mark_at(std::u32string_view text, std::uint32_t at) {
  switch (text[at]) {
    case U',':
    case U':':
      return inside_number(text, at) ? 0 : text[at];
    case U';':
      return U';';
    case U'。':
    case U'!':
    case U'?':
      return U'。';
    default:
      return 0;
  }
}

Span trimmed(std::u32string_view text, Span span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

// （市财政局、市人社局负责）after a full stop is a sentence; （一）is a label.
bool stands_alone(std::u32string_view text, Span aside) {
  constexpr std::uint32_t kLongestLabel = 6;
  return text[aside.begin] == U'(' && aside.length() > kLongestLabel;
}

// Where a sentence ends among the fragments, and its asides among the asides.
struct Cut {
  Span span;
  std::size_t fragments_end = 0, asides_begin = 0, asides_end = 0;
};

// Cuts one paragraph after the other.
class Cutter {
 public:
  explicit Cutter(std::u32string_view text) : text_(text) {}

  void cut(Span paragraph);
  // REQUIRES: clauses in order.
  void drop_labels(std::span<const Clause> clauses);

  std::vector<Cut> cuts;
  std::vector<Fragment> fragments;
  std::vector<Span> asides;

 private:
  struct Open {
    char32_t close;
    std::uint32_t at;
  };

  [[gnu::noinline]] void find_marks(Span paragraph);  // a loop of its own
  void find_asides();
  void close_aside(std::uint32_t at);
  void end_fragment(std::uint32_t end, char32_t mark);
  void end_sentence();
  bool begun() const { return fragments.size() > first_fragment_; }

  std::u32string_view text_;
  std::vector<std::uint32_t> marks_;  // of this paragraph, and room for more
  std::size_t marks_count_ = 0;
  std::vector<Open> open_;
  std::uint32_t from_ = 0;  // where the next fragment begins
  // Of the sentence that is being cut: where its own begin, and the next aside.
  std::size_t first_fragment_ = 0, first_aside_ = 0, aside_ = 0;
};

void Cutter::find_marks(Span paragraph) {
  if (marks_.size() < paragraph.length()) marks_.resize(paragraph.length());
  const char32_t* const text = text_.data();
  std::uint32_t* const marks = marks_.data();
  std::size_t count = 0;
  for (std::size_t at = paragraph.begin; at < paragraph.end; ++at) {
    const char32_t letter = text[at];
    marks[count] = static_cast<std::uint32_t>(at);
    count += kMarkAt[letter % kLastBits] == letter ? 1 : 0;
  }
  marks_count_ = count;
}

// The outermost bracketed stretches. An opening mark that is never closed
// opens nothing, and a closing one without partner (1) closes nothing.
void Cutter::find_asides() {
  open_.clear();
  for (std::size_t i = 0; i < marks_count_; ++i) {
    const std::uint32_t at = marks_[i];
    if (const char32_t close = closing(text_[at])) {
      open_.push_back({close, at});
    } else if (!open_.empty() && closes(text_[at])) {
      close_aside(at);
    }
  }
}

void Cutter::close_aside(std::uint32_t at) {
  // Looks three levels down only: deeper nesting is damage.
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, open_.size());
       ++back) {
    const Open& candidate = open_[open_.size() - back];
    if (candidate.close != text_[at]) continue;
    const Span aside{candidate.at, at + 1};
    open_.resize(open_.size() - back);
    while (asides.size() > aside_ && asides.back().begin > aside.begin) {
      asides.pop_back();
    }
    asides.push_back(aside);
    return;
  }
}

void Cutter::end_fragment(std::uint32_t end, char32_t mark) {
  const Span span = trimmed(text_, {from_, end});
  if (!span.empty()) fragments.push_back({span, mark});
  from_ = end + 1;
}

void Cutter::end_sentence() {
  if (begun()) {
    const Span span{fragments[first_fragment_].span.begin,
                    fragments.back().span.end};
    cuts.push_back({span, fragments.size(), first_aside_, aside_});
  }
  first_fragment_ = fragments.size();
  first_aside_ = aside_;
}

void Cutter::cut(Span paragraph) {
  find_marks(paragraph);
  find_asides();
  from_ = paragraph.begin;
  std::uint32_t passed = paragraph.begin;  // what stands in asides cuts nothing
  for (std::size_t i = 0; i < marks_count_; ++i) {
    const std::uint32_t at = marks_[i];
    if (at < passed) continue;
    if (aside_ < asides.size() && asides[aside_].begin == at) {
      const Span span = asides[aside_++];
      passed = span.end;
      if (stands_alone(text_, span) && !begun() &&
          trimmed(text_, {from_, span.end}) == span) {
        end_fragment(span.end, 0);
        from_ = span.end;
        end_sentence();
      }
    } else if (const char32_t mark = mark_at(text_, at)) {
      end_fragment(at, mark);
      if (mark == U'。') end_sentence();
    }
  }
  end_fragment(paragraph.end, 0);
  end_sentence();
}

void Cutter::drop_labels(std::span<const Clause> clauses) {
  std::size_t next = 0, first = 0;
  for (Cut& cut : cuts) {
    Span& words = fragments[first].span;
    first = cut.fragments_end;
    while (next < clauses.size() && clauses[next].span.begin <= words.begin) {
      ++next;
    }
    if (next == 0) continue;
    const Span label = clauses[next - 1].label;
    if (label.begin > words.begin || label.end <= words.begin ||
        label.end >= words.end) {
      continue;
    }
    words = trimmed(text_, {label.end, words.end});
    cut.span.begin = words.begin;
  }
}

bool may_state(const TextBlock& block) {
  return block.table < 0 && (block.kind == BlockKind::paragraph ||
                             block.kind == BlockKind::heading);
}

}  // namespace

Sentence Sentence::behind_first() const {
  const auto rest = fragments.subspan(1);
  return {{rest.front().span.begin, span.end}, rest, asides};
}

Sentences::Sentences(const Text& text, std::span<const Span> paragraphs,
                     std::span<const Clause> clauses) {
  Cutter cutter(text.folded);
  firsts_.reserve(paragraphs.size() + 1);
  for (const Span paragraph : paragraphs) {
    firsts_.push_back(cutter.cuts.size());
    cutter.cut(paragraph);
  }
  firsts_.push_back(cutter.cuts.size());
  if (!clauses.empty()) cutter.drop_labels(clauses);
  fragments_ = std::move(cutter.fragments);
  asides_ = std::move(cutter.asides);
  sentences_.reserve(cutter.cuts.size());
  std::size_t first = 0;
  for (const Cut& cut : cutter.cuts) {
    sentences_.push_back(
        {cut.span,
         std::span(fragments_).subspan(first, cut.fragments_end - first),
         Asides(asides_).subspan(cut.asides_begin,
                                 cut.asides_end - cut.asides_begin)});
    first = cut.fragments_end;
  }
}

Sentences sentences_of(const Text& text, Span paragraph) {
  return Sentences(text, {&paragraph, 1});
}

Sentences sentences_of_blocks(const Text& text,
                              std::span<const Clause> clauses) {
  std::vector<Span> paragraphs;
  paragraphs.reserve(text.blocks.size());
  for (const TextBlock& block : text.blocks) {
    paragraphs.push_back(may_state(block) ? block.span : Span{});
  }
  return Sentences(text, paragraphs, clauses);
}

bool stands_within(Asides stretches, std::uint32_t at) {
  const auto after = std::upper_bound(
      stretches.begin(), stretches.end(), at,
      [](std::uint32_t place, Span span) { return place < span.begin; });
  return after != stretches.begin() && at < std::prev(after)->end;
}

}  // namespace tiaowen
