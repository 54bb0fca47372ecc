// The options of the commands that keep a store.

#include <CLI/CLI.hpp>

#include "pipeline/command/ingest_command.h"
#include "pipeline/command/messages.h"

namespace tiaowen {
namespace {

// Options of one command in the language of its user.
class Options {
 public:
  Options(CLI::App& app, Language language) : app_(app), language_(language) {}

  template <typename T>
  CLI::Option* value(const char* name, T& to, const char* kind,
                     const char* english, const char* chinese) {
    return app_.add_option(name, to, either(language_, english, chinese))
        ->option_text(kind);
  }
  void flag(const char* name, bool& to, const char* english,
            const char* chinese) {
    app_.add_flag(name, to, either(language_, english, chinese));
  }
  void store(std::string& to) {
    value("--store", to, "FILE", "the store, an SQLite file",
          "文档库（SQLite 文件）")
        ->capture_default_str();
  }

 private:
  CLI::App& app_;
  const Language language_;
};

// What ingest and shard both take.
void add_work(Options& options, IngestCommand& command) {
  options
      .value("--jobs", command.jobs, "N",
             "documents read at the same time; 0: one for each core",
             "同时处理的文档数；0 表示每核一个")
      ->check(CLI::Range(0, 1024));
  options.flag("--keep-versions", command.keep_versions,
               "keep what changed or deleted files held before",
               "保留已修改或已删除文件的旧版本");
  options.flag("--retry-failed", command.retry_failed,
               "try failed files again, when their time has come",
               "重试此前失败的文件（按退避时间）");
  options.flag("--allow-classified", command.allow_classified,
               "store documents marked secret on their face too",
               "标有密级的文件也入库");
  options.flag("--accept-empty", command.accept_empty,
               "a folder that is empty now has lost its documents",
               "文件夹现为空时，视其文档为已删除");
  options
      .value("--settle", command.settle_seconds, "S",
             "seconds a file must have been left alone",
             "文件停止写入多少秒后才读取")
      ->check(CLI::Range(0.0, 86400.0))
      ->capture_default_str();
  options.value("--log", command.log, "FILE",
                "write the log there, not to standard error", "日志写入此文件");
  options
      .value("--log-format", command.log_format, "FORMAT",
             "text, or json: an object a line",
             "日志格式：text 或 json（每行一个对象）")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  options.flag("-q,--quiet", command.quiet, "print failures only",
               "只显示失败");
}

}  // namespace

void add_ingest_options(CLI::App& app, IngestCommand& command) {
  Options options(app, command.language);
  options
      .value("FOLDER", command.folders, "FOLDER",
             "folders to keep in the store (recursive)",
             "要入库的文件夹（含子文件夹）")
      ->required();
  options.store(command.store);
  add_work(options, command);
  options.flag("--watch", command.watch, "go on, and take in what comes",
               "持续监视，随到随入库");
  options
      .value("--rescan", command.rescan_seconds, "S",
             "with --watch: look at everything again after so many seconds",
             "监视时每隔多少秒全面检查一次")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  options.value("--report", command.report, "FILE",
                "write what is new, changed, due and failed: .json or .md",
                "写出报告：新增、变化、到期、失败（.json 或 .md）");
  options.value("--today", command.today, "DATE",
                "the day that the report counts from: 2026-03-01",
                "报告的起算日，如 2026-03-01");
}

void add_shard_options(CLI::App& app, IngestCommand& command) {
  Options options(app, command.language);
  options
      .value("--manifest", command.manifest, "FILE",
             "file that names the folders, one a line",
             "清单文件，每行一个文件夹")
      ->required();
  options
      .value("--index", command.index, "I", "which share to read, from 0",
             "本机处理第几份（从 0 起）")
      ->required()
      ->check(CLI::Range(0, 65535));
  options.value("--of", command.of, "N", "how many shares", "共分几份")
      ->required()
      ->check(CLI::Range(1, 65536));
  options
      .value("-o,--out", command.out, "DIR", "folder for the share",
             "输出文件夹")
      ->required();
  add_work(options, command);
}

void add_merge_options(CLI::App& app, MergeCommand& command) {
  Options options(app, command.language);
  options
      .value("PART", command.parts, "DIR", "what shard wrote",
             "shard 的输出文件夹")
      ->required();
  options.store(command.store);
  options.flag("--keep-versions", command.keep_versions,
               "keep what files held before", "保留旧版本");
  options.flag("-q,--quiet", command.quiet, "print failures only",
               "只显示失败");
}

void add_store_options(CLI::App& app, StoreCommand& command) {
  app.require_subcommand(1);
  CLI::App* check = app.add_subcommand(
      "check",
      either(command.language, "is the store sound: SQLite's checks and ours",
             "检查文档库是否完好"));
  Options(*check, command.language).store(command.store);
}

}  // namespace tiaowen
