#include "pipeline/assemble/setting.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestHeading = 40;
// 关于: a title that goes on behind its issuers is addressed to others.
constexpr WordKind kAddressed = {Dictionary::clause_mark, "use", "subject"};

Section section_named(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, Section>, 12> kKinds = {{
      {"background", Section::background},
      {"guiding", Section::guiding},
      {"effect", Section::effect},
      {"goals", Section::goals},
      {"duties", Section::duties},
      {"body", Section::body},
      {"plan", Section::plan},
      {"condition", Section::condition},
      {"application", Section::application},
      {"own", Section::own},
      {"own_report", Section::own_report},
      {"other", Section::plain},
  }};
  for (const auto& [name, section] : kKinds) {
    if (name == kind) return section;
  }
  return Section::plain;
}

// A heading that consists of names: （一）市财政局、市审计局
Actors bodies_of(const Material& material, Span heading) {
  Actors actors;
  constexpr std::uint32_t kOtherCharacters = 5;
  std::uint32_t covered = 0;
  const MentionRange range = mentions_in(material, heading);
  for (int i = range.begin; i < range.end; ++i) {
    if (department_at(material, i) == nullptr) continue;
    actors.leads.push_back(i);
    covered += material.mentions[static_cast<std::size_t>(i)].span.length();
  }
  if (covered + kOtherCharacters < heading.length()) return {};
  if (!actors.leads.empty()) actors.from = heading;
  return actors;
}

}  // namespace

Span heading_of(const Material& material, const Clause& clause) {
  if (!clause.heading.empty()) return clause.heading;
  constexpr std::uint32_t kShort = 16;
  Span line{clause.label.end, clause.label.end};
  if (clause.label.empty()) return line;
  if (line.begin >= clause.span.end) return line;
  const auto words = material.text.view({line.begin, clause.span.end});
  const std::size_t length = words.substr(0, kShort + 2).find(U'\n');
  if (length != words.npos) {
    line.end += static_cast<std::uint32_t>(length);
  } else if (words.size() <= kShort + 1) {
    line.end = clause.span.end;
  }
  return line;
}

std::optional<Section> section_in(const Material& material, Span span) {
  const auto word = first_word(material, span, Dictionary::section);
  if (!word) return std::nullopt;
  return section_named(material.words.cell(*word, "kind"));
}

std::optional<Section> items_after(const Material& material, Span span) {
  std::optional<Section> section;
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word =
        material.words.begins(material.text.folded, at, Dictionary::list_lead);
    if (!word || at + word.length > span.end) continue;
    const std::string_view kind = material.words.cell(word, "kind");
    if (kind == "banned") return Section::banned;
    if (kind == "cases") section = Section::cases;
  }
  return section;
}

int ClauseFinder::clause_at(std::uint32_t at) {
  const auto clause = [this](int i) -> const Clause& {
    return clauses_[static_cast<std::size_t>(i)];
  };
  const auto count = static_cast<int>(clauses_.size());
  if (last_ >= 0 && clause(last_).span.begin > at) last_ = -1;
  while (last_ + 1 < count && clause(last_ + 1).span.begin <= at) ++last_;
  int inner = last_;
  while (inner >= 0 && clause(inner).span.end <= at) {
    inner = clause(inner).parent;
  }
  return inner;
}

Setting::Setting(const Material& material)
    : material_(material), finder_(material.clauses) {
  read_headings();
  read_document_body();
}

void Setting::read_headings() {
  const auto& clauses = material_.clauses;
  sections_.assign(clauses.size(), Section::plain);
  named_.assign(clauses.size(), 0);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].parent >= 0) {
      sections_[i] = sections_[static_cast<std::size_t>(clauses[i].parent)];
    }
    const Span heading = heading_of(material_, clauses[i]);
    if (heading.empty() || heading.length() > kLongestHeading) continue;
    if (const auto section = section_in(material_, heading)) {
      sections_[i] = *section;
    }
    lead_in(static_cast<int>(i), bodies_of(material_, heading));
  }
}

// The body of a section 项目组织机构, or the one that begins a title such as
// 某市科技局2025年部门预算. A title with 关于 is addressed to others.
void Setting::read_document_body() {
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    if (sections_[i] != Section::body || !document_.leads.empty()) continue;
    const Span span = material_.clauses[i].span;
    const MentionRange range = mentions_in(material_, span);
    for (int m = range.begin; m < range.end; ++m) {
      if (department_at(material_, m) == nullptr) continue;
      document_.leads.push_back(m);
      document_.from = material_.mentions[static_cast<std::size_t>(m)].span;
      break;
    }
  }
  read_title();
}

// The first lines of a document, up to its first long one.
void Setting::read_title() {
  constexpr std::size_t kLines = 6;
  constexpr std::uint32_t kLongest = 60;
  const auto& blocks = material_.text.blocks;
  Actors body;
  std::optional<Section> own;
  for (std::size_t b = 0; b < std::min(kLines, blocks.size()); ++b) {
    const Span line = blocks[b].span;
    if (line.length() > kLongest) break;
    if (!line.empty() && material_.text.folded[line.end - 1] == U'。') break;
    if (first_of(material_, line, kAddressed)) return;
    const auto section = section_in(material_, line);
    if (section == Section::own || section == Section::own_report ||
        section == Section::plan) {
      own = section;
    }
    const MentionRange range = mentions_in(material_, line);
    if (range.begin == range.end || !body.leads.empty()) continue;
    const auto first = static_cast<std::size_t>(range.begin);
    if (department_at(material_, range.begin) == nullptr) continue;
    if (material_.mentions[first].span.begin > line.begin + 2) continue;
    body.leads.push_back(range.begin);
    body.from = material_.mentions[first].span;
  }
  if (!own || body.leads.empty()) return;
  report_ = own == Section::own_report;
  if (document_.leads.empty()) document_ = body;
}

Section Setting::section(int clause) const {
  return clause < 0 ? Section::plain
                    : sections_[static_cast<std::size_t>(clause)];
}

// 2.支持举办文化活动。 and at most a line 责任单位：… behind it: a measure, not
// the heading of one.
bool Setting::is_only_heading(const Clause& clause) const {
  const std::u32string_view text = material_.text.folded;
  std::uint32_t at = clause.heading.end;
  // 建立…机制,每季度召开会议。 alone on its line is a sentence.
  constexpr std::uint32_t kLongest = 16;
  const bool stops = at > 0 && (text[at - 1] == U'。' ||
                                (at < text.size() && text[at] == U'。'));
  const std::uint32_t after =
      at < text.size() && text[at] == U'。' ? at + 1 : at;
  if (stops && clause.heading.length() > kLongest &&
      (after >= text.size() || text[after] == U'\n')) {
    return true;
  }
  constexpr std::u32string_view kMarks = U"。;:,";
  while (at < clause.span.end &&
         (is_space(text[at]) || kMarks.find(text[at]) != kMarks.npos)) {
    ++at;
  }
  return at >= clause.span.end ||
         material_.words.begins(text, at, Dictionary::responsibility);
}

bool Setting::in_heading(int clause, Span span) const {
  if (clause < 0) return false;
  const Clause& one = material_.clauses[static_cast<std::size_t>(clause)];
  return !one.heading.empty() && span.begin < one.heading.end &&
         span.end <= one.heading.end + 1 && !is_only_heading(one);
}

int Setting::list_around(int clause) const {
  if (clause < 0) return clause;
  const int parent = material_.clauses[static_cast<std::size_t>(clause)].parent;
  const bool nested =
      parent >= 0 &&
      !material_.clauses[static_cast<std::size_t>(parent)].label.empty();
  return nested ? parent : clause;
}

bool Setting::below(int clause, int ancestor) const {
  while (clause >= 0 && clause != ancestor) {
    clause = material_.clauses[static_cast<std::size_t>(clause)].parent;
  }
  return clause == ancestor;
}

const Actors& Setting::actors(int clause) const {
  while (clause >= 0) {
    const auto at = static_cast<std::size_t>(clause);
    if (named_[at] != 0) return actors_[named_[at] - 1];
    clause = material_.clauses[at].parent;
  }
  return nobody_;
}

void Setting::mark(int clause, Section section) {
  if (clause < 0) return;
  const auto first = static_cast<std::size_t>(clause);
  const Span span = material_.clauses[first].span;
  for (std::size_t i = first; i < sections_.size(); ++i) {
    if (material_.clauses[i].span.begin >= span.end) break;
    sections_[i] = section;
  }
}

void Setting::mark_items(int clause, Section section) {
  if (clause < 0) return;
  const auto own = static_cast<std::size_t>(clause);
  const Section before = sections_[own];
  mark(clause, section);
  sections_[own] = before;
}

void Setting::mark_list(int clause, Section section) {
  if (clause < 0) return;
  const auto& clauses = material_.clauses;
  const auto own = static_cast<std::size_t>(clause);
  for (std::size_t i = own + 1; i < clauses.size(); ++i) {
    if (clauses[i].span.begin >= clauses[own].span.end) break;
    if (clauses[i].parent == clause &&
        clauses[i].kind == ClauseKind::paragraph) {
      break;
    }
    sections_[i] = section;
  }
}

void Setting::lead_in(int clause, const Actors& actors) {
  if (clause < 0) return;
  std::uint32_t& named = named_[static_cast<std::size_t>(clause)];
  named = 0;
  if (!actors.named()) return;
  actors_.push_back(actors);
  named = static_cast<std::uint32_t>(actors_.size());
}

}  // namespace tiaowen
