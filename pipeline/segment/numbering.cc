#include "pipeline/segment/numbering.h"

#include <algorithm>
#include <array>

#include "pipeline/model/unicode.h"
#include "pipeline/segment/choices.h"
#include "pipeline/segment/numbering_state.h"

namespace tiaowen {
namespace {

bool brackets(MarkForm form) {
  return form == MarkForm::han_bracket || form == MarkForm::digit_bracket;
}

class Search {
 public:
  Search(const Text& text, const Lexicon& words,
         const std::vector<Passage>& lines)
      : text_(text), words_(words), lines_(lines) {
    beam_.resize(kBeam);
    next_.resize(kBeam);
    for (const Passage& line : lines) {
      articles_ += line.mark && line.mark->form == MarkForm::article;
    }
  }

  std::vector<Placing> run() {
    for (line_ = 0; line_ < lines_.size(); ++line_) step();
    return trace();
  }

 private:
  struct Node {
    int before;
    std::uint32_t line;
    Placing place;
  };

  void step() {
    const Passage& line = lines_[line_];
    if (line.mark) {
      if (is_point(line.mark->form)) return;
      read_after(*line.mark);
    } else if (line.role == Role::body) {
      if (!article_open()) return;
      read_line_before();
    }
    choices_.clear();
    for (from_ = 0; from_ < readings_; ++from_) {
      state_ = &beam_[from_];
      if (line.mark) {
        mark(*line.mark);
      } else if (line.role == Role::signature) {
        signature();
      } else if (line.role == Role::title) {
        title();
      } else if (line.role == Role::body) {
        plain();
      } else {
        return;
      }
    }
    keep_best();
  }

  void choose(Move move, std::size_t depth, int extra) {
    choices_.add({{move, static_cast<std::uint8_t>(depth)},
                  state_->after_title,
                  static_cast<std::uint8_t>(from_),
                  state_->cost - beam_.front().cost + extra});
  }

  void stay(int extra) { choose(Move::stay, state_->depth, extra); }

  // 第一条第一款规定… reads like a citation; where its number is the next one
  // it is a clause all the same.
  static int with_citation(int price, int extra) {
    return price == 0 ? 0 : price + extra;
  }

  // The mark opens a clause in place of, or below, the first `keep` levels.
  void open(std::size_t keep, int extra) {
    if (keep < kMostLevels) choose(Move::open, keep, extra);
  }

  // Does the line only cite what its mark names?
  void read_after(const ClauseMark& mark) {
    const std::u32string_view after =
        text_.view(lines_[line_].span).substr(mark.length);
    // 第一条河道…: the only one of the document, and no blank behind it.
    cites_ = (mark.form == MarkForm::article && articles_ == 1 &&
              !after.empty() && !is_space(after[0])) ||
             (is_fixed(mark.form) && mark.form != MarkForm::attachment &&
              reads_as_citation(after, words_));
  }

  void mark(const ClauseMark& mark) {
    stay(cites_ ? cost::kSkipCited : cost::kNoClause);
    if (is_fixed(mark.form)) {
      fixed(mark, cites_ ? cost::kCited : 0);
    } else {
      soft(mark);
    }
  }

  void fixed(const ClauseMark& mark, int extra) {
    const NumberingState& s = *state_;
    // What is of higher rank stays open.
    std::size_t keep = 0;
    while (keep < s.depth && is_fixed(s.levels[keep].form) &&
           s.levels[keep].form < mark.form) {
      ++keep;
    }
    if (mark.form == MarkForm::attachment) {
      attachment(mark);
      return;
    }
    if (keep < s.depth && s.levels[keep].form == mark.form) {
      open(keep, with_citation(number_cost(s.levels[keep], mark, true), extra));
      return;
    }
    const std::uint16_t last = s.closed[static_cast<std::size_t>(mark.form)];
    int price = 0;
    if (mark.form == MarkForm::article) {
      if (last != 0) {
        price = number_cost({mark.form, last, 0, 0}, mark, true);
      }
    } else if (mark.number != 1) {
      price = last + 1 == mark.number ? 0
              : keep == 0             ? cost::kFixedGap
                                      : cost::kLatePart;
    }
    // The first article of a document may bear any number, but not if it
    // reads like a citation.
    if (extra != 0 && (mark.number != 1 || last != 0 || articles_ == 1) &&
        (last == 0 || mark.number != last + 1)) {
      price += extra;
    }
    // 一、 above running articles stays open; else it is closed. An article
    // of a 一、 before it may also lie inside the list of an article.
    if (mark.form == MarkForm::article) {
      const int article = int{s.article};
      if (article >= 0) {
        const auto at = static_cast<std::size_t>(article);
        open(at, with_citation(number_cost(s.levels[at], mark, true), extra));
        return;
      }
      const std::size_t soft = s.soft;
      if (soft < s.depth && s.levels[soft].form == MarkForm::han) {
        open(soft + 1, price);
        ++price;
      }
      open(soft, price);
      return;
    }
    open(keep, price);
  }

  // An attachment closes everything, but may stand in a 第四部分.
  void attachment(const ClauseMark& mark) {
    const NumberingState& s = *state_;
    int price = 0;
    const OpenList* last = nullptr;
    for (std::size_t i = 0; i < s.depth; ++i) {
      if (s.levels[i].form == MarkForm::attachment) last = &s.levels[i];
    }
    if (last != nullptr && mark.numbered) {
      price = number_cost(*last, mark, true);
    } else if (mark.number != 1) {
      price = cost::kFixedGap;
    }
    open(0, price);
    if (s.depth > 0 && s.levels[0].form == MarkForm::division) {
      open(1, price + 1);
    }
  }

  void soft(const ClauseMark& mark) {
    const NumberingState& s = *state_;
    const std::size_t soft = s.soft;
    bool same_form = false;
    for (std::size_t i = s.depth; i-- > 0;) {
      const OpenList& level = s.levels[i];
      const bool inside = i >= soft;
      if (level.form == mark.form) {
        same_form = same_form || inside;
        int price = number_cost(level, mark, false);
        if (price == cost::kAgain) {
          if (s.after_title) price = cost::kAgainTitled;
          if (char32_t{level.close} != mark.close) price += cost::kOtherClose;
        }
        if (!inside && s.levels[soft - 1].form != kParagraph) {
          price += cost::kAfterArticles;
        }
        open(i, price);
      } else if (inside && brackets(level.form) && brackets(mark.form) &&
                 mark.number == level.number + 1) {
        open(i, cost::kOtherBracket);
      }
    }
    const std::uint16_t last = s.closed[static_cast<std::size_t>(mark.form)];
    int price = 0;
    if (mark.number != 1) {
      price = last != 0 && mark.number == last + 1 ? cost::kRunsOn
                                                   : cost::kOpenLate;
    }
    if (same_form) {
      price += s.top().form != mark.form               ? cost::kSameForm
               : char32_t{s.top().close} != mark.close ? cost::kOtherClose
                                                       : cost::kBelowItself;
    }
    if (soft < s.depth && mark.form < s.top().form) price += cost::kInverted;
    open(s.depth, price);
    if (soft < s.depth && !same_form) {
      for (std::size_t i = soft; i < s.depth; ++i) {
        open(i, price + cost::kSkipLevel);
      }
    }
  }

  // Without an article a paragraph leaves every reading as it is.
  bool article_open() const {
    return std::any_of(
        beam_.begin(), beam_.begin() + readings_,
        [](const NumberingState& state) { return state.article >= 0; });
  }

  // A paragraph without a mark: of an item that is open, or a further 款.
  void plain() {
    const int article = int{state_->article};
    if (article < 0) return stay(0);
    const auto below = static_cast<std::size_t>(article) + 1;
    const bool in_item = state_->soft < state_->depth;
    if (in_item && heading_before_) {
      stay(0);
      return choose(Move::paragraph, below, cost::kInItem);
    }
    if (in_item) stay(cost::kInItem);
    if (!in_item && state_->depth == below && bare_article_before_) {
      return stay(0);
    }
    choose(Move::paragraph, below, 0);
  }

  // Is the line before a mark with nothing but a heading, or nothing at all,
  // behind it?
  void read_line_before() {
    heading_before_ = bare_article_before_ = false;
    if (line_ == 0 || !lines_[line_ - 1].mark) return;
    const Passage& before = lines_[line_ - 1];
    const std::u32string_view rest = text_.view(after_mark(text_, before));
    heading_before_ = rest.size() < 40 && !ends_sentence(rest) &&
                      rest.find(U',') == rest.npos;
    bare_article_before_ =
        before.mark->form == MarkForm::article && rest.empty();
  }

  // Everything but attachments and parts is closed; their numbers are kept,
  // so that a list may still go on.
  void signature() {
    std::size_t keep = 0;
    while (keep < state_->depth &&
           state_->levels[keep].form <= MarkForm::division) {
      ++keep;
    }
    choose(Move::close, keep, 0);
  }

  // Is the line the title of the attachment whose mark stands above it?
  bool names_attachment() const {
    return line_ > 0 && lines_[line_ - 1].mark &&
           lines_[line_ - 1].mark->form == MarkForm::attachment;
  }

  void title() {
    const NumberingState& state = *state_;
    const bool first_line = line_ == 0 || lines_[line_ - 1].role != Role::title;
    const bool in_attachment = std::any_of(
        state.levels.begin(), state.levels.begin() + state.depth,
        [](const OpenList& l) { return l.form == MarkForm::attachment; });
    const bool alone = lines_[line_].stands_alone && !names_attachment();
    const bool likely =
        alone || state.after_signature || lines_[line_].begins_act;
    stay(likely && first_line ? cost::kTitleIgnored : 0);
    choices_.last().after_title = in_attachment;
    if (!first_line || (in_attachment && !alone)) return;
    choose(Move::restart, 0, likely ? 0 : cost::kNewDocument);
  }

  // Makes `next` the reading after a choice.
  void make(const Choice& choice, NumberingState& next) const {
    next = beam_[choice.from];
    const std::size_t depth = choice.place.depth;
    next.cost = beam_.front().cost + choice.cost;
    next.after_title = choice.after_title;
    switch (choice.place.step) {
      case Move::stay:
        break;
      case Move::open:
        next.open(*lines_[line_].mark, depth);
        break;
      case Move::paragraph:
        next.open_paragraph(depth);
        break;
      case Move::close:
        next.pop_to(depth);
        next.after_signature = true;
        break;
      case Move::restart:
        next.pop_to(0);
        next.closed.fill(0);
        next.after_signature = false;
        break;
    }
  }

  void keep_best() {
    std::size_t kept = 0;
    std::array<std::uint64_t, kBeam> prints{};
    for (const Choice& choice : choices_.sorted()) {
      NumberingState& state = next_[kept];
      make(choice, state);
      prints[kept] = state.fingerprint();
      if (is_known(state, prints, kept)) continue;
      nodes_.push_back(
          {state.node, static_cast<std::uint32_t>(line_), choice.place});
      state.node = static_cast<int>(nodes_.size()) - 1;
      if (++kept == kBeam) break;
    }
    readings_ = kept;
    beam_.swap(next_);
  }

  // Is it the same as one of the first `kept` that come next?
  bool is_known(const NumberingState& state,
                const std::array<std::uint64_t, kBeam>& prints,
                std::size_t kept) const {
    for (std::size_t i = 0; i < kept; ++i) {
      if (prints[i] == prints[kept] && next_[i].same_reading(state)) {
        return true;
      }
    }
    return false;
  }

  std::vector<Placing> trace() const {
    std::vector<Placing> places(lines_.size());
    for (int at = beam_.front().node; at >= 0;
         at = nodes_[static_cast<std::size_t>(at)].before) {
      const Node& node = nodes_[static_cast<std::size_t>(at)];
      places[node.line] = node.place;
    }
    return places;
  }

  const Text& text_;
  const Lexicon& words_;
  const std::vector<Passage>& lines_;
  std::size_t line_ = 0;
  std::size_t articles_ = 0;  // lines that begin like one
  bool cites_ = false;        // the line at hand, by what stands after its mark
  bool heading_before_ = false, bare_article_before_ = false;
  std::size_t from_ = 0;  // the reading at hand, in beam_
  const NumberingState* state_ = nullptr;
  std::vector<NumberingState> beam_, next_;  // the first `readings_` of beam_
  std::size_t readings_ = 1;
  Choices choices_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<Placing> read_numbering(const Text& text, const Lexicon& words,
                                    const std::vector<Passage>& lines) {
  return Search(text, words, lines).run();
}

}  // namespace tiaowen
