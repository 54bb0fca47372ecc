#include "extractors/role.h"

#include <algorithm>
#include <span>

#include "extractors/digit.h"
#include "pipeline/model/clause_mark.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr LetterSet kClauseEnds(U"。;:,?!\n\t|");
constexpr std::uint32_t kReach = 24;  // from a body to its verdict

class Around {
 public:
  // `roles`: the words of role from the list's beginning on, in order.
  Around(const Reading& reading, Span list, std::span<const Sighting> roles)
      : words_(reading.words),
        text_(reading.text.folded),
        list_(list),
        roles_(roles) {}

  DepartmentRole role() {
    if (heads_title()) return DepartmentRole::issue;
    if (bracketed()) return by_verb(DepartmentRole::lead);
    const std::string_view before = word_before();
    if (is_person() && before != "receive" && before != "approved") {
      return before == "lead" && verdict_follows(false)
                 ? DepartmentRole::lead  // 由指挥部办公室主任批准
                 : DepartmentRole::other;
    }
    if (before == "support") return DepartmentRole::support;
    if (before == "issue") return DepartmentRole::issue;
    if (before == "receive") {
      return verdict_follows(false) ? DepartmentRole::approve
                                    : DepartmentRole::receive;
    }
    if (before == "approved") {
      if (verdict_follows(true)) return DepartmentRole::approve;
      return letter(list_.end) == U'《' ? DepartmentRole::issue
                                        : DepartmentRole::other;
    }
    if (before == "subject") return DepartmentRole::subject;
    if (before == "lead") {
      const DepartmentRole role = by_verb(DepartmentRole::lead);
      return role == DepartmentRole::other ? DepartmentRole::lead : role;
    }
    return by_verb(opens_clause() ? DepartmentRole::lead
                                  : DepartmentRole::other);
  }

  bool duty_stated() const {
    if (word_before() == "lead") return true;
    std::uint32_t at = past_heading(past_bracket(list_.end));
    while (at < text_.size() && text_[at] == U' ') ++at;
    for (int turns = 0; turns < 4; ++turns) {
      at = past_capacity(at);
      const Word word = words_.begins(text_, at, Dictionary::role);
      if (!word) return false;
      const std::string_view after = words_.cell(word, "after");
      if (!words_.cell(word, "act").empty() || after == "lead" ||
          after == "support" || words_.cell(word, "before") == "support") {
        return true;
      }
      at += word.length;
    }
    return false;
  }

  // 向甲部门提出申请: something is brought to it.
  bool submits() const {
    if (list_.begin == 0 || text_[list_.begin - 1] != U'向') return true;
    const std::uint32_t end = stop(list_.end, kReach / 2, kClauseEnds);
    for (const Sighting& seen : roles_in(list_.end, end)) {
      if (words_.cell(seen.word, "after") == "submit" ||
          words_.cell(seen.word, "before") == "receive") {
        return true;
      }
    }
    return false;
  }

 private:
  // The letter there; a line end beyond the text.
  char32_t letter(std::uint32_t at) const {
    return at < text_.size() ? text_[at] : U'\n';
  }

  // The first of the letters from `from` on, or as far as is looked.
  std::uint32_t stop(std::uint32_t from, std::uint32_t reach,
                     const LetterSet& letters) const {
    const auto most = static_cast<std::uint32_t>(
        std::min<std::size_t>(text_.size(), from + reach));
    while (from < most && !letters.has(text_[from])) ++from;
    return from;
  }

  // The words of role that begin there.
  std::span<const Sighting> roles_in(std::uint32_t from,
                                     std::uint32_t end) const {
    std::size_t first = 0;
    while (first < roles_.size() && roles_[first].begin < from) ++first;
    std::size_t last = first;
    while (last < roles_.size() && roles_[last].begin < end) ++last;
    return roles_.subspan(first, last - first);
  }

  std::uint32_t before_blanks(std::uint32_t at) const {
    while (at > 0 && text_[at - 1] == U' ') --at;
    return at;
  }

  std::string_view word_before() const {
    if (chained()) return "approved";
    std::uint32_t at = before_blanks(list_.begin);
    if (at > 1 && text_[at - 1] == U'其') --at;  // 由其|所在单位
    return words_.cell(words_.ends(text_, at, Dictionary::role), "before");
  }

  // 市政府|分管副市长: somebody of the body, not the body.
  bool is_person() const {
    return static_cast<bool>(
        words_.begins(text_, list_.end, Dictionary::person_title));
  }

  // 经甲局审核、|乙局复核: the second decides as the first does.
  bool chained() const {
    if (list_.begin == 0 || text_[list_.begin - 1] != U'、') return false;
    const Word verb = words_.ends(text_, list_.begin - 1, Dictionary::role);
    const std::string_view after = words_.cell(verb, "after");
    // 经甲委常委会会议、|乙府常务会议审议
    const bool met = after == "aside" && text_[list_.begin - 2] == U'议';
    return after == "verdict" || after == "review" || met;
  }

  // 某办关于印发…: the body names itself as issuer; 某部《…》 as author.
  bool heads_title() const {
    const bool line = list_.begin == 0 || text_[list_.begin - 1] == U'\n';
    std::uint32_t length = 0;
    return letter(list_.end) == U'《' ||
           (line &&
            mark_use(text_.substr(list_.end), words_, length) == "subject");
  }

  // (甲部、乙部等负责)
  bool bracketed() const {
    return list_.begin > 0 && text_[list_.begin - 1] == U'(';
  }

  bool opens_clause() const {
    const std::uint32_t at = before_blanks(list_.begin);
    // 第二十条 镇人民政府应当: behind a label stands a blank.
    if (at == 0 || at < list_.begin) return true;
    const char32_t c = text_[at - 1];
    if (kClauseEnds.has(c) || c == U')') return true;
    if (numbered(at)) return true;
    return text_.substr(at >= 3 ? at - 3 : 0, 3) == U"原则上";
  }

  // 16.县财政, 三、市科技局: the number of a clause stands before.
  bool numbered(std::uint32_t at) const {
    if (at < 2) return false;
    return (text_[at - 1] == U'.' || text_[at - 1] == U'、') &&
           kOrdinalLetters.has(text_[at - 2]);
  }

  // (以下简称…), (设在市科技局): said of the name, not what it does.
  std::uint32_t past_bracket(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 40;
    if (bracketed() || at >= text_.size() || text_[at] != U'(') return at;
    const std::size_t end = text_.substr(at, kLongest).find(U')');
    return end == text_.npos ? at : at + static_cast<std::uint32_t>(end) + 1;
  }

  // 2.市财政局。负责…, 市财政局:负责…: the name heads what it is to do.
  std::uint32_t past_heading(std::uint32_t at) const {
    const char32_t mark = letter(at);
    if ((mark != U':' && mark != U'。') || !opens_clause()) return at;
    const Word verb = words_.begins(text_, at + 1, Dictionary::role);
    const bool duty = words_.cell(verb, "after") == "lead" ||
                      words_.cell(verb, "act") == "yes";
    return duty ? at + 1 : at;
  }

  // 作为主管部门,|应当…: behind the comma, where one follows.
  std::uint32_t past_capacity(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 30;
    const Word word = words_.begins(text_, at, Dictionary::role);
    if (words_.cell(word, "after") != "as") return at;
    for (std::uint32_t end = at; end < text_.size() && end - at < kLongest;
         ++end) {
      if (text_[end] == U',') return end + 1;
      if (kClauseEnds.has(text_[end])) break;
    }
    return at;
  }

  // 第二十二次|会议通过: which meeting of the body.
  std::uint32_t past_ordinal(std::uint32_t at) const {
    constexpr std::size_t kLongest = 8;
    if (at >= text_.size() || text_[at] != U'第') return at;
    const std::size_t times = text_.substr(at, kLongest).find(U'次');
    return times == text_.npos ? at
                               : at + static_cast<std::uint32_t>(times) + 1;
  }

  // Behind the list, past 等部门, 按职责分工, 研究 …
  struct Asides {
    std::uint32_t end;
    bool modal;  // 应, 要: what follows is done, be it 各司其职 alone
    Word verb;   // the word of role there
  };
  Asides past_asides() const {
    bool modal = false;
    std::uint32_t at =
        past_ordinal(past_capacity(past_heading(past_bracket(list_.end))));
    for (int turns = 0;; ++turns) {
      while (turns < 6 && at < text_.size() && text_[at] == U' ') ++at;
      const Word word = words_.begins(text_, at, Dictionary::role);
      if (turns == 6 || words_.cell(word, "after") != "aside") {
        return {at, modal, word};
      }
      modal |= words_.cell(word, "act") == "modal";
      at += word.length;
      // 按照各自职责,对…监督检查
      if (at < text_.size() && text_[at] == U',') ++at;
    }
  }

  DepartmentRole by_verb(DepartmentRole otherwise) {
    if (issues()) return DepartmentRole::issue;
    const auto [at, modal, verb] = past_asides();
    const std::string_view after = words_.cell(verb, "after");
    if (after == "verdict") {
      return otherwise == DepartmentRole::other || !bracketed()
                 ? DepartmentRole::approve
                 : otherwise;
    }
    if (after == "lead") return DepartmentRole::lead;
    if (after == "support") return DepartmentRole::support;
    if (after == "receive") return DepartmentRole::receive;
    if (after == "state") return DepartmentRole::other;
    if (otherwise == DepartmentRole::lead && !modal && !acts(at, verb)) {
      return DepartmentRole::other;
    }
    return otherwise;
  }

  // 9月底前拨付, 5个工作日内审核: by when something is done; not 2025年预算,
  // 2025年前三季度.
  bool until(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 14;
    for (std::uint32_t i = at + 1; i < text_.size() && i - at < kLongest; ++i) {
      if (kClauseEnds.has(text_[i])) return false;
      const Word bound = words_.begins(text_, i, Dictionary::time_bound_after);
      const std::string_view kind = words_.cell(bound, "bound");
      if (kind != "by" && kind != "within") continue;
      const std::size_t end = i + bound.length;
      return end < text_.size() && is_han(text_[end]) && text_[end] != U'的' &&
             !kOrdinalLetters.has(text_[end]);
    }
    return false;
  }

  // Something is done: a word follows (`word` of role), but neither 的 nor what
  // belongs to a noun (市政府设立的奖项).
  bool acts(std::uint32_t at, const Word& word) const {
    if (bracketed() || at >= text_.size()) return false;
    if (is_digit(text_[at])) return until(at);
    if (!is_han(text_[at]) || text_[at] == U'的') return false;
    if (!words_.cell(word, "act").empty()) return true;
    // 某局某科 张某 电话: who may be asked, no sentence.
    if (at > list_.end && text_[at - 1] == U' ') return false;
    constexpr std::size_t kVerb = 4;
    for (std::size_t i = at; i < text_.size() && i - at < kVerb; ++i) {
      if (!is_han(text_[i])) return true;
      if (text_[i] == U'的') return false;
    }
    return true;
  }

  // A verdict within the clause: 批准 in 报市政府研究批准. `reviews` too where
  // the body's review decides: 经…评审, 通过…评价.
  bool verdict_follows(bool reviews) const {
    const std::uint32_t from = past_bracket(list_.end);
    for (const Sighting& seen :
         roles_in(from, stop(from, kReach, kClauseEnds))) {
      const std::string_view after = words_.cell(seen.word, "after");
      if (after == "verdict" || (reviews && after == "review")) return true;
    }
    return false;
  }

  // 印发 with a document behind it in the clause: 于…印发了《…》; 发布的通知.
  bool issues() const {
    static constexpr LetterSet kStops(U"。;:,?!\n\t|《");
    const std::uint32_t from = past_bracket(list_.end);
    const std::uint32_t end = stop(from, kReach, kStops);
    std::uint32_t verb = 0;  // where the last one ends
    for (const Sighting& seen : roles_in(from, end)) {
      if (seen.begin < verb) continue;
      const std::string_view before = words_.cell(seen.word, "before");
      if (before == "approved" || before == "lead") return false;
      if (words_.cell(seen.word, "after") != "issue") continue;
      verb = seen.begin + seen.word.length;
      if (letter(verb) == U'的') return true;
    }
    return verb != 0 && end - from < kReach && letter(end) == U'《';
  }

  const Lexicon& words_;
  std::u32string_view text_;
  Span list_;
  std::span<const Sighting> roles_;
};

// Classes of bodies and bodies of weak shape act or are asked, or are not
// meant.
DepartmentRole strictly(const Body& body, DepartmentRole role,
                        const Around& around) {
  if (!body.needs_role) return role;
  if (body.many && role == DepartmentRole::subject) {
    return DepartmentRole::other;
  }
  if (body.many && role == DepartmentRole::receive && !around.submits()) {
    return DepartmentRole::other;
  }
  const bool any = body.many || body.rule == "department.self";
  if (any && role == DepartmentRole::lead && !around.duty_stated()) {
    return DepartmentRole::other;
  }
  return role;
}

}  // namespace

DepartmentRole role_named(std::string_view name) {
  for (const DepartmentRole role :
       {DepartmentRole::lead, DepartmentRole::support, DepartmentRole::approve,
        DepartmentRole::receive, DepartmentRole::issue, DepartmentRole::address,
        DepartmentRole::subject}) {
    if (name_of(role) == name) return role;
  }
  return DepartmentRole::other;
}

void assign_roles(const Reading& reading, std::vector<Body>& bodies) {
  Ranks ranks(reading);
  std::span<const Sighting> roles = reading.seen.of(Dictionary::role);
  for (const BodyList& list : lists_of(reading, bodies)) {
    while (!roles.empty() && roles.front().begin < list.span.begin) {
      roles = roles.subspan(1);
    }
    Around around(reading, list.span, roles);
    DepartmentRole role = DepartmentRole::other;
    bool labelled = false;  // 责任单位:…: the label says that they act
    if (signs(reading, list.span)) {
      role = DepartmentRole::issue;
    } else if (role_by_label(reading, list.span, role)) {
      labelled = true;
    } else {
      role = around.role();
    }
    const bool ranked = role == DepartmentRole::lead && ranks.leads_first(list);
    // 区民政部门、镇人民政府: what the one does the other does.
    labelled |=
        std::any_of(bodies.begin() + static_cast<std::ptrdiff_t>(list.first),
                    bodies.begin() + static_cast<std::ptrdiff_t>(list.last) + 1,
                    [](const Body& body) { return !body.needs_role; });
    for (std::size_t i = list.first; i <= list.last; ++i) {
      if (bodies[i].role == DepartmentRole::address) continue;
      bodies[i].role = ranked && i != list.first ? DepartmentRole::support
                       : labelled                ? role
                                  : strictly(bodies[i], role, around);
    }
  }
  assign_table_roles(reading, bodies);
}

}  // namespace tiaowen
