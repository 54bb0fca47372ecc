// The options of the commands that keep a store.

#include <CLI/CLI.hpp>

#include "pipeline/command/ingest_command.h"
#include "pipeline/command/messages.h"

namespace tiaowen {
namespace {

void add_store(CLI::App& app, std::string& store, Language language) {
  app.add_option(
         "--store", store,
         either(language, "the store, an SQLite file", "文档库（SQLite 文件）"))
      ->capture_default_str()
      ->option_text("FILE");
}

}  // namespace

void add_ingest_options(CLI::App& app, IngestCommand& command) {
  const auto say = [&](const char* english, const char* chinese) {
    return either(command.language, english, chinese);
  };
  app.add_option("FOLDER", command.folders,
                 say("folders to keep in the store (recursive)",
                     "要入库的文件夹（含子文件夹）"))
      ->required();
  add_store(app, command.store, command.language);
  app.add_option("--jobs", command.jobs,
                 say("documents read at the same time; 0: one for each core",
                     "同时处理的文档数；0 表示每核一个"))
      ->check(CLI::Range(0, 1024))
      ->option_text("N");
  app.add_flag("--keep-versions", command.keep_versions,
               say("keep what changed or deleted files held before",
                   "保留已修改或已删除文件的旧版本"));
  app.add_flag("--retry-failed", command.retry_failed,
               say("try failed files again, when their time has come",
                   "重试此前失败的文件（按退避时间）"));
  app.add_flag("--allow-classified", command.allow_classified,
               say("store documents marked secret on their face too",
                   "标有密级的文件也入库"));
  app.add_flag("--accept-empty", command.accept_empty,
               say("a folder that is empty now has lost its documents",
                   "文件夹现为空时，视其文档为已删除"));
  app.add_option("--settle", command.settle_seconds,
                 say("seconds a file must have been left alone",
                     "文件停止写入多少秒后才读取"))
      ->check(CLI::Range(0.0, 86400.0))
      ->capture_default_str()
      ->option_text("S");
  app.add_flag("--watch", command.watch,
               say("go on, and take in what comes", "持续监视，随到随入库"));
  app.add_option("--rescan", command.rescan_seconds,
                 say("with --watch: look at everything again after so many "
                     "seconds",
                     "监视时每隔多少秒全面检查一次"))
      ->check(CLI::Range(1, 86400))
      ->capture_default_str()
      ->option_text("S");
  app.add_option("--report", command.report,
                 say("write what is new, changed, due and failed: .json or .md",
                     "写出报告：新增、变化、到期、失败（.json 或 .md）"))
      ->option_text("FILE");
  app.add_option("--today", command.today,
                 say("the day that the report counts from: 2026-03-01",
                     "报告的起算日，如 2026-03-01"))
      ->option_text("DATE");
  app.add_option(
         "--log", command.log,
         say("write the log there, not to standard error", "日志写入此文件"))
      ->option_text("FILE");
  app.add_option("--log-format", command.log_format,
                 say("text, or json: an object a line",
                     "日志格式：text 或 json（每行一个对象）"))
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app.add_flag("-q,--quiet", command.quiet,
               say("print failures only", "只显示失败"));
}

void add_store_options(CLI::App& app, StoreCommand& command) {
  app.require_subcommand(1);
  CLI::App* check =
      app.add_subcommand("check", either(command.language,
                                         "is the store sound: SQLite's checks "
                                         "and our own",
                                         "检查文档库是否完好"));
  add_store(*check, command.store, command.language);
}

}  // namespace tiaowen
