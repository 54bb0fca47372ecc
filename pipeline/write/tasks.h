// Which obligations are tasks, for calendars and registers: what someone has
// to do. Powers, prohibitions and denials are none.
#pragma once

#include <string>
#include <vector>

#include "pipeline/write/sinks.h"

namespace tiaowen {

struct Task {
  const Record* record = nullptr;
  const Obligation* obligation = nullptr;
};

// In the order of the records; of one department only where options name it.
std::vector<Task> tasks_of(const Records& records, const SinkOptions& options);

// The times by which a task is due, in order.
std::vector<const Mention*> times_of(const Task& task);

// The names of these mentions, each once.
std::vector<std::string> names_of(const Record& record,
                                  const std::vector<int>& mentions);

// 任务、目标 …: the modality as people call it.
const char* chinese_name_of(Modality modality);

}  // namespace tiaowen
