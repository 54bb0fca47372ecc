#include "pipeline/command/ingest_log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "pipeline/command/messages.h"
#include "pipeline/command/progress.h"
#include "pipeline/write/json_writer.h"

namespace tiaowen {
namespace {

// "event":"new","path":"a.pdf", without the brackets around it.
class Fields {
 public:
  Fields() { json_.open_object(); }
  Fields& add(std::string_view name, std::string_view text) {
    if (text.empty()) return *this;
    json_.key(name);
    json_.text(text);
    return *this;
  }
  Fields& add(std::string_view name, std::size_t number) {
    json_.key(name);
    json_.number(static_cast<std::int64_t>(number));
    return *this;
  }
  std::string str() {
    json_.close_object();
    json_.finish();
    return text_.substr(1, text_.size() - 2);
  }

 private:
  std::string text_;
  JsonWriter json_{text_, false};
};

std::string in_words(const Event& event, Language language) {
  std::string line = event.kind + "  " + event.path;
  if (event.kind == "moved") return line + "  <-  " + event.detail;
  if (!event.message.empty()) {
    return line + "  " + event.detail + ": " +
           explained({event.detail, event.message}, language);
  }
  if (!event.detail.empty()) line += "  " + event.detail;
  if (!event.changes.empty()) {
    line += "  (" + std::to_string(event.changes.size()) +
            either(language, " answers changed)", " 处结果有变)");
  }
  return line;
}

}  // namespace

struct IngestLog::State {
  IngestLogOptions options;
  std::ostream& out;
  std::shared_ptr<spdlog::logger> logger;
  std::unique_ptr<Progress> progress;

  bool bar() const { return progress && progress->is_bar(); }

  void line(spdlog::level::level_enum level, const std::string& text,
            const std::string& fields) {
    if (bar()) {
      if (level >= spdlog::level::warn) progress->say(text);
      return;
    }
    logger->log(level, "{}", options.json ? fields : text);
  }
};

IngestLog::IngestLog(const IngestLogOptions& options, std::ostream& out)
    : state_(new State{options, out, nullptr, nullptr}) {
  std::shared_ptr<spdlog::sinks::sink> sink;
  if (options.file.empty()) {
    sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(out, true);
  } else {
    sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(options.file);
  }
  state_->logger = std::make_shared<spdlog::logger>("ingest", sink);
  state_->logger->set_pattern(
      options.json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l",%v})"
                   : (options.file.empty() ? "%v" : "%Y-%m-%d %H:%M:%S %l %v"));
  state_->logger->set_level(options.quiet ? spdlog::level::warn
                                          : spdlog::level::info);
  state_->logger->flush_on(spdlog::level::info);
}

IngestLog::~IngestLog() = default;

void IngestLog::on_work(std::size_t files) {
  State& s = *state_;
  const bool plain = s.options.file.empty() && !s.options.json;
  s.progress =
      std::make_unique<Progress>(s.out, files, s.options.quiet || !plain);
  say("work",
      std::to_string(files) +
          either(s.options.language, " files to read", " 个文件待读取"));
}

void IngestLog::on_file(const Event& event) {
  State& s = *state_;
  if (s.bar()) s.progress->step(event.path);
  if (event.kind.empty()) return;
  const bool bad = event.kind == "failed" || event.kind == "classified" ||
                   event.kind == "unsettled";
  s.line(bad ? spdlog::level::warn : spdlog::level::info,
         in_words(event, s.options.language),
         Fields()
             .add("event", event.kind)
             .add("root", event.root)
             .add("path", event.path)
             .add("detail", event.detail)
             .add("message", event.message)
             .add("changes", event.changes.size())
             .str());
}

void IngestLog::on_trouble(const Error& error) {
  State& s = *state_;
  s.line(spdlog::level::err,
         error.code + ": " + explained(error, s.options.language),
         Fields()
             .add("event", "trouble")
             .add("code", error.code)
             .add("message", error.message)
             .str());
}

void IngestLog::say(const std::string& event, const std::string& text) {
  state_->line(spdlog::level::info, text,
               Fields().add("event", event).add("message", text).str());
}

void IngestLog::on_end(const IngestSummary& summary, bool stopped) {
  State& s = *state_;
  if (s.progress) s.progress->end();
  s.progress.reset();
  const Language language = s.options.language;
  std::string text = std::to_string(summary.seen) +
                     either(language, " files looked at", " 个文件已检查");
  Fields fields;
  fields.add("event", "end").add("seen", summary.seen);
  std::size_t done = 0;
  for (const auto& [kind, count] : summary.events) {
    text += ", " + std::to_string(count) + " " + kind;
    fields.add(kind, count);
    done += count;
  }
  if (done == 0 && summary.left == 0) {
    text += either(language, ", nothing to do", "，没有变化");
  }
  if (summary.left > 0) {
    text += ", " + std::to_string(summary.left) +
            either(language, " left for the next run", " 个留待下次");
    fields.add("left", summary.left);
  }
  if (stopped) {
    text += either(language, "; stopped on request", "；已按要求停止");
    fields.add("stopped", "yes");
  }
  s.line(spdlog::level::info, text, fields.str());
}

}  // namespace tiaowen
