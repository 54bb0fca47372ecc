// Task tables: a table whose columns say what is to be done, by whom and by
// when becomes one obligation for each task.
//
//   重点任务   | 具体举措       | 牵头单位 | 配合单位       | 完成时限
//   1.优化服务 | 上线办事平台   | 市政务局 | 市大数据中心   | 2025年6月底
//
// Columns are known by what their heads mean (dictionaries/task_column.tsv).
// Cells merged over several rows hold for each of them.
#pragma once

#include <vector>

#include "pipeline/assemble/assemble.h"

namespace tiaowen {

// The obligations of all task tables, by place.
std::vector<Obligation> table_obligations(const Material& material);

}  // namespace tiaowen
