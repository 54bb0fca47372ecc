#include "pipeline/write/tasks.h"

#include <algorithm>

#include "pipeline/write/evidence.h"

namespace tiaowen {
namespace {

bool is_task(Modality modality) {
  return modality == Modality::duty || modality == Modality::target ||
         modality == Modality::award || modality == Modality::encourage;
}

bool concerns(const Record& record, const Obligation& obligation,
              const std::vector<std::string>& departments) {
  const auto named = [&](const std::vector<int>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(), [&](int mention) {
      return std::find(departments.begin(), departments.end(),
                       department_of(record, mention)) != departments.end();
    });
  };
  return named(obligation.leads) || named(obligation.supports);
}

}  // namespace

std::vector<Task> tasks_of(const Records& records, const SinkOptions& options) {
  std::vector<Task> tasks;
  for (const Record* record : records) {
    for (const Obligation& obligation : record->obligations) {
      if (!is_task(obligation.modality)) continue;
      if (!options.departments.empty() &&
          !concerns(*record, obligation, options.departments)) {
        continue;
      }
      tasks.push_back({record, &obligation});
    }
  }
  return tasks;
}

std::vector<const Mention*> times_of(const Task& task) {
  std::vector<const Mention*> times;
  for (const int due : task.obligation->due) {
    const Mention& mention = mention_at(*task.record, due);
    if (std::holds_alternative<Time>(mention.value)) times.push_back(&mention);
  }
  return times;
}

std::vector<std::string> names_of(const Record& record,
                                  const std::vector<int>& mentions) {
  std::vector<std::string> names;
  for (const int mention : mentions) {
    const std::string& name = department_of(record, mention);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

const char* chinese_name_of(Modality modality) {
  switch (modality) {
    case Modality::target:
      return "目标";
    case Modality::award:
      return "奖补";
    case Modality::encourage:
      return "支持";
    default:
      return "任务";
  }
}

}  // namespace tiaowen
