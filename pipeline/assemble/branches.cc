#include "pipeline/assemble/branches.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/cues.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/find_letter.h"

namespace tiaowen {
namespace {

using Place = BranchWords::Seen;

bool leads_somewhere(std::string_view kind) {
  return kind == "tells" || kind == "back" || kind == "again" || kind == "on" ||
         kind == "past" || kind == "straight" || kind == "end";
}

bool says_failure(std::string_view kind) {
  return kind == "fails" || kind == "refused";
}

// A branching has one of these in it.
bool leads_off(std::string_view kind) {
  return says_failure(kind) || kind == "past" || kind == "straight";
}

// 书面告知申请人补正: what follows 告知 says where the case goes.
std::optional<Place> outcome_in(BranchWords& seen, Span span) {
  auto outcome = seen.first(span, leads_somewhere);
  auto last = outcome;
  while (last && last->kind == "tells") {
    last = seen.first({last->span.end, span.end}, leads_somewhere);
    if (last) outcome->kind = last->kind;
  }
  return outcome;
}

// 验收不合格的项目: whom the next words are about.
bool describes(const Material& material, Span fragment, std::uint32_t from) {
  constexpr std::uint32_t kLongest = 8;
  const auto de = material.text.view({from, fragment.end}).rfind(U'的');
  if (de == std::u32string_view::npos) return false;
  const Span noun{from + static_cast<std::uint32_t>(de) + 1, fragment.end};
  return noun.length() <= kLongest &&
         !first_word(material, noun, Dictionary::action_verb);
}

Leads leads_of(std::string_view kind) {
  if (kind == "back") return Leads::back;
  if (kind == "again") return Leads::again;
  if (kind == "on") return Leads::on;
  if (kind == "straight") return Leads::straight;
  return kind == "past" ? Leads::past : Leads::end;
}

constexpr WordKind kCloses = {Dictionary::condition, "place", "closing"};
constexpr WordKind kOpens = {Dictionary::condition, "place", "opening"};

// Reads one sentence, fragment by fragment.
class SentenceReader {
 public:
  SentenceReader(const Material& material, BranchWords& seen,
                 const Sentence& sentence, std::vector<Branching>& found)
      : material_(material), seen_(seen), sentence_(sentence), found_(found) {}

  void read() {
    for (const Fragment& fragment : sentence_.fragments) {
      read(fragment.span);
      if (fragment.mark == U';') condition_.reset(), open_ = false;
    }
  }

 private:
  void read(Span fragment) {
    const auto fails = seen_.first(fragment, says_failure);
    if (fails && !within(sentence_.asides, fails->span.begin)) {
      if (read_failing(fragment, *fails)) return;
    }
    const auto outcome = outcome_in(seen_, fragment);
    if (condition_ && outcome) return found(fragment, *outcome);
    if (condition_ && seen_.first_of(*condition_, "refused")) {
      return found(fragment, {fragment, "end"});
    }
    if (read_case(fragment, outcome)) return;
    if (condition_ && ends_word(material_, fragment.end, kCloses)) {
      condition_->end = fragment.end;
    } else if (open_) {
      extend(fragment);
    }
  }

  // 不符合条件的 | 不符合条件的退回申报单位 | 对验收不合格的项目
  bool read_failing(Span fragment, const Place& fails) {
    open_ = false;
    const std::u32string_view text = material_.text.folded;
    const bool closed = ends_word(material_, fragment.end, kCloses);
    const auto outcome =
        closed ? std::nullopt
               : outcome_in(seen_, {fails.span.end, fragment.end});
    if (outcome) {
      std::uint32_t end = outcome->span.begin;
      for (std::uint32_t at = end; at > fails.span.end; --at) {
        if (text[at - 1] == U'的' || text[at - 1] == U'者') {
          end = at;
          break;
        }
      }
      condition_ = joined({fragment.begin, end});
      found({end, fragment.end}, *outcome);
      return true;
    }
    const bool about = closed ||
                       begins_word(material_, fragment.begin, kOpens) ||
                       describes(material_, fragment, fails.span.end);
    if (!about) return false;
    condition_ = joined(fragment);
    return true;
  }

  // 经复审,仍不合格的: two fragments of one condition.
  Span joined(Span words) const {
    const bool goes_on = condition_ && condition_->end + 1 == words.begin;
    return goes_on ? Span{condition_->begin, words.end} : words;
  }

  // 对已获省级立项的项目,可不经评审直接公示: leads past steps only.
  bool read_case(Span fragment, const std::optional<Place>& outcome) {
    if (!begins_word(material_, fragment.begin, kOpens)) return false;
    open_ = false;
    if (!outcome) {
      condition_ = fragment;
    } else if (outcome->kind == "past" || outcome->kind == "straight") {
      condition_ = Span{fragment.begin, outcome->span.begin};
      found({outcome->span.begin, fragment.end}, *outcome);
    }
    return true;
  }

  void found(Span outcome, const Place& word) {
    const Leads leads = leads_of(word.kind);
    // Whom nothing fails may be led past a step, and nowhere else.
    const bool fails = seen_.first(*condition_, says_failure).has_value();
    if (fails || leads == Leads::past || leads == Leads::straight) {
      found_.push_back(
          {{condition_->begin, outcome.end}, *condition_, outcome, leads});
      open_ = true;
    }
    condition_.reset();
  }

  // 退回申报单位,并说明理由: more of what is done.
  void extend(Span fragment) {
    if (found_.empty() || found_.back().span.end > fragment.begin) return;
    found_.back().outcome.end = found_.back().span.end = fragment.end;
  }

  const Material& material_;
  BranchWords& seen_;
  const Sentence& sentence_;
  std::vector<Branching>& found_;
  std::optional<Span> condition_;
  bool open_ = false;  // the last branching may go on
};

}  // namespace

std::vector<Span> lines_in(const Text& text, Span span) {
  std::vector<Span> lines;
  while (!span.empty()) {
    const std::size_t stop = find_letter(text.folded, U'\n', span.begin);
    const std::uint32_t end = std::min(
        span.end,
        static_cast<std::uint32_t>(std::min<std::size_t>(stop, span.end)));
    lines.push_back({span.begin, end});
    span.begin = std::min(span.end, end + 1);
  }
  return lines;
}

std::vector<Branching> branchings_in(const Material& material,
                                     BranchWords& seen, Span span) {
  std::vector<Branching> found;
  if (!seen.any(span, leads_off)) return found;
  std::vector<Span> lines = lines_in(material.text, span);
  std::erase_if(lines, [&](Span line) { return !seen.any(line, leads_off); });
  for (const Sentence& sentence :
       Sentences(material.text, lines, material.clauses)) {
    SentenceReader(material, seen, sentence, found).read();
  }
  return found;
}

}  // namespace tiaowen
