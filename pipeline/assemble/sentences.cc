#include "pipeline/assemble/sentences.h"

#include <algorithm>
#include <string_view>

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr LetterSet kBrackets(U"()《》“”「」【】");
// All that a sentence or a fragment may end in, and what opens an aside.
constexpr LetterSet kMarks(U",:;。!?(《“「【");

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

// The outermost bracketed stretches. An opening mark that is never closed
// opens nothing, and a closing one without partner (1) closes nothing.
std::vector<Span> asides_of(std::u32string_view text, Span paragraph) {
  struct Open {
    char32_t close;
    std::uint32_t at;
  };
  std::vector<Open> open;
  std::vector<Span> found;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (!kBrackets.has(text[i])) continue;
    if (const char32_t close = closing(text[i])) {
      open.push_back({close, i});
      continue;
    }
    // Looks three levels down only: deeper nesting is damage.
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, open.size());
         ++back) {
      const Open& candidate = open[open.size() - back];
      if (candidate.close != text[i]) continue;
      const Span aside{candidate.at, i + 1};
      open.resize(open.size() - back);
      while (!found.empty() && found.back().begin > aside.begin) {
        found.pop_back();
      }
      found.push_back(aside);
      break;
    }
  }
  return found;
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

}  // namespace

bool within(const std::vector<Span>& stretches, std::uint32_t at) {
  const auto after = std::upper_bound(
      stretches.begin(), stretches.end(), at,
      [](std::uint32_t place, Span span) { return place < span.begin; });
  return after != stretches.begin() && at < std::prev(after)->end;
}

std::vector<Sentence> sentences_of(const Text& text, Span paragraph) {
  const std::u32string_view folded = text.folded;
  const std::vector<Span> asides = asides_of(folded, paragraph);
  std::vector<Sentence> sentences;
  Sentence sentence;
  std::size_t aside = 0, first_aside = 0;
  constexpr std::size_t kUsual = 4;  // fragments of a sentence
  std::uint32_t from = paragraph.begin;
  const auto end_fragment = [&](std::uint32_t end, char32_t mark) {
    const Span span = trimmed(folded, {from, end});
    if (!span.empty()) {
      if (sentence.fragments.empty()) sentence.fragments.reserve(kUsual);
      sentence.fragments.push_back({span, mark});
    }
    from = end + 1;
  };
  const auto end_sentence = [&] {
    if (!sentence.fragments.empty()) {
      sentence.span = {sentence.fragments.front().span.begin,
                       sentence.fragments.back().span.end};
      sentence.asides.assign(asides.begin() + static_cast<long>(first_aside),
                             asides.begin() + static_cast<long>(aside));
      sentences.push_back(std::move(sentence));
    }
    first_aside = aside;
    sentence = {};
  };
  for (std::uint32_t i = paragraph.begin; i < paragraph.end;) {
    if (!kMarks.has(folded[i])) {
      ++i;
      continue;
    }
    if (aside < asides.size() && asides[aside].begin == i) {
      const Span span = asides[aside++];
      i = span.end;
      if (stands_alone(folded, span) && sentence.fragments.empty() &&
          trimmed(folded, {from, i}) == span) {
        end_fragment(i, 0);
        from = i;
        end_sentence();
      }
      continue;
    }
    if (const char32_t mark = mark_at(folded, i)) {
      end_fragment(i, mark);
      if (mark == U'。') end_sentence();
    }
    ++i;
  }
  end_fragment(paragraph.end, 0);
  end_sentence();
  return sentences;
}

}  // namespace tiaowen
