#include "pipeline/assemble/table_heads.h"

#include <string_view>

#include "pipeline/assemble/figures.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

Column column_named(std::string_view name) {
  if (name == "task") return Column::task;
  if (name == "lead") return Column::lead;
  if (name == "responsible") return Column::responsible;
  if (name == "support") return Column::support;
  if (name == "due") return Column::due;
  if (name == "result") return Column::result;
  if (name == "unit") return Column::unit;
  return Column::other;
}

}  // namespace

// A head is short and ends with a word that names a column: 主要任务, 牵头单位.
std::optional<Head> head_of(const Material& material, Span cell) {
  constexpr std::uint32_t kLongestHead = 16;
  const std::u32string_view text = material.text.folded;
  while (!cell.empty() && is_space(text[cell.end - 1])) --cell.end;
  if (cell.empty()) return std::nullopt;
  std::uint32_t end = cell.end;
  if (text[end - 1] == U')') {  // 完成时限(2025年)
    while (end > cell.begin && text[end - 1] != U'(') --end;
    if (end > cell.begin) --end;
    while (end > cell.begin && is_space(text[end - 1])) --end;
  }
  if (end - cell.begin > kLongestHead) return std::nullopt;
  const Word word = material.words.ends(text, end, Dictionary::task_column);
  if (!word || word.length > end - cell.begin) return std::nullopt;
  Head head{column_named(material.words.cell(word, "column")), {}};
  if (const auto& value = material.words.value(word)) head.rank = *value;
  return head;
}

// 1.…;2.…;3.… in one cell are several tasks.
std::vector<Span> statements_of(std::u32string_view text, Span cell) {
  std::vector<std::uint32_t> starts;
  int next = 1;
  for (std::uint32_t i = cell.begin; i + 1 < cell.end; ++i) {
    if (text[i] != static_cast<char32_t>(U'0' + next) || next > 9) continue;
    const bool mark = text[i + 1] == U'、' || text[i + 1] == U'.';
    const bool number = i + 2 < cell.end && is_digit(text[i + 2]);
    const bool free = i == cell.begin || is_space(text[i - 1]) ||
                      text[i - 1] == U';' || text[i - 1] == U'。';
    if (!mark || number || !free) continue;
    starts.push_back(i);
    ++next;
  }
  if (starts.size() < 2 || starts.front() != cell.begin) return {cell};
  std::vector<Span> parts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    Span part{starts[i] + 2, i + 1 < starts.size() ? starts[i + 1] : cell.end};
    constexpr std::u32string_view kEnds = U" ;。,";
    while (!part.empty() &&
           kEnds.find(text[part.end - 1]) != std::u32string_view::npos) {
      --part.end;
    }
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

Obligation task_of(const Material& material, Span statement) {
  Obligation obligation;
  obligation.span = obligation.action = statement;
  obligation.from_table = true;
  const Figures figures = figures_in(material, statement);
  obligation.amounts = figures.amounts;
  obligation.ratios = figures.ratios;
  obligation.quantities = figures.quantities;
  obligation.due = dues_in(material, statement);
  const bool counts = !figures.ratios.empty() || !figures.quantities.empty();
  obligation.modality = counts ? Modality::target : Modality::duty;
  return obligation;
}

}  // namespace tiaowen
