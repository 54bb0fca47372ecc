// A store of a few documents of our own, and questions put to it as typed.
#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/command/query_command.h"
#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen::testing {

inline constexpr const char* kIncubators =
    "玉溪市科技企业孵化器奖补办法\n玉科规〔2025〕2号\n"
    "第一章 总则\n第一条 为规范孵化器奖补工作，制定本办法。\n"
    "第二章 奖补标准\n"
    "第二条 孵化器奖补按照下列标准执行：\n"
    "（一）对新认定的国家级孵化器，每户给予80万元奖励；\n"
    "（二）对新认定的市级孵化器，每户给予20万元奖励。\n"
    "第三条 市财政局应当于2026年5月31日前拨付奖补资金。\n"
    "第四条 市科技局会同市财政局于2026年9月30日前公布孵化器名单。\n"
    "玉溪市科学技术局\n2025年1月10日\n";

inline constexpr const char* kBudget =
    "玉溪市财政局关于做好预算绩效工作的通知\n玉财绩〔2025〕7号\n各县（市、区）"
    "财政局："
    "\n"
    "一、市财政局应当于2026年12月31日前完成绩效评价。\n"
    "二、安排专项资金合计1000万元，其中：技术改造600万元，人才引进400万元。\n"
    "三、县财政局应当于2026年3月31日前报送自评报告。\n"
    "玉溪市财政局\n2025年2月20日\n";

class AskedStore {
 public:
  AskedStore() : store_(Store::open(path(), OpenMode::write)) {
    put_text(*store_, kIncubators, "a/孵化器.txt");
    put_text(*store_, kBudget, "b/预算.txt");
  }

  std::string path() const { return (folder_.path() / "tiaowen.db").string(); }
  const TemporaryFolder& folder() const { return folder_; }
  Store& store() { return *store_; }

  QueryCommand about(const std::string& subject) const {
    QueryCommand command;
    command.subject = subject;
    command.store = path();
    command.today = "2025-11-22";
    command.format = "ndjson";
    return command;
  }

 private:
  TemporaryFolder folder_;
  Result<Store> store_;
};

struct Asked {
  int status = 0;
  std::string out, log;
  std::vector<nlohmann::json> rows;  // of ndjson

  // One field of every row.
  std::vector<std::string> all(const char* key) const {
    std::vector<std::string> values;
    for (const nlohmann::json& row : rows) {
      values.push_back(row[key].is_null() ? "-" : row[key].get<std::string>());
    }
    return values;
  }
};

inline Asked ask(const QueryCommand& command) {
  std::ostringstream out, log;
  Asked asked;
  asked.status = query_command(command, shipped_words(), out, log);
  asked.out = out.str();
  asked.log = log.str();
  if (command.format != "ndjson") return asked;
  std::istringstream lines(asked.out);
  for (std::string line; std::getline(lines, line);) {
    asked.rows.push_back(nlohmann::json::parse(line));
  }
  return asked;
}

}  // namespace tiaowen::testing
