#include "pipeline/segment/numbering.h"

#include <algorithm>
#include <array>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The rank of a 款 among forms: below articles, above whatever they hold.
constexpr auto kParagraph = static_cast<MarkForm>(kMarkForms);
constexpr int kForms = kMarkForms + 1;
constexpr std::size_t kMostLevels = 12;
constexpr std::size_t kBeam = 8;

// What a reading pays. Only the order of these matters, and their sums over
// a few lines.
namespace cost {
constexpr int kGap = 3;           // 3 after 1
constexpr int kFixedGap = 1;      // 第五条 after 第三条: text is lost
constexpr int kRepeat = 4;        // 3 after 3
constexpr int kBack = 7;          // 2 after 5
constexpr int kAgain = 5;         // 1 in the place of a list's next
constexpr int kOpenLate = 6;      // a list that begins at 4
constexpr int kRunsOn = 1;        // …, at the number after the last list's
constexpr int kSameForm = 4;      // 一、 below （一） below 一、
constexpr int kBelowItself = 8;   // 一、 below 一、
constexpr int kOtherClose = 3;    // 1. below 8、; or in its place
constexpr int kAgainTitled = 1;   // 1 again, after a title inside an attachment
constexpr int kLatePart = 3;      // an attachment that begins at 第五部分
constexpr int kInverted = 2;      // （一） below 1、
constexpr int kSkipLevel = 3;     // opened beside, not below, the last list
constexpr int kOtherBracket = 4;  // （三） after (2)
constexpr int kNoClause = 8;      // a mark that is none
constexpr int kCited = 8;         // reads like a citation, out of order
constexpr int kSkipCited = 1;     // … and is taken for one
constexpr int kInItem = 1;        // a paragraph that belongs to an item
constexpr int kHopeless = 20;     // as much more than the best is dropped
constexpr int kNewDocument = 2;   // a title that begins a document
constexpr int kTitleIgnored = 1;  // … or, after a signature, does not
constexpr int kAfterArticles = 3;  // 一、 that closes an article
}  // namespace cost

struct Level {
  MarkForm form = MarkForm::article;
  std::uint16_t number = 0, sub = 0;
  char16_t close = 0;
  bool operator==(const Level&) const = default;
};

struct State {
  std::array<Level, kMostLevels> levels;
  std::uint8_t depth = 0;
  bool after_signature = false;
  bool after_title = false;                    // inside an attachment
  std::array<std::uint16_t, kForms> closed{};  // last numbers of ended lists
  int cost = 0;
  int node = -1;  // how it came here: index into Search::nodes_

  const Level& top() const { return levels[depth - 1u]; }
  bool same_reading(const State& other) const {
    return depth == other.depth && after_signature == other.after_signature &&
           after_title == other.after_title && closed == other.closed &&
           std::equal(levels.begin(), levels.begin() + depth,
                      other.levels.begin());
  }
  // The first level that is below all fixed ranks and 款.
  std::size_t soft_begin() const {
    std::size_t at = depth;
    while (at > 0 && !is_fixed(levels[at - 1].form) &&
           levels[at - 1].form != kParagraph) {
      --at;
    }
    return at;
  }
  int article() const {
    for (std::size_t i = depth; i-- > 0;) {
      if (levels[i].form == MarkForm::article) return static_cast<int>(i);
    }
    return -1;
  }
  std::uint16_t& closed_at(MarkForm form) {
    return closed[static_cast<std::size_t>(form)];
  }
  void pop_to(std::size_t keep) {
    while (depth > keep) {
      --depth;
      closed_at(levels[depth].form) = levels[depth].number;
    }
  }
  void forget_soft() {
    for (int f = static_cast<int>(MarkForm::han); f < kForms; ++f) {
      closed[static_cast<std::size_t>(f)] = 0;
    }
  }
};

int number_cost(const Level& last, const ClauseMark& mark, bool fixed) {
  const int gap = fixed ? cost::kFixedGap : cost::kGap;
  if (mark.sub != 0) {
    return mark.number == last.number && mark.sub == last.sub + 1 ? 0 : gap;
  }
  if (mark.number == last.number + 1) return 0;
  if (mark.number == last.number) return cost::kRepeat;
  if (mark.number == 1) return cost::kAgain;
  if (mark.number < last.number) return cost::kBack;
  const int missing = mark.number - last.number - 1;
  return gap + std::min(missing / 3, 4);
}

bool brackets(MarkForm form) {
  return form == MarkForm::han_bracket || form == MarkForm::digit_bracket;
}

class Search {
 public:
  Search(const Text& text, const Lexicon& words,
         const std::vector<Passage>& lines)
      : text_(text), words_(words), lines_(lines) {
    beam_.emplace_back();
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
    next_.clear();
    for (const State& state : beam_) {
      if (line.mark) {
        if (is_point(line.mark->form)) return;
        state_ = &state;
        mark(*line.mark);
      } else if (line.role == Role::signature) {
        signature(state);
      } else if (line.role == Role::title) {
        title(state);
      } else if (line.role == Role::body) {
        if (!plain(state)) return;
      } else {
        return;
      }
    }
    keep_best();
  }

  void add(State next, int extra, Move step, std::size_t depth) {
    next.cost += extra;
    nodes_.push_back({next.node,
                      static_cast<std::uint32_t>(line_),
                      {step, static_cast<std::uint8_t>(depth)}});
    next.node = static_cast<int>(nodes_.size()) - 1;
    next_.push_back(next);
  }

  // 第一条第一款规定… reads like a citation; where its number is the next one
  // it is a clause all the same.
  static int with_citation(int price, int extra) {
    return price == 0 ? 0 : price + extra;
  }

  // The mark opens a clause in place of, or below, the first `keep` levels.
  void open(std::size_t keep, const ClauseMark& mark, int extra) {
    if (keep >= kMostLevels) return;
    State next = *state_;
    next.after_signature = next.after_title = false;
    next.pop_to(keep);
    if (mark.form == MarkForm::article) next.forget_soft();
    if (mark.form == MarkForm::attachment) next.closed.fill(0);
    next.levels[next.depth++] = {mark.form, mark.number, mark.sub,
                                 static_cast<char16_t>(mark.close)};
    add(next, extra, Move::open, keep);
  }

  void mark(const ClauseMark& mark) {
    // 第一条河道…: the only one of the document, and no blank behind it.
    const std::u32string_view after =
        text_.view(lines_[line_].span).substr(mark.length);
    const bool lone = mark.form == MarkForm::article && articles_ == 1 &&
                      !after.empty() && !is_space(after[0]);
    const bool cited =
        is_fixed(mark.form) && mark.form != MarkForm::attachment &&
        reads_as_citation(text_.view(lines_[line_].span).substr(mark.length),
                          words_);
    const int extra = cited || lone ? cost::kCited : 0;
    add(*state_, cited || lone ? cost::kSkipCited : cost::kNoClause, Move::stay,
        state_->depth);
    if (is_fixed(mark.form)) {
      fixed(mark, extra);
    } else {
      soft(mark);
    }
  }

  void fixed(const ClauseMark& mark, int extra) {
    const State& s = *state_;
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
      open(keep, mark,
           with_citation(number_cost(s.levels[keep], mark, true), extra));
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
      const int article = s.article();
      if (article >= 0) {
        const auto at = static_cast<std::size_t>(article);
        open(at, mark,
             with_citation(number_cost(s.levels[at], mark, true), extra));
        return;
      }
      const std::size_t soft = s.soft_begin();
      if (soft < s.depth && s.levels[soft].form == MarkForm::han) {
        open(soft + 1, mark, price);
        ++price;
      }
      open(soft, mark, price);
      return;
    }
    open(keep, mark, price);
  }

  // An attachment closes everything, but may stand in a 第四部分.
  void attachment(const ClauseMark& mark) {
    const State& s = *state_;
    int price = 0;
    const Level* last = nullptr;
    for (std::size_t i = 0; i < s.depth; ++i) {
      if (s.levels[i].form == MarkForm::attachment) last = &s.levels[i];
    }
    if (last != nullptr && mark.numbered) {
      price = number_cost(*last, mark, true);
    } else if (mark.number != 1) {
      price = cost::kFixedGap;
    }
    open(0, mark, price);
    if (s.depth > 0 && s.levels[0].form == MarkForm::division) {
      open(1, mark, price + 1);
    }
  }

  void soft(const ClauseMark& mark) {
    const State& s = *state_;
    const std::size_t soft = s.soft_begin();
    bool same_form = false;
    for (std::size_t i = s.depth; i-- > 0;) {
      const Level& level = s.levels[i];
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
        open(i, mark, price);
      } else if (inside && brackets(level.form) && brackets(mark.form) &&
                 mark.number == level.number + 1) {
        open(i, mark, cost::kOtherBracket);
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
    open(s.depth, mark, price);
    if (soft < s.depth && !same_form) {
      for (std::size_t i = soft; i < s.depth; ++i) {
        open(i, mark, price + cost::kSkipLevel);
      }
    }
  }

  // A paragraph without a mark: of an item that is open, or a further 款.
  // False where no reading can tell the difference.
  bool plain(const State& state) {
    const int article = state.article();
    if (article < 0) {
      next_.push_back(state);
      return true;
    }
    const auto at = static_cast<std::size_t>(article);
    const bool in_item = state.soft_begin() < state.depth;
    if (in_item && heading_before()) {
      add(state, 0, Move::stay, state.depth);
      further_paragraph(state, at, cost::kInItem);
      return true;
    }
    if (in_item) add(state, cost::kInItem, Move::stay, state.depth);
    if (!in_item && state.depth == at + 1 && bare_article_before()) {
      add(state, 0, Move::stay, state.depth);
      return true;
    }
    further_paragraph(state, at, 0);
    return true;
  }

  void further_paragraph(const State& state, std::size_t article, int extra) {
    State next = state;
    std::uint16_t number = 2;
    if (next.depth > article + 1 &&
        next.levels[article + 1].form == kParagraph) {
      number = static_cast<std::uint16_t>(next.levels[article + 1].number + 1);
    }
    next.pop_to(article + 1);
    next.forget_soft();
    if (next.depth < kMostLevels) {
      next.levels[next.depth++] = {kParagraph, number, 0, 0};
    }
    add(next, extra, Move::paragraph, article + 1);
  }

  // Is the line before a mark with nothing but a heading behind it?
  bool heading_before() const {
    if (line_ == 0 || !lines_[line_ - 1].mark) return false;
    const std::u32string_view rest =
        text_.view(after_mark(text_, lines_[line_ - 1]));
    return rest.size() < 40 && !ends_sentence(rest) &&
           rest.find(U',') == rest.npos;
  }
  bool bare_article_before() const {
    return line_ > 0 && lines_[line_ - 1].mark &&
           lines_[line_ - 1].mark->form == MarkForm::article &&
           after_mark(text_, lines_[line_ - 1]).empty();
  }

  // Everything but attachments and parts is closed; their numbers are kept,
  // so that a list may still go on.
  void signature(const State& state) {
    State next = state;
    std::size_t keep = 0;
    while (keep < next.depth && next.levels[keep].form <= MarkForm::division) {
      ++keep;
    }
    next.pop_to(keep);
    next.after_signature = true;
    add(next, 0, Move::close, keep);
  }

  void title(const State& state) {
    const bool first_line = line_ == 0 || lines_[line_ - 1].role != Role::title;
    const bool in_attachment = std::any_of(
        state.levels.begin(), state.levels.begin() + state.depth,
        [](const Level& l) { return l.form == MarkForm::attachment; });
    State next = state;
    next.after_title = in_attachment;
    const bool likely = state.after_signature || lines_[line_].begins_act;
    add(next, likely && first_line ? cost::kTitleIgnored : 0, Move::stay,
        state.depth);
    if (!first_line || in_attachment) return;
    next = state;
    next.pop_to(0);
    next.closed.fill(0);
    next.after_signature = false;
    add(next, likely ? 0 : cost::kNewDocument, Move::restart, 0);
  }

  void keep_best() {
    order_.clear();
    int best = next_.front().cost;
    for (const State& state : next_) best = std::min(best, state.cost);
    for (const State& state : next_) {
      if (state.cost <= best + cost::kHopeless) order_.push_back(&state);
    }
    std::stable_sort(
        order_.begin(), order_.end(),
        [](const State* a, const State* b) { return a->cost < b->cost; });
    beam_.clear();
    for (const State* const state : order_) {
      const bool known = std::any_of(
          beam_.begin(), beam_.end(),
          [&](const State& kept) { return kept.same_reading(*state); });
      if (!known) beam_.push_back(*state);
      if (beam_.size() == kBeam) break;
    }
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
  const State* state_ = nullptr;
  std::vector<State> beam_, next_;
  std::vector<const State*> order_;
  std::vector<Node> nodes_;
};

}  // namespace

std::vector<Placing> read_numbering(const Text& text, const Lexicon& words,
                                    const std::vector<Passage>& lines) {
  return Search(text, words, lines).run();
}

}  // namespace tiaowen
