#include "pipeline/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>
#include <utility>

#include "pipeline/command/command.h"
#include "pipeline/command/command_tree.h"
#include "pipeline/command/decide_options.h"
#include "pipeline/command/export_options.h"
#include "pipeline/command/hand_over.h"
#include "pipeline/command/ingest_command.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/query_options.h"
#include "pipeline/command/shared_options.h"
#include "pipeline/keep_memory.h"
#include "pipeline/shipped.h"

namespace tiaowen {
namespace {

class Program {
 public:
  Program(int argc, char** argv, const Views* views)
      : language_(language_of_environment()), views_(views) {
    app_.name("tiaowen");
    app_.option_defaults()->group(say("Options", "选项"));
    app_.description(
        say("turns Chinese policy documents into records a machine can act on",
            "条文：把政策文件变成机器可用的记录"));
    app_.set_help_flag("-h,--help", say("print this help", "显示帮助"));
    app_.set_version_flag("--version", std::string("tiaowen ") + version(),
                          say("print the version", "显示版本"));
    app_.require_subcommand(1);
    if (language_ == Language::chinese) {
      auto formatter = std::make_shared<CLI::Formatter>();
      formatter->label("Usage", "用法");
      formatter->label("OPTIONS", "选项");
      formatter->label("SUBCOMMAND", "命令");
      formatter->label("Options", "选项");
      formatter->label("Subcommands", "命令");
      formatter->label("Positionals", "参数");
      formatter->label("REQUIRED", "必填");
      app_.formatter(formatter);
      app_.failure_message([](const CLI::App*, const CLI::Error& error) {
        return usage_in_chinese(error.get_name(), error.what());
      });
    }
    add_commands(argc > 1 ? argv[1] : "");
  }

  int main(int argc, char** argv) {
    keep_freed_memory();
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? kExitGood : kExitUsage;
    }
    if (views_ == nullptr && is_view()) return hand_over("tiaowen-views", argv);
    if (asked("schema")) {
      std::cout << record_schema();
      return kExitGood;
    }
    if (asked("store")) {
      return store_check_command(store_, std::cout);
    }
    if (asked("merge")) {
      return merge_command(merge_, std::cerr);
    }
    if (asked("ingest") || asked("shard")) {
      if (!finish_options()) return kExitUsage;
      ingest_.stop = &stop_on_signals();
      return ingest_command(ingest_, std::cerr);
    }
    if (asked("completion")) return print_completion();
    if (asked("manual")) {
      std::cout << manual_page(command_tree(app_), version());
      return kExitGood;
    }
    const auto words = load_lexicon(options_.dictionaries);
    if (!words) {
      std::cerr << words.error().message << "\n";
      return kExitUsage;
    }
    if (!finish_options()) return kExitUsage;
    if (asked("run")) {
      return run_command(run_, *words, std::cerr);
    }
    if (asked("pipe")) {
      return pipe_command(pipe_, *words, std::cin, std::cout);
    }
    if (asked("show")) {
      return views_->show(show_, *words, std::cout, std::cerr);
    }
    if (asked("export")) {
      return views_->export_records(export_, *words, std::cin, std::cout,
                                    std::cerr);
    }
    if (asked("diff")) {
      return diff_command(diff_, std::cin, std::cout, std::cerr);
    }
    if (asked("explain")) {
      return explain_command(explain_, *words, language_, std::cout);
    }
    if (asked("decide")) {
      return decide_command(decide_, *words, std::cin, std::cout, std::cerr);
    }
    if (asked("query")) {
      return views_->query(query_, *words, std::cout, std::cerr);
    }
    return check_dictionaries_command(*words, language_, std::cout);
  }

 private:
  std::string say(const char* english, const char* chinese) const {
    return either(language_, english, chinese);
  }

  // The options of the command asked for; of all where it is not plain which
  // one that is. Nobody should wait for those of the others.
  void add_commands(std::string_view asked) {
    using Add = void (Program::*)();
    constexpr std::array<std::pair<std::string_view, Add>, 9> kCommands{
        {{"run", &Program::add_run},
         {"pipe", &Program::add_pipe},
         {"explain", &Program::add_explain},
         {"decide", &Program::add_decide},
         {"show", &Program::add_show},
         {"query", &Program::add_query},
         {"export", &Program::add_export},
         {"", &Program::add_small},
         {"ingest", &Program::add_ingest}}};
    const auto one = std::find_if(
        kCommands.begin(), kCommands.end(), [&](const auto& command) {
          return !asked.empty() && command.first == asked;
        });
    if (one != kCommands.end()) return (this->*one->second)();
    for (const auto& command : kCommands) (this->*command.second)();
    for (CLI::App* sub : app_.get_subcommands(nullptr)) {
      sub->group(say("Subcommands", "命令"));
    }
  }

  bool asked(std::string_view name) const {
    return app_.get_subcommands().front()->get_name() == name;
  }
  bool is_view() const {
    return asked("show") || asked("export") || asked("query");
  }

  CLI::App* command(const char* name, const char* english,
                    const char* chinese) {
    CLI::App* sub = app_.add_subcommand(name, say(english, chinese));
    sub->set_help_flag("-h,--help", say("print this help", "显示帮助"));
    sub->add_option("--dictionaries", options_.dictionaries,
                    say("folder of rows laid over the shipped dictionaries",
                        "本单位词典所在文件夹，叠加在自带词典之上"))
        ->option_text("DIR");
    return sub;
  }

  void add_run() {
    CLI::App* sub = command("run", "read documents and write their records",
                            "读取文档并写出记录");
    sub->add_option("INPUT", run_.inputs,
                    say("files, folders (recursive), or - for standard input",
                        "文件、文件夹（含子文件夹），或 - 表示标准输入"))
        ->required();
    sub->add_option("-o,--out", run_.out,
                    say("folder to write to", "输出文件夹"))
        ->capture_default_str()
        ->option_text("DIR");
    sub->add_option("--jobs", run_.jobs,
                    say("documents read at the same time; 0: one for each core",
                        "同时处理的文档数；0 表示每核一个"))
        ->check(CLI::Range(0, 1024))
        ->option_text("N");
    sub->add_flag(
        "-q,--quiet", run_.quiet,
        say("print failures and the summary only", "只显示失败和汇总"));
    add_context_options(*sub, options_, language_);
    add_reading_options(*sub, options_, language_);
  }

  void add_pipe() {
    CLI::App* sub = command("pipe",
                            "a JSON object a line in ({\"id\", \"text\" or "
                            "\"path\", \"context\"}), "
                            "a record a line out",
                            "逐行读入 JSON（{\"id\", \"text\" 或 \"path\", "
                            "\"context\"}），逐行输出记录");
    sub->add_flag("--numerals", pipe_.numerals,
                  say("add every numeral read", "同时输出读到的每个数词"));
    add_context_options(*sub, options_, language_);
    add_reading_options(*sub, options_, language_);
  }

  void add_explain() {
    CLI::App* sub =
        command("explain", "what is found in a phrase, by which rule and rows",
                "说明一句话中读出了什么、依据哪条规则和词典行");
    sub->add_option("PHRASE", explain_.phrase, say("the phrase", "语句"))
        ->required();
    add_context_options(*sub, options_, language_);
  }

  void add_decide() {
    decide_.language = language_;
    add_decide_options(
        *command("decide",
                 "put a case to a rule of a record: how much, by which words",
                 "按记录中的规则判定个案：给多少、依据哪句话"),
        decide_);
  }

  void add_show() {
    CLI::App* sub =
        command("show", "draw what was read on the pages of a document",
                "在文档页面上画出读到的内容");
    sub->add_option("FILE", show_.input,
                    say("a PDF, OFD or picture file", "PDF、OFD 或图片文件"))
        ->required();
    sub->add_option("--page", show_.page, say("this page only", "只画这一页"))
        ->check(CLI::Range(1, 1000000))
        ->option_text("N");
    sub->add_option("--dpi", show_.dpi,
                    say("how fine: pixels to an inch", "精度：每英寸像素数"))
        ->check(CLI::Range(20, 600))
        ->capture_default_str()
        ->option_text("N");
    sub->add_option("-o,--out", show_.out,
                    say("folder to write PNG files to", "PNG 文件的输出文件夹"))
        ->capture_default_str()
        ->option_text("DIR");
    add_context_options(*sub, options_, language_);
    add_reading_options(*sub, options_, language_);
  }

  void add_query() {
    CLI::App* sub = command("query", "ask the store, with the evidence",
                            "查询文档库，并给出依据");
    query_.language = language_;
    add_query_options(*sub, query_, language_);
  }

  int print_completion() const {
    const CommandTree tree = command_tree(app_);
    std::cout << (shell_ == "zsh" ? zsh_completion(tree)
                                  : bash_completion(tree));
    return kExitGood;
  }

  void add_export() {
    export_.language = diff_.language = language_;
    add_export_options(
        *command("export", "records in the formats of other systems",
                 "把记录导出为其他系统的格式"),
        export_);
    add_diff_options(
        *command("diff", "what a newer version of a document changed",
                 "比较同一文件的两个版本"),
        diff_);
  }

  void add_small() {
    app_.add_subcommand("completion",
                        say("print the completion of a shell's command line",
                            "输出命令行补全脚本"))
        ->add_option("SHELL", shell_, say("which shell", "命令行环境"))
        ->required()
        ->check(CLI::IsMember({"bash", "zsh"}));
    app_.add_subcommand("manual", say("print the manual page, tiaowen(1)",
                                      "输出手册页 tiaowen(1)"));
    command("check-dictionaries", "are the dictionaries well formed",
            "检查词典");
    app_.add_subcommand("schema", say("print the record's JSON Schema",
                                      "输出记录的 JSON Schema"));
  }

  void add_ingest() {
    ingest_.language = store_.language = merge_.language = language_;
    CLI::App* sub = command("ingest", "keep folders of documents in a store",
                            "把文件夹中的文档持续入库");
    add_ingest_options(*sub, ingest_);
    add_context_options(*sub, options_, language_);
    add_reading_options(*sub, options_, language_);
    sub = command("shard", "read one share of a batch over several machines",
                  "多机分片：处理其中一份");
    add_shard_options(*sub, ingest_);
    add_context_options(*sub, options_, language_);
    add_reading_options(*sub, options_, language_);
    sub = app_.add_subcommand(
        "merge", say("put the shares together in a store", "合并各分片入库"));
    sub->set_help_flag("-h,--help", say("print this help", "显示帮助"));
    add_merge_options(*sub, merge_);
    CLI::App* store =
        app_.add_subcommand("store", say("look after a store", "维护文档库"));
    store->set_help_flag("-h,--help", say("print this help", "显示帮助"));
    add_store_options(*store, store_);
  }

  bool finish_options() {
    const auto shared = settle(options_, language_, std::cerr);
    if (!shared) return false;
    run_.context = pipe_.context = explain_.context = show_.context =
        ingest_.context = shared->context;
    run_.read = pipe_.read = show_.read = ingest_.read = shared->read;
    run_.language = show_.language = language_;
    ingest_.dictionaries = options_.dictionaries;
    return true;
  }

  const Language language_;
  const Views* const views_;
  CLI::App app_;
  SharedOptions options_;
  std::string shell_;
  QueryCommand query_;
  RunCommand run_;
  PipeCommand pipe_;
  ExplainCommand explain_;
  DecideCommand decide_;
  IngestCommand ingest_;
  StoreCommand store_;
  MergeCommand merge_;
  ShowCommand show_;
  ExportCommand export_;
  DiffCommand diff_;
};

}  // namespace

int program(int argc, char** argv, const Views* views) {
  std::ios::sync_with_stdio(false);
  return Program(argc, argv, views).main(argc, argv);
}

}  // namespace tiaowen
