#include "pipeline/assemble/prose.h"

#include <algorithm>
#include <utility>

#include "pipeline/assemble/figures.h"
#include "pipeline/assemble/line_kinds.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Reads the paragraphs one after the other.
class Prose {
 public:
  explicit Prose(const Material& material)
      : material_(material),
        setting_(material),
        parts_(material),
        number_(to_u32(material.metadata.doc_number)) {
    drafts_.reserve(material.sentences.size());  // most state one duty
  }

  void read(std::size_t block);
  std::vector<Obligation> take();

 private:
  void read_sentence(const Sentence& sentence, bool last);
  void read_parts(const Sentence& sentence, int clause, bool last);
  Sentence behind_names(const Sentence& sentence);
  void read_part(Part& part, const Sentence& sentence, const Tenor& tenor,
                 int clause);
  void read_label(const Sentence& sentence);
  bool gets_it(const Obligation& obligation, const Actors& actors) const;
  void read_lead_in(const Sentence& sentence, int clause);
  void share_time(Draft& draft, const Part& part);
  bool read_responsible(const Sentence& sentence, int clause);
  void charge(Draft& draft, const Actors& actors, const std::vector<int>& dues);
  void charge_back(int clause, const Actors& actors,
                   const std::vector<int>& dues);
  void inherit(Draft& draft, int clause);
  void share_due(Draft& draft, const Part& part, Section section);

  const Material& material_;
  Setting setting_;
  PartReader parts_;
  const std::u32string number_;  // 某部发〔2012〕21号 sends nothing
  std::vector<Draft> drafts_;
  int clause_ = -1;               // of the sentence before
  std::optional<Section> label_;  // 改进建议：, within a paragraph
  std::size_t paragraph_ = 0;     // the first draft of this paragraph …
  std::size_t pending_ = 0;  // … and the first that no bracket has closed
  std::size_t charged_ = 0;  // drafts before this have had their line
  int lined_list_ = -1;      // items of it have had lines of their own
  Actors before_;            // named last in this paragraph
  std::vector<int> leading_dues_;  // 到2025年, at the paragraph's head
  std::vector<int> opening_dues_;  // 6月底前, at the head of these parts
};

bool begins_fragment(const Part& part, std::uint32_t at) {
  return std::any_of(part.fragments.begin(), part.fragments.end(),
                     [&](const FragmentReading& reading) {
                       const Span span = reading.fragment.span;
                       return at >= span.begin && at <= span.begin + 1;
                     });
}

// 由学校核实后报送: somebody does it who is no body of the text.
bool done_by_other(const Material& material, const Part& part) {
  return std::any_of(part.fragments.begin(), part.fragments.end(),
                     [&](const FragmentReading& reading) {
                       const std::uint32_t at = reading.fragment.span.begin;
                       return reading.actors.leads.empty() &&
                              material.text.folded[at] == U'由';
                     });
}

// A heading that says what is paid or by when is more than a heading.
bool states_in_heading(const Draft& draft) {
  const Obligation& obligation = draft.obligation;
  return draft.needs == Needs::nothing &&
         ((draft.strong && draft.own) ||
          obligation.modality == Modality::prohibition ||
          !obligation.amounts.empty() || !obligation.ratios.empty() ||
          !obligation.due.empty());
}

void Prose::read(std::size_t block) {
  const auto sentences = material_.sentences.of(block);
  if (sentences.empty()) return;
  const Span span = material_.text.blocks[block].span;
  if (!number_.empty() && material_.text.published(span) == number_) return;
  if (is_history(material_, span)) return;
  paragraph_ = pending_ = drafts_.size();
  before_ = {};
  label_.reset();
  leading_dues_.clear();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    read_sentence(sentences[i], i + 1 == sentences.size());
  }
}

void Prose::charge(Draft& draft, const Actors& actors,
                   const std::vector<int>& dues) {
  Obligation& obligation = draft.obligation;
  if ((!draft.own || !draft.actors.subject) && actors.named()) {
    draft.actors = actors;
    draft.responsible = true;
    obligation.bearer.reset();
    obligation.inherited = actors.from;
  }
  if (obligation.due.empty()) obligation.due = dues;
}

// A line 责任单位：… holds for what its clause said since the last such line.
// Where the lines before it each stood behind one item, so does this one.
void Prose::charge_back(int clause, const Actors& actors,
                        const std::vector<int>& dues) {
  const int list = setting_.list_around(clause);
  const bool begun = list == lined_list_ && list != clause;
  bool others = false;
  for (std::size_t i = drafts_.size(); i > charged_; --i) {
    others |= !setting_.below(drafts_[i - 1].obligation.clause, clause);
  }
  lined_list_ = others && !begun ? -1 : list;
  if (!begun) clause = list;
  std::size_t from = drafts_.size();
  while (from > charged_) {
    const int other = drafts_[from - 1].obligation.clause;
    if (!setting_.below(other, clause) && other != clause) break;
    --from;
  }
  for (; from < drafts_.size(); ++from) charge(drafts_[from], actors, dues);
  charged_ = drafts_.size();
}

// （市财政局负责） or 责任单位：市财政局 as a sentence, or a bracket at its
// end.
bool Prose::read_responsible(const Sentence& sentence, int clause) {
  const std::u32string_view text = material_.text.folded;
  Span span = sentence.span;
  const bool bracket = text[span.begin] == U'(' && sentence.asides.size() == 1;
  const Word label =
      material_.words.begins(text, span.begin, Dictionary::responsibility);
  const bool line = label && span.begin + label.length < span.end &&
                    text[span.begin + label.length] == U':';
  if (!bracket && !line) {
    if (sentence.asides.empty()) return false;
    span = sentence.asides.back();
    if (span.end != sentence.span.end || text[span.begin] != U'(') return false;
  }
  const Actors actors = responsible_in(material_, span);
  if (!actors.named()) return false;
  const std::vector<int> dues = dues_in(material_, span);
  if (!bracket && !line) {
    for (std::size_t i = pending_; i < drafts_.size(); ++i) {
      charge(drafts_[i], actors, dues);
    }
    pending_ = charged_ = drafts_.size();
    return false;  // the rest of the sentence has been read already
  }
  if (pending_ == drafts_.size() && paragraph_ == drafts_.size()) {
    charge_back(clause, actors, dues);
  }
  for (std::size_t i = pending_; i < drafts_.size(); ++i) {
    charge(drafts_[i], actors, dues);
  }
  pending_ = charged_ = drafts_.size();
  return true;
}

void Prose::read_sentence(const Sentence& sentence, bool last) {
  const int clause = setting_.clause_at(sentence.span.begin);
  if (clause != clause_) before_ = {};
  clause_ = clause;
  const std::u32string_view text = material_.text.folded;
  const bool whole_bracket = text[sentence.span.begin] == U'(' &&
                             sentence.asides.size() == 1 &&
                             sentence.asides.front() == sentence.span;
  const Word label = material_.words.begins(text, sentence.span.begin,
                                            Dictionary::responsibility);
  if (whole_bracket || label) {
    if (read_responsible(sentence, clause)) return;
  }
  if (whole_bracket) return;
  read_label(sentence);
  read_parts(behind_names(sentence), clause, last);
}

// 县气象局:负责降雨监测,及时发布预警。 The names before the colon act.
Sentence Prose::behind_names(const Sentence& sentence) {
  const Fragment& first = sentence.fragments.front();
  if (first.mark != U':' || sentence.fragments.size() < 2) return sentence;
  Actors actors;
  std::uint32_t covered = 0;
  const MentionRange range = mentions_in(material_, first.span);
  for (int i = range.begin; i < range.end; ++i) {
    if (department_at(material_, i) == nullptr) return sentence;
    actors.leads.push_back(i);
    covered +=
        material_.mentions[static_cast<std::size_t>(i)].span.length() + 1;
  }
  if (actors.leads.empty() && names_bearer(material_, first.span) &&
      std::any_of(sentence.fragments.begin() + 1, sentence.fragments.end(),
                  [&](const Fragment& one) {
                    return says_duty(material_, one.span);
                  })) {
    actors.bearer = first.span;  // 燃气经营企业:每年开展入户安检
  } else if (actors.leads.empty() || covered < first.span.length()) {
    return sentence;
  }
  actors.from = first.span;
  before_ = actors;
  return sentence.behind_first();
}

void Prose::read_parts(const Sentence& sentence, int clause, bool last) {
  const std::size_t first = drafts_.size();
  const Tenor tenor = tenor_of(material_, sentence);
  opening_dues_.clear();
  for (Part& part : parts_.read(sentence)) {
    read_part(part, sentence, tenor, clause);
  }
  if (last && sentence.fragments.back().mark == U':') {
    const auto list = items_after(material_, sentence.span);
    if (list) setting_.mark_list(clause, *list);
    if (list != Section::cases) {
      read_lead_in(sentence, clause);
    } else if (before_.named()) {
      setting_.lead_in(clause, before_);
    }
    // Of cases the sentence before them tells what is to be done.
    if (list != Section::cases &&
        (list == Section::banned || setting_.actors(clause).named())) {
      drafts_.resize(first);
    }
  }
  read_responsible(sentence, clause);
}

// 到2025年,… at the head of a paragraph holds for the targets after it.
void Prose::share_due(Draft& draft, const Part& part, Section section) {
  Obligation& obligation = draft.obligation;
  const bool first = drafts_.size() == paragraph_ + 1;
  if (first && !obligation.due.empty() && !part.fragments.empty() &&
      part.fragments.front().leads_in) {
    leading_dues_ = dues_in(material_, part.fragments.front().fragment.span);
  }
  const bool target =
      section == Section::goals || obligation.modality == Modality::target ||
      !obligation.ratios.empty() || !obligation.quantities.empty();
  if (obligation.due.empty() && target) obligation.due = leading_dues_;
}

// 存在问题：…改进建议：… in one paragraph.
void Prose::read_label(const Sentence& sentence) {
  constexpr std::uint32_t kLongest = 12;
  const Fragment& first = sentence.fragments.front();
  if (first.mark != U':' || sentence.fragments.size() < 2) return;
  if (first.span.length() > kLongest) return;
  if (const auto section = section_in(material_, first.span)) label_ = section;
}

// 市政务中心主要职责： names who acts in the list that follows, and what the
// list is; its subject need not be anybody's lead.
void Prose::read_lead_in(const Sentence& sentence, int clause) {
  const auto section = section_in(material_, sentence.fragments.back().span);
  const bool duties = section == Section::duties;
  // 申报单位应当具备下列条件： the items are conditions, not duties.
  if (section == Section::condition) {
    return setting_.mark_items(clause, *section);
  }
  if (duties) setting_.mark(clause, Section::duties);
  if (before_.named()) {
    setting_.lead_in(clause, before_);
  } else if (duties) {
    const MentionRange range = mentions_in(material_, sentence.span);
    if (range.begin == range.end) return;
    const auto first = static_cast<std::size_t>(range.begin);
    if (department_at(material_, range.begin) == nullptr) return;
    const Span name = material_.mentions[first].span;
    Actors body;
    body.leads = {range.begin};
    body.from = name;
    setting_.lead_in(clause, body);
  }
}

// 2025年6月底前由甲审核,由乙拨付: the time holds up to the next semicolon.
void Prose::share_time(Draft& draft, const Part& part) {
  std::vector<int>& due = draft.obligation.due;
  if (draft.obligation.modality == Modality::denial) return;
  if (due.empty()) {
    due = opening_dues_;
  } else {
    const std::uint32_t at =
        material_.mentions[static_cast<std::size_t>(due.front())].span.begin;
    if (begins_fragment(part, at)) opening_dues_ = {due.front()};
  }
}

void Prose::read_part(Part& part, const Sentence& sentence, const Tenor& tenor,
                      int clause) {
  const Section section = label_.value_or(setting_.section(clause));
  const bool heading = setting_.in_heading(clause, part.span);
  if (part.actors.named() && !heading) before_ = part.actors;
  if (part.after_semicolon) opening_dues_.clear();
  Draft& draft = drafts_.emplace_back();
  if (!read_draft(material_, part, sentence, tenor, section, draft) ||
      (heading && !states_in_heading(draft))) {
    drafts_.pop_back();
    return;
  }
  draft.obligation.clause = clause;
  share_time(draft, part);
  share_due(draft, part, section);
  if (!draft.obligation.due.empty() && section == Section::goals) {
    draft.needs = Needs::nothing;
  }
  if (!done_by_other(material_, part)) inherit(draft, clause);
}

// 3月底前报市科技局备案: nobody reports to himself.
bool Prose::gets_it(const Obligation& obligation, const Actors& actors) const {
  return std::any_of(actors.leads.begin(), actors.leads.end(), [&](int lead) {
    return std::any_of(obligation.recipients.begin(),
                       obligation.recipients.end(), [&](int to) {
                         return department_at(material_, to)->name ==
                                department_at(material_, lead)->name;
                       });
  });
}

void Prose::inherit(Draft& draft, int clause) {
  if (draft.own || setting_.section(clause) == Section::goals) return;
  if (draft.actors.stranger) {
    // 企业达到80家以上: what is counted bears nothing.
    if (draft.needs == Needs::nothing &&
        draft.obligation.modality != Modality::target) {
      const Span name = *draft.actors.stranger;
      Span& action = draft.obligation.action;
      draft.actors.bearer = draft.obligation.bearer = name;
      if (action.begin == name.begin && name.end < action.end) {
        action.begin = name.end;
      }
    }
    return;
  }
  const Actors* from = nullptr;
  if (before_.named()) {
    from = &before_;
  } else if (setting_.actors(clause).named()) {
    from = &setting_.actors(clause);
  } else if (setting_.document_actors().named()) {
    from = &setting_.document_actors();
    draft.report = setting_.is_report() && !draft.future;
  }
  if (from == nullptr) return;
  // 逾期不予受理: whoever decides, it is not he who was to hand in by then.
  if (draft.obligation.modality == Modality::denial && !from->bearer &&
      draft.obligation.condition) {
    return;
  }
  if (gets_it(draft.obligation, *from)) return;
  draft.actors.leads = from->leads;
  draft.actors.bearer = from->bearer;
  draft.obligation.bearer = from->bearer;
  draft.obligation.inherited = from->from;
}

std::vector<Obligation> Prose::take() {
  std::vector<Obligation> obligations;
  obligations.reserve(drafts_.size());
  for (Draft& draft : drafts_) {
    const bool charged = draft.needs == Needs::nothing || draft.responsible ||
                         (draft.needs == Needs::actor && draft.actors.named());
    if (draft.report && !draft.certain) continue;
    if (!charged) continue;
    draft.obligation.leads = std::move(draft.actors.leads);
    draft.obligation.supports = std::move(draft.actors.supports);
    obligations.push_back(std::move(draft.obligation));
  }
  return obligations;
}

}  // namespace

std::vector<Obligation> prose_obligations(const Material& material) {
  Prose prose(material);
  for (std::size_t i = 0; i < material.text.blocks.size(); ++i) prose.read(i);
  return prose.take();
}

}  // namespace tiaowen
