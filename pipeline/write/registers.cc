#include "pipeline/write/registers.h"

#include <initializer_list>
#include <utility>

#include "pipeline/write/evidence.h"
#include "pipeline/write/recurrence.h"
#include "pipeline/write/tasks.h"

namespace tiaowen {
namespace {

std::string joined(const std::vector<std::string>& parts,
                   const std::string& between) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

// 2025年底（2025-12-31）
std::string limit_of(const Record& record, const Mention& mention) {
  const Time& time = std::get<Time>(mention.value);
  std::string words = quote_of(record, mention);
  if (time.due) words += "（" + time.due->str() + "）";
  return words;
}

SheetValue page_in(const Record& record, Span span) {
  const auto page = page_of(record, span);
  return page ? SheetValue(std::int64_t{*page}) : SheetValue();
}

// Columns whose keys are their titles, each with its width.
SheetFields columns_of(
    std::initializer_list<std::pair<const char*, int>> columns) {
  SheetFields fields;
  for (const auto& [name, width] : columns)
    fields.push_back({name, name, width});
  return fields;
}

SheetRow task_row(const Task& task, std::size_t number,
                  const SinkOptions& options) {
  const Record& record = *task.record;
  const Obligation& obligation = *task.obligation;
  std::string leads = joined(names_of(record, obligation.leads), "、");
  if (leads.empty() && obligation.bearer) {
    leads = quote_of(record, *obligation.bearer);
  }
  const auto times = times_of(task);
  std::vector<std::string> limits;
  for (const Mention* time : times) limits.push_back(limit_of(record, *time));
  return {static_cast<std::int64_t>(number),
          quote_of(record, obligation.action),
          leads,
          joined(names_of(record, obligation.supports), "、"),
          joined(limits, "；"),
          document_name(record) + clause_path(record, obligation.clause),
          quote_of(record, obligation.span),
          page_in(record, obligation.span),
          options.today ? state_of(times, *options.today) : std::string()};
}

std::string condition_of(const Rule& rule, const RuleRow& row) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < row.when.size() && i < rule.inputs.size(); ++i) {
    if (row.when[i] != "-") {
      parts.push_back(rule.inputs[i].name + "：" + row.when[i]);
    }
  }
  return joined(parts, "；");
}

SheetRow rule_row(const Record& record, const Rule& rule, std::size_t number,
                  const RuleRow& row) {
  const auto figure = [](const std::optional<Decimal>& value) {
    return value ? SheetValue(*value) : SheetValue();
  };
  return {document_name(record),
          "r" + std::to_string(number),
          rule.name,
          condition_of(rule, row),
          rule.output_name,
          figure(row.then ? row.then : row.then_min),
          figure(row.then ? row.then : row.then_max),
          row.formula,
          rule.output_unit,
          joined(rule.output_per, "、"),
          rule.hit_policy,
          clause_path(record, rule.clause),
          quote_of(record, row.span),
          page_in(record, row.span)};
}

}  // namespace

std::string state_of(const std::vector<const Mention*>& times, Date today) {
  std::optional<int> left;  // to the next day that is due, else the last one
  bool open = false, event = false;
  for (const Mention* mention : times) {
    const Time& time = std::get<Time>(mention->value);
    std::optional<Date> due = time.due;
    if (!time.recurrence.empty()) due = next_occurrence(time.recurrence, today);
    open = open || time.kind == TimeKind::open;
    event = event || time.kind == TimeKind::relative;
    if (!due || due->day == 0) continue;
    const int days = days_between(today, *due);
    const bool nearer =
        !left || (*left < 0 ? days > *left : days >= 0 && days < *left);
    if (nearer) left = days;
  }
  if (!left) return open ? "长期" : event ? "待触发" : "";
  if (*left == 0) return "今天到期";
  return *left > 0 ? "剩余" + std::to_string(*left) + "天"
                   : "已过" + std::to_string(-*left) + "天";
}

RegisterTable task_register(const Records& records,
                            const SinkOptions& options) {
  RegisterTable sheet;
  sheet.name = "督查台账";
  sheet.title =
      options.departments.empty()
          ? sheet.name
          : sheet.name + "（" + joined(options.departments, "、") + "）";
  if (options.today) sheet.title += " " + options.today->str();
  sheet.columns = columns_of({{"序号", 5},
                              {"任务", 34},
                              {"牵头单位", 16},
                              {"配合单位", 16},
                              {"完成时限", 16},
                              {"依据", 22},
                              {"原文", 40},
                              {"页码", 5},
                              {"状态", 10}});
  for (const Task& task : tasks_of(records, options)) {
    sheet.rows.push_back(task_row(task, sheet.rows.size() + 1, options));
  }
  return sheet;
}

RegisterTable rule_register(const Records& records) {
  RegisterTable sheet;
  sheet.name = sheet.title = "规则表";
  sheet.columns = columns_of({{"文件", 20},
                              {"规则", 6},
                              {"名称", 20},
                              {"条件", 30},
                              {"结果", 10},
                              {"下限", 12},
                              {"上限", 12},
                              {"公式", 20},
                              {"币种", 6},
                              {"单位", 6},
                              {"命中策略", 9},
                              {"条款", 14},
                              {"原文", 34},
                              {"页码", 5}});
  for (const Record* record : records) {
    for (std::size_t i = 0; i < record->rules.size(); ++i) {
      for (const RuleRow& row : record->rules[i].rows) {
        sheet.rows.push_back(rule_row(*record, record->rules[i], i + 1, row));
      }
    }
  }
  return sheet;
}

}  // namespace tiaowen
