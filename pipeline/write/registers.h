// Registers: what spreadsheets hold, as rows of typed cells.
//
//   task_register   督查台账: 序号, 任务, 牵头单位, 配合单位, 完成时限, 依据,
//                   原文, 页码, 状态
//   rule_register   规则表: a row of a decision table in each row
#pragma once

#include <string>
#include <vector>

#include "pipeline/write/sheet.h"
#include "pipeline/write/sinks.h"

namespace tiaowen {

struct RegisterTable {
  std::string name, title;
  SheetFields columns;  // whose keys are their titles
  std::vector<SheetRow> rows;
};

RegisterTable task_register(const Records& records, const SinkOptions& options);
RegisterTable rule_register(const Records& records);

// 剩余20天, 今天到期, 已过3天: by the days left on `today`; 长期 and 待触发
// where there is no day.
std::string state_of(const std::vector<const Mention*>& times, Date today);

}  // namespace tiaowen
