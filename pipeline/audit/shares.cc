// Shares, growth and completion against the amounts beside them.
//
//   支出合计89.22万元,其中:基本支出60.88万元,占68%
//   收、支总计104.58万元,与上年相比增加18.46万元,增长21%
//   预算12.8万元,执行12万元,执行率94%

#include <algorithm>
#include <array>

#include "pipeline/audit/stated.h"

namespace tiaowen {
namespace {

// Is part / whole the share told, as far as its digits and those of the
// amounts say?  |part - share·whole| within their roundings.
bool follows(const Decimal& part, const Decimal& part_step,
             const Decimal& whole, const Decimal& whole_step,
             const Percent& share) {
  const auto told = Decimal::multiply(share.value, whole);
  const auto off = told ? Decimal::subtract(part, *told) : std::nullopt;
  const auto by_share = Decimal::multiply(share.step, magnitude(whole));
  const auto by_whole = Decimal::multiply(share.value, whole_step);
  if (!off || !by_share || !by_whole) return true;  // cannot be told
  auto allowed = Decimal::add(*by_share, part_step);
  if (allowed) allowed = Decimal::add(*allowed, magnitude(*by_whole));
  return !allowed || magnitude(*off) <= *allowed;
}

bool follows(const Stated& part, const Stated& whole, const Percent& share) {
  return follows(part.value, part.step, whole.value, whole.step, share);
}

// The figures of the sentence so far.
struct Sentence {
  std::vector<Stated> amounts;
  std::optional<Stated> total;  // that shares are taken of
};

// Kinds of audit_word.tsv.
constexpr std::string_view kShare = "share", kGrowth = "growth",
                           kDecline = "decline", kDone = "done";
constexpr std::array kRelations = {kShare, kGrowth, kDecline, kDone};

class Shares {
 public:
  Shares(const Books& books, std::vector<Finding>& findings)
      : books_(books), findings_(findings) {}

  void check() {
    for (std::size_t i = 0; i < books_.mentions.size(); ++i) {
      if (!std::holds_alternative<Ratio>(books_.mentions[i].value)) continue;
      const auto percent = percent_at(books_, i);
      if (!percent || !relates(*percent)) continue;
      read_up_to(i);
      compare(*percent);
    }
  }

 private:
  static bool is_figure(const Mention& mention) {
    return std::holds_alternative<Amount>(mention.value) ||
           std::holds_alternative<Ratio>(mention.value);
  }

  // 占, 增长 … before it: does it say what share of something it is?
  bool relates(const Percent& percent) const {
    return std::any_of(kRelations.begin(), kRelations.end(),
                       [&](std::string_view kind) {
                         return word_before(books_, percent.span.begin, kind);
                       });
  }

  // Takes the amounts of the sentence before figure `at`, but for those taken
  // already.
  void read_up_to(std::size_t at) {
    std::size_t first = at;
    std::uint32_t begin = books_.mentions[at].span.begin;
    bool broken = false;
    for (std::size_t i = at; i > read_ && !broken;) {
      const Mention& before = books_.mentions[--i];
      if (!is_figure(before)) continue;
      broken = breaks(before.span.end, begin);
      if (broken) continue;
      first = i;
      begin = before.span.begin;
    }
    if (broken || breaks(read_end_, begin)) so_far_ = {};
    for (; first < at; ++first) {
      if (std::holds_alternative<Amount>(books_.mentions[first].value)) {
        take(first);
      }
    }
    read_ = at + 1;
    read_end_ = books_.mentions[at].span.end;
  }

  // Does a sentence, cell or paragraph end between two figures?
  bool breaks(std::uint32_t from, std::uint32_t to) const {
    constexpr std::uint32_t kFarthest = 120;
    if (to <= from) return false;
    if (to - from > kFarthest) return true;
    return books_.text.view({from, to}).find_first_of(U"。\n\t") !=
           std::u32string_view::npos;
  }

  void take(std::size_t mention) {
    const auto figure = stated_at(books_, mention);
    if (!figure || figure->rated) {
      so_far_ = {};  // 不超过5万元: what follows is of that
      return;
    }
    if (figure->use == Use::total) {
      so_far_.amounts.clear();
      so_far_.total = figure;
    }
    so_far_.amounts.push_back(*figure);
  }

  void compare(const Percent& percent) {
    const std::uint32_t at = percent.span.begin;
    if (so_far_.amounts.empty()) return;
    const Span last = so_far_.amounts.back().span;
    const auto beside = [&](std::string_view kind) {
      const auto word = word_before(books_, at, kind);
      return word && word->begin >= last.end && word->begin - last.end <= 6;
    };
    if (beside(kShare)) return share(percent);
    if (beside(kGrowth)) return growth(percent, true);
    if (beside(kDecline)) return growth(percent, false);
    if (beside(kDone)) return done(percent);
  }

  // 其中:基本支出60.88万元,占68%
  void share(const Percent& percent) {
    const Stated& part = so_far_.amounts.back();
    if (!so_far_.total || so_far_.total->span == part.span) return;
    if (so_far_.total->unit != part.unit) return;
    if (so_far_.total->value.is_zero()) return;
    if (follows(part, *so_far_.total, percent)) return;
    report(percent, part, "of", *so_far_.total);
  }

  // 104.58万元,增加18.46万元,增长21%
  void growth(const Percent& percent, bool up) {
    const auto& amounts = so_far_.amounts;
    if (amounts.size() != 2 || amounts[0].unit != amounts[1].unit) return;
    const Stated &level = amounts[0], &change = amounts[1];
    if (change.use != Use::change || level.use == Use::change) return;
    if (change.value > level.value && up) return;  // it is not of that level
    const auto before = up ? Decimal::subtract(level.value, change.value)
                           : Decimal::add(level.value, change.value);
    if (!before || before->is_zero()) return;
    if (follows(change.value, change.step, *before, level.step, percent)) {
      return;
    }
    report(percent, change, "of what it was before", level);
  }

  // 预算12.8万元,执行12万元,执行率94%: either may stand first.
  void done(const Percent& percent) {
    const auto& amounts = so_far_.amounts;
    if (amounts.size() != 2 || amounts[0].unit != amounts[1].unit) return;
    if (amounts[0].value.is_zero() || amounts[1].value.is_zero()) return;
    if (amounts[1].use == Use::change) return;
    if (follows(amounts[1], amounts[0], percent)) return;
    if (follows(amounts[0], amounts[1], percent)) return;
    report(percent, amounts[1], "beside", amounts[0]);
  }

  void report(const Percent& percent, const Stated& part, const char* relation,
              const Stated& whole) {
    findings_.push_back({Severity::warning, "ratio.mismatch",
                         percent.value.str() + " does not follow from " +
                             part.value.str() + " " + part.unit + " " +
                             relation + " " + whole.value.str() + " " +
                             whole.unit,
                         percent.span});
  }

  const Books& books_;
  std::vector<Finding>& findings_;
  Sentence so_far_;
  std::size_t read_ = 0;        // mentions before it are taken …
  std::uint32_t read_end_ = 0;  // … and where the last of them ends
};

// 权重分别为50%、30%、10%: they should make a whole.
void check_weights(const Books& books, std::vector<Finding>& findings) {
  const std::u32string_view text = books.text.folded;
  for (std::size_t i = 0; i < books.mentions.size(); ++i) {
    if (!std::holds_alternative<Ratio>(books.mentions[i].value)) continue;
    const auto first = percent_at(books, i);
    if (!first) continue;
    std::size_t last = i;
    Decimal sum = first->value;
    while (last + 1 < books.mentions.size()) {
      const Span here = books.mentions[last].span;
      const Span next = books.mentions[last + 1].span;
      const bool beside = next.begin == here.end + 1 &&
                          (text[here.end] == U'、' || text[here.end] == U',');
      const auto more =
          beside ? percent_at(books, last + 1) : std::optional<Percent>();
      if (!more) break;
      sum = Decimal::add(sum, more->value).value_or(sum);
      ++last;
    }
    if (last == i) continue;
    const Span list{first->span.begin, books.mentions[last].span.end};
    i = last;
    std::uint32_t behind = list.end;
    if (behind < text.size() && text[behind] == U'的') ++behind;
    const Word after = books.words.begins(text, behind, Dictionary::audit_word);
    const bool weights =
        (after && books.words.cell(after, "kind") == "weights") ||
        word_before(books, list.begin, "weights");
    if (!weights) continue;
    const auto off = Decimal::subtract(sum, Decimal(1));
    if (!off || off->is_zero()) continue;
    findings.push_back({Severity::warning, "ratio.mismatch",
                        "the weights make " + sum.str() + ", not 1", list});
  }
}

}  // namespace

void check_shares(const Books& books, std::vector<Finding>& findings) {
  Shares(books, findings).check();
  check_weights(books, findings);
}

}  // namespace tiaowen
