#include "pipeline/command/decide_options.h"

#include <CLI/CLI.hpp>

#include "pipeline/command/messages.h"

namespace tiaowen {

void add_decide_options(CLI::App& app, DecideCommand& command) {
  const Say say{command.language};
  app.add_option("RECORD", command.record,
                 say("a record's JSON file, or - for standard input",
                     "记录（JSON 文件），或 - 表示标准输入"))
      ->required();
  app.add_option("RULE", command.rule,
                 say("its id (r3) or name; none: list the rules",
                     "规则的编号（r3）或名称；不写则列出全部规则"));
  app.add_option("NAME=VALUE", command.given,
                 say("what is known of the case: 级别=省级 得分=85 "
                     "投资额=500万元 经备案=true",
                     "个案情况：级别=省级 得分=85 投资额=500万元 经备案=是"));
  app.add_flag("--json", command.json, say("answer as JSON", "以 JSON 输出"));
}

}  // namespace tiaowen
