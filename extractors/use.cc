#include "extractors/use.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractors/use_signs.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// A clause is looked through this far on each side.
constexpr std::size_t kReach = 48;
constexpr std::size_t kFarReach = 160;
// Between 每增加 and its figure.
constexpr std::size_t kLongestStep = 10;

constexpr LetterSet kClauseEnd(U",;。!?\n\t");
constexpr LetterSet kSentenceEnd(U"。!?\n\t");
constexpr LetterSet kNothing(U"");

class Sentence {
 public:
  Sentence(const Reading& reading, const Figure& figure)
      : reading_(reading),
        text_(reading.text.folded),
        figure_(figure),
        begin_(back(figure.span.begin, kReach, kClauseEnd)),
        behind_(behind()),
        end_(ahead(behind_, kReach)),
        own_(reading, begin_, figure.span.begin) {}

  // 每100万美元, 每增加投资500万元: what is counted, not what is given.
  bool is_step() const {
    const std::size_t begin = figure_.span.begin;
    if (begin > 0 && text_[begin - 1] == U'每') return true;
    const std::size_t step = own_.step();
    if (step == 0 || begin - step > kLongestStep) return false;
    // 每增加1小时加收2元: the hour is what is counted.
    const std::u32string_view between = text_.substr(step, begin - step);
    return own_.at(Use::award) < step &&
           std::none_of(between.begin(), between.end(), is_digit);
  }

  Use use() {
    if (is_step()) return Use::base;
    if (is_condition()) return Use::condition;
    if (is_old_level()) return Use::none;
    if (is_change()) return Use::change;
    if (own_.has(Use::total) && is_money() && !figure_.before.stated() &&
        figure_.behind.bound != Bound::at_most &&
        figure_.span.begin - own_.at(Use::total) <= 4) {
      return Use::total;
    }
    if (const Use bounded = use_of_bound(); bounded != Use::none) {
      return bounded;
    }
    if (is_part()) return Use::part;
    return use_of_words();
  }

 private:
  // Where the figure ends with the words that bound it.
  // 100万元以下(含100万元): and with the brackets that keep the end.
  std::size_t behind() const {
    const std::size_t end =
        figure_.behind.stated() ? figure_.behind.words.end : figure_.span.end;
    if (at(end) != U'(' || at(end + 1) != U'含') return end;
    const std::size_t closing = text_.substr(end, kReach).find(U')');
    return closing == text_.npos ? end : end + closing + 1;
  }
  std::size_t back(std::size_t from, std::size_t reach,
                   const LetterSet& stop) const {
    const std::size_t least = from > reach ? from - reach : 0;
    while (from > least && !stop.has(text_[from - 1])) --from;
    return from;
  }
  std::size_t ahead(std::size_t from, std::size_t reach) const {
    const std::size_t most = std::min(text_.size(), from + reach);
    while (from < most && !kClauseEnd.has(text_[from])) ++from;
    return from;
  }
  char32_t at(std::size_t place) const {
    return place < text_.size() ? text_[place] : U'\n';
  }

  // Where the sentence begins, or as far as is looked.
  std::size_t sentence_begin() {
    if (!sentence_) {
      const std::size_t own = figure_.span.begin - begin_;  // at most kReach
      sentence_ = back(begin_, kFarReach - own, kSentenceEnd);
    }
    return *sentence_;
  }

  // Does the clause go on to an award behind the figure?
  bool award_behind() const { return speaks_of_award(reading_, behind_, end_); }

  // Does the clause behind this one begin with what is given, or go on to it?
  bool award_follows() {
    if (!award_follows_) award_follows_ = award_in_next();
    return *award_follows_;
  }
  bool award_in_next() const {
    std::size_t from = end_;
    for (int clause = 0; clause < 3; ++clause) {
      if (at(from) != U',') return false;
      const std::size_t to = ahead(from + 1, kReach);
      if (speaks_of_award(reading_, from + 1, to)) return true;
      from = to;
    }
    return false;
  }

  bool awards_here() const { return own_.has(Use::award); }

  // 对…达500万元的, 投资5000万元以上，给予…: what must be so to get something.
  bool is_condition() {
    const char32_t next = at(behind_);
    const bool bounded = figure_.bound != Bound::exact;
    const bool ends_in_de =
        end_ > behind_ && text_[end_ - 1] == U'的' && at(end_) == U',';
    if (awards_here() && !bounded) return false;
    if (bounded && next == U'的') return !is_amount_of();
    if (bounded && !is_capped() && gives_another()) return true;
    // 对超过100万元部分按10%, 至5万元(含)部分报销60%
    if (text_.substr(behind_, 2) == U"部分") return true;
    if (ends_in_de) return bounded || !awards_here();
    const bool goes_on = next == U'且' || next == U'、' || next == U'并';
    if (bounded && goes_on && !gives_at_least() && rest_has_de()) return true;
    if (awards_here() || is_capped()) return false;
    if (next == U'的' && award_follows()) return !is_amount_of();
    if ((own_.has_threshold() || bounded) && at(end_) == U',' &&
        award_follows() && !award_behind()) {
      return true;
    }
    return bounded && in_list_of_conditions();
  }

  // 10万元以上且不由财政承担的会议: the clause goes on to what it describes.
  bool rest_has_de() const {
    return text_.substr(behind_, end_ - behind_).find(U'的') !=
           std::u32string_view::npos;
  }

  // 1000万元以上奖励5万元: what is given has a figure of its own.
  bool gives_another() const {
    const Word word =
        reading_.words.begins(text_, behind_, Dictionary::use_word);
    return use_named(reading_.words.cell(word, "use")) == Use::award &&
           is_digit(at(behind_ + word.length));
  }

  // 给予不少于20万元、不超过60万元的补助
  bool gives_at_least() const {
    return awards_here() && figure_.before.stated();
  }

  // 由610元提高到640元: the level that was.
  bool is_old_level() const {
    const Word word =
        reading_.words.begins(text_, behind_, Dictionary::use_word);
    if (reading_.words.cell(word, "level") != "new") return false;
    const std::u32string_view front =
        text_.substr(begin_, figure_.span.begin - begin_);
    return front.find_first_of(U"由从") != std::u32string_view::npos;
  }

  // 结算总额的3% is no total.
  bool is_money() const {
    return figure_.row.dictionary == Dictionary::currency ||
           figure_.row.dictionary == Dictionary::amount_unit;
  }

  bool is_capped() const {
    return figure_.bound == Bound::at_most && figure_.before.stated();
  }

  // 给予不超过50万元的补助, 按不超过10%的比例: 的 follows, but what it
  // belongs to is the figure itself.
  bool is_amount_of() const {
    const Word word =
        reading_.words.begins(text_, behind_ + 1, Dictionary::use_word);
    // 至1亿元的奖励10万元: the award has a figure of its own.
    const bool other = is_digit(at(behind_ + 1 + word.length));
    return awards_here() ||
           (use_named(reading_.words.cell(word, "use")) == Use::award &&
            !other) ||
           reading_.words.cell(word, "use") == "measure";
  }

  // Below a line that announces conditions (应当符合以下条件:).
  bool in_list_of_conditions() const {
    if (figure_.bound == Bound::at_most || figure_.bound == Bound::less_than) {
      return false;
    }
    const std::size_t from = back(begin_, kFarReach, kNothing);
    const std::u32string_view before = text_.substr(from, begin_ - from);
    const std::size_t line = before.rfind(U'\n');
    const std::size_t found = before.rfind(U"条件");
    if (line == std::u32string_view::npos || found > line) return false;
    const std::u32string_view rest = before.substr(found, line - found);
    return rest.size() < 8 && rest.find(U':') != std::u32string_view::npos;
  }

  // Behind 其中, or in brackets behind a total.
  bool is_part() {
    const std::size_t begin = figure_.span.begin;
    const std::size_t from =
        std::max(sentence_begin(), begin > kReach ? begin - kReach : 0);
    UseSigns before = own_;
    if (from < begin_) {
      before = UseSigns(reading_, from, begin_);
      before.go_on(own_);
    }
    if (!before.has(Use::part) ||
        before.at(Use::part) <= before.at(Use::condition)) {
      return false;
    }
    return !awards_here() || tells_whole(from, before.at(Use::part));
  }

  // 对新认定的企业给予奖励,其中省级奖励30万元: what stands before 其中 tells
  // no sum that this could be a part of.
  bool tells_whole(std::size_t from, std::size_t part) const {
    constexpr std::size_t kWord = 3;  // 其中:
    if (part <= from + kWord && from > 0) {
      from = back(from - 1, kFarReach, kSentenceEnd);
    }
    const std::u32string_view whole = text_.substr(from, part - from);
    return whole.size() <= kWord ||
           std::any_of(whole.begin(), whole.end(), is_digit);
  }

  Use use_of_bound() const {
    if (figure_.bound == Bound::at_most || figure_.bound == Bound::less_than) {
      return Use::cap;
    }
    if (figure_.bound != Bound::at_least && figure_.bound != Bound::more_than &&
        figure_.bound != Bound::about) {
      return Use::none;
    }
    if (is_result()) return Use::result;
    if (figure_.before.stated()) {
      const std::u32string_view words =
          reading_.text.view(figure_.before.words);
      if (words.find(U'不') != std::u32string_view::npos ||
          words.find(U'少') != std::u32string_view::npos ||
          words.find(U'最') != std::u32string_view::npos) {
        return Use::floor;
      }
    }
    return own_.has(Use::target) || own_.done() ? Use::target : Use::none;
  }

  // 2026年底前,完成70%: what a limit is set for has not been done.
  bool is_due() const {
    constexpr std::u32string_view kUnits = U"底末月日年度旬";
    if (begin_ < 3 || text_[begin_ - 1] != U',') return false;
    std::size_t at = begin_ - 2;
    if (text_[at] != U'前') return false;
    if (text_[at - 1] == U'以' || text_[at - 1] == U'之') --at;
    return at > 0 && kUnits.find(text_[at - 1]) != kUnits.npos;
  }

  bool is_result() const {
    return (own_.has(Use::result) || own_.done()) && !own_.has(Use::target) &&
           !is_due();
  }

  Use use_of_words() {
    const std::size_t change = own_.at(Use::change);
    const Word next =
        reading_.words.begins(text_, behind_, Dictionary::use_word);
    if (use_named(reading_.words.cell(next, "use")) == Use::award) {
      return Use::award;  // 超额完成部分按3%奖励
    }
    if (is_result()) return Use::result;
    if (own_.has(Use::award) || award_behind()) return Use::award;
    if (own_.has(Use::target) || own_.done()) return Use::target;
    if (own_.has(Use::plan)) return Use::plan;
    if (change != 0) return Use::change;
    if (own_.has(Use::base)) return Use::base;
    if (figure_.bound != Bound::exact) return Use::none;
    if (award_follows()) return Use::award;
    return speaks_of_award(reading_, sentence_begin(), begin_) ? Use::award
                                                               : Use::none;
  }

  // 增加18.46万元, 增长5%: the word stands beside the figure; 提高到217元 is a
  // new level. What is aimed at is a target.
  bool is_change() const {
    const std::size_t change = own_.at(Use::change);
    std::size_t begin = figure_.span.begin;
    if (figure_.before.stated() && figure_.before.words.end <= begin &&
        begin - figure_.before.words.end <= 1) {
      begin = figure_.before.words.begin;
    }
    // 新增债务限额18亿元: a limit, of what is new.
    const bool limit =
        figure_.bound == Bound::at_most &&
        reading_.words.cell(figure_.before.row, "reach") == "clause";
    return change != 0 && !limit && begin >= change && begin - change <= 2 &&
           !aims_at(change);
  }

  // 力争|增长5%; not 达到500亿元、|增长6%, where what was aimed at stands
  // between.
  bool aims_at(std::size_t change) const {
    const std::size_t target = own_.at(Use::target);
    if (target == 0 || target >= change) return target != 0;
    const std::u32string_view between = text_.substr(target, change - target);
    return std::none_of(between.begin(), between.end(), is_digit);
  }

  const Reading& reading_;
  std::u32string_view text_;
  const Figure& figure_;
  std::size_t begin_, behind_, end_;  // of the clause; `behind_` the figure
  UseSigns own_;                      // in front of the figure
  std::optional<bool> award_follows_;
  std::optional<std::size_t> sentence_;
};

}  // namespace

bool is_step(const Reading& reading, const Figure& figure) {
  return Sentence(reading, figure).is_step();
}

Use read_use(const Reading& reading, const Figure& figure, const Figure* before,
             Use use_before) {
  const std::u32string_view text = reading.text.folded;
  const std::size_t begin = figure.span.begin;
  const bool kept_end =  // 100万元以下(含100万元): said again
      begin >= 2 && text[begin - 1] == U'含' && text[begin - 2] == U'(';
  if (before && kept_end && begin >= before->span.end &&
      begin - before->span.end <= 6) {
    return use_before;
  }
  // 3000元、10万元至20万元补5000元: a bound begins something else.
  if (before && figure.span.begin >= before->span.end &&
      figure.bound == before->bound &&
      is_joined(reading.text.folded, before->span.end, figure.span.begin)) {
    return use_before;
  }
  return Sentence(reading, figure).use();
}

}  // namespace tiaowen
