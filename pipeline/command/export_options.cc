#include "pipeline/command/export_options.h"

#include <CLI/CLI.hpp>

#include "pipeline/command/messages.h"

namespace tiaowen {
namespace {

class ExportOptions {
 public:
  ExportOptions(CLI::App& app, ExportCommand& command)
      : app_(app), command_(command) {}

  void add() {
    app_.add_option("FORMAT", command_.format,
                    say("dmn, bpmn, ics, akn, xlsx, csv or ndjson",
                        "格式：dmn、bpmn、ics、akn、xlsx、csv 或 ndjson"))
        ->required();
    app_.add_option("RECORD", command_.records,
                    say("records that run wrote, folders of them, or -",
                        "run 写出的记录、其文件夹，或 -"));
    app_.add_option("--store", command_.store,
                    say("records of this store", "存储文件中的记录"))
        ->option_text("FILE");
    app_.add_option("--match", command_.match,
                    say("only documents with this in their title or number",
                        "只要标题或文号含有这些字的文件"))
        ->option_text("WORDS");
    app_.add_option(
            "-o,--out", command_.out,
            say("file, or folder ending in /", "文件，或以 / 结尾的文件夹"))
        ->option_text("PATH");
    add_tasks();
    add_lines();
  }

 private:
  void add_tasks() {
    app_.add_option("--department", command_.departments,
                    say("ics, xlsx, csv: only what this body leads or supports",
                        "ics、xlsx、csv：只要该部门牵头或配合的任务"))
        ->allow_extra_args(false)
        ->option_text("NAME");
    app_.add_option_function<std::string>(
            "--today",
            [this_ = *this](const std::string& day) { this_.today(day); },
            say("xlsx, csv: day that the state of tasks is told for",
                "xlsx、csv：按该日计算状态，如 2025-06-30"))
        ->option_text("DATE");
    app_.add_option("--alarm", command_.options.alarms,
                    say("ics: alarm so many days before (repeatable)",
                        "ics：提前几天提醒（可重复）"))
        ->check(CLI::Range(0, 3650))
        ->allow_extra_args(false)
        ->option_text("DAYS");
  }

  void add_lines() {
    app_.add_flag("--bom", command_.options.byte_order_mark,
                  say("csv: begin with a byte order mark",
                      "csv：以字节顺序标记开头（便于 Excel 打开）"));
    app_.add_flag_callback(
        "--rules",
        [&command = command_] { command.options.kind = Register::rules; },
        say("csv: the rule tables, not the tasks",
            "csv：导出规则表而不是任务台账"));
  }

  void today(const std::string& day) const {
    command_.options.today = parse_date(day);
    if (command_.options.today && command_.options.today->day != 0) return;
    throw CLI::ValidationError(
        "--today", say("no date like 2025-06-30", "请写成 2025-06-30 的形式"));
  }

  CLI::App& app_;
  ExportCommand& command_;
  const Say say{command_.language};
};

}  // namespace

void add_export_options(CLI::App& app, ExportCommand& command) {
  ExportOptions(app, command).add();
}

void add_diff_options(CLI::App& app, DiffCommand& command) {
  const Say say{command.language};
  app.add_option("OLD", command.before, say("older record", "旧版记录"))
      ->required();
  app.add_option("NEW", command.after, say("newer record", "新版记录"))
      ->required();
  app.add_flag("--json", command.json, say("as JSON", "输出 JSON"));
}

}  // namespace tiaowen
