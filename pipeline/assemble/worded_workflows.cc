#include "pipeline/assemble/worded_workflows.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/steps.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/find_letter.h"

namespace tiaowen {
namespace {

constexpr WordKind kOrder = {Dictionary::procedure, "kind", ""};
constexpr WordKind kManner = {Dictionary::procedure, "kind", "manner"};

// The items of a quoted list, or none.
std::vector<Span> items_of(std::u32string_view text, Span list) {
  std::vector<Span> items;
  std::uint32_t from = list.begin;
  for (std::uint32_t i = list.begin; i <= list.end; ++i) {
    const bool mark = i == list.end || text[i] == U'、' || text[i] == U',' ||
                      text[i] == U'→' || text[i] == U'-' || text[i] == U'—';
    if (!mark) continue;
    if (i > from) items.push_back({from, i});
    from = i + 1;
  }
  return items;
}

class WordedWorkflows {
 public:
  WordedWorkflows(const Material& material,
                  const std::vector<Obligation>& obligations)
      : material_(material), obligations_(obligations), seen_(material) {}

  std::vector<Workflow> find();

 private:
  void read_quoted(std::size_t open);
  std::size_t read_arrows(std::size_t arrow);
  std::vector<int> bodies_in(Span item) const;

  const Material& material_;
  const std::vector<Obligation>& obligations_;
  BranchWords seen_;
  std::vector<Workflow> found_;
};

std::vector<Workflow> WordedWorkflows::find() {
  const std::u32string_view text = material_.text.folded;
  std::vector<std::size_t> arrows;
  for (std::size_t at = find_any(text, 0, U'“', U'→'); at != text.npos;
       at = find_any(text, at + 1, U'“', U'→')) {
    if (text[at] == U'→') {
      arrows.push_back(at);
    } else {
      read_quoted(at);
    }
  }
  std::size_t read = 0;
  for (const std::size_t arrow : arrows) {
    if (arrow >= read) read = read_arrows(arrow);
  }
  return std::move(found_);
}

// 主体申报→乡镇初审→公示→兑付: a list of its own kind, quoted or not. Gives
// where it ends.
std::size_t WordedWorkflows::read_arrows(std::size_t arrow) {
  constexpr std::size_t kFewestItems = 3, kReach = 400;
  constexpr std::uint32_t kLongestItem = 20;
  constexpr std::u32string_view kEnds = U"\n。:;,“”";
  const std::u32string_view text = material_.text.folded;
  std::size_t begin = arrow;
  while (begin > 0 && arrow - begin < kLongestItem &&
         kEnds.find(text[begin - 1]) == kEnds.npos) {
    --begin;
  }
  std::size_t end = arrow;
  while (end < text.size() && end - begin < kReach &&
         kEnds.find(text[end]) == kEnds.npos) {
    ++end;
  }
  const Span list{static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(end)};
  std::vector<Span> items;
  std::uint32_t from = list.begin;
  for (std::uint32_t i = list.begin; i <= list.end; ++i) {
    if (i < list.end && text[i] != U'→') continue;
    items.push_back(without_marks(text, {from, i}));
    from = i + 1;
  }
  if (items.size() < kFewestItems ||
      std::any_of(items.begin(), items.end(), [](Span item) {
        return item.empty() || item.length() > kLongestItem;
      })) {
    return end;
  }
  Workflow workflow;
  workflow.span = list;
  workflow.name = name_in(material_, list);
  for (const Span& item : items) {
    Step step = step_of(material_, obligations_, seen_, item, item);
    if (step.actors.empty()) step.actors = bodies_in(item);
    workflow.steps.push_back(std::move(step));
  }
  number_steps(workflow);
  found_.push_back(std::move(workflow));
  return end;
}

// Whoever stands in 县农业农村局复核 acts, but for those who approve.
std::vector<int> WordedWorkflows::bodies_in(Span item) const {
  std::vector<int> bodies;
  const MentionRange range = mentions_in(material_, item);
  for (int i = range.begin; i < range.end; ++i) {
    const Department* department = department_at(material_, i);
    if (department != nullptr && department->role != DepartmentRole::approve) {
      bodies.push_back(i);
    }
  }
  return bodies;
}

// 按照“申报、评审、公示”的程序
void WordedWorkflows::read_quoted(std::size_t open) {
  constexpr std::size_t kFewestItems = 3;
  constexpr std::uint32_t kLongestItem = 12;
  const std::u32string_view text = material_.text.folded;
  constexpr std::size_t kLongestList = 200;
  const std::size_t length =
      find_any(text.substr(open, kLongestList), 0, U'”', U'\n');
  if (length == text.npos || text[open + length] != U'”') return;
  const std::size_t close = open + length;
  const Span after{
      static_cast<std::uint32_t>(close + 1),
      static_cast<std::uint32_t>(std::min(close + 6, text.size()))};
  if (text[close + 1 < text.size() ? close + 1 : close] != U'的') return;
  const bool manner = begins_word(material_, after.begin + 1, kManner);
  if (!manner && !first_of(material_, after, kOrder)) return;
  const Span list{static_cast<std::uint32_t>(open + 1),
                  static_cast<std::uint32_t>(close)};
  const std::vector<Span> items = items_of(text, list);
  if (items.size() < kFewestItems) return;
  if (std::any_of(items.begin(), items.end(),
                  [&](Span item) { return item.length() > kLongestItem; })) {
    return;
  }
  Workflow workflow;
  workflow.span = list;
  workflow.name = name_in(material_, list);
  for (const Span& item : items) {
    workflow.steps.push_back(
        step_of(material_, obligations_, seen_, item, item));
  }
  number_steps(workflow);
  found_.push_back(std::move(workflow));
}

}  // namespace

std::vector<Workflow> worded_workflows(
    const Material& material, const std::vector<Obligation>& obligations) {
  return WordedWorkflows(material, obligations).find();
}

}  // namespace tiaowen
