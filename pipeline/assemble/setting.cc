#include "pipeline/assemble/setting.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kLongestHeading = 40;

Section section_named(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, Section>, 10> kKinds = {{
      {"background", Section::background},
      {"guiding", Section::guiding},
      {"effect", Section::effect},
      {"goals", Section::goals},
      {"duties", Section::duties},
      {"body", Section::body},
      {"plan", Section::plan},
      {"condition", Section::condition},
      {"application", Section::application},
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
  const MentionRange range = mentions_in(material.mentions, heading);
  for (int i = range.begin; i < range.end; ++i) {
    if (department_at(material, i) == nullptr) continue;
    actors.leads.push_back(i);
    covered += material.mentions[static_cast<std::size_t>(i)].span.length();
  }
  if (covered + kOtherCharacters < heading.length()) return {};
  if (!actors.leads.empty()) actors.from = heading;
  return actors;
}

bool holds(std::u32string_view text, std::u32string_view word) {
  return text.find(word) != std::u32string_view::npos;
}

}  // namespace

Setting::Setting(const Material& material) : material_(material) {
  read_headings();
  read_document_body();
}

void Setting::read_headings() {
  const auto& clauses = material_.clauses;
  sections_.assign(clauses.size(), Section::plain);
  actors_.assign(clauses.size(), {});
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].parent >= 0) {
      sections_[i] = sections_[static_cast<std::size_t>(clauses[i].parent)];
    }
    const Span heading = clauses[i].heading;
    if (heading.empty() || heading.length() > kLongestHeading) continue;
    if (const auto word = first_word(material_, heading, Dictionary::section)) {
      sections_[i] = section_named(material_.words.cell(*word, "kind"));
    }
    actors_[i] = bodies_of(material_, heading);
  }
}

// The body of a section 项目组织机构, or the one that begins a title such as
// 某市科技局2025年部门预算. A title with 关于 is addressed to others.
void Setting::read_document_body() {
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    if (sections_[i] != Section::body || !document_.leads.empty()) continue;
    const Span span = material_.clauses[i].span;
    const MentionRange range = mentions_in(material_.mentions, span);
    for (int m = range.begin; m < range.end; ++m) {
      if (department_at(material_, m) == nullptr) continue;
      document_.leads.push_back(m);
      document_.from = material_.mentions[static_cast<std::size_t>(m)].span;
      break;
    }
  }
  if (!document_.leads.empty() || material_.text.blocks.empty()) return;
  constexpr std::array<std::u32string_view, 6> kOwn = {
      U"预算", U"决算", U"项目", U"工作总结", U"工作计划", U"职能"};
  for (std::size_t b = 0;
       b < std::min<std::size_t>(5, material_.text.blocks.size()); ++b) {
    const Span title = material_.text.blocks[b].span;
    const std::u32string_view view = material_.text.view(title);
    if (title.length() > 60 || holds(view, U"关于")) continue;
    if (std::none_of(kOwn.begin(), kOwn.end(),
                     [&](auto word) { return holds(view, word); })) {
      continue;
    }
    const MentionRange range = mentions_in(material_.mentions, title);
    if (range.begin == range.end) continue;
    const auto first = static_cast<std::size_t>(range.begin);
    if (department_at(material_, range.begin) == nullptr) continue;
    if (material_.mentions[first].span.begin > title.begin + 2) continue;
    document_.leads.push_back(range.begin);
    document_.from = material_.mentions[first].span;
    return;
  }
}

int Setting::clause_at(std::uint32_t at) {
  const auto& clauses = material_.clauses;
  const auto count = static_cast<int>(clauses.size());
  if (at_ >= 0 && clauses[static_cast<std::size_t>(at_)].span.begin > at) {
    at_ = -1;
  }
  while (at_ + 1 < count &&
         clauses[static_cast<std::size_t>(at_ + 1)].span.begin <= at) {
    ++at_;
  }
  int inner = at_;
  while (inner >= 0 &&
         clauses[static_cast<std::size_t>(inner)].span.end <= at) {
    inner = clauses[static_cast<std::size_t>(inner)].parent;
  }
  return inner;
}

Section Setting::section(int clause) const {
  return clause < 0 ? Section::plain
                    : sections_[static_cast<std::size_t>(clause)];
}

bool Setting::in_heading(int clause, Span span) const {
  if (clause < 0) return false;
  const Clause& one = material_.clauses[static_cast<std::size_t>(clause)];
  return !one.heading.empty() && span.begin < one.heading.end &&
         span.end <= one.heading.end + 1;
}

bool Setting::below(int clause, int ancestor) const {
  while (clause >= 0 && clause != ancestor) {
    clause = material_.clauses[static_cast<std::size_t>(clause)].parent;
  }
  return clause == ancestor;
}

const Actors& Setting::actors(int clause) const {
  while (clause >= 0) {
    const Actors& here = actors_[static_cast<std::size_t>(clause)];
    if (here.named()) return here;
    clause = material_.clauses[static_cast<std::size_t>(clause)].parent;
  }
  return nobody_;
}

void Setting::lead_in(int clause, const Actors& actors) {
  if (clause >= 0) actors_[static_cast<std::size_t>(clause)] = actors;
}

}  // namespace tiaowen
