// run: every input to a record, and an index of what became of each.

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "pipeline/command/command.h"
#include "pipeline/command/inputs.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/output.h"
#include "pipeline/command/progress.h"
#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// What became of one input.
struct Outcome {
  std::string status;  // ok, failed, skipped
  std::string sha256;
  std::string record;  // relative to the out folder
  Error error;
  std::size_t clauses = 0, tables = 0, mentions = 0, obligations = 0,
              findings = 0;
  long milliseconds = 0;
};

Result<std::string> content_of(const Input& input) {
  if (!input.unreadable.empty()) {
    return fail("unreadable", input.file.string() + ": " + input.unreadable);
  }
  if (input.file == "-") {
    return std::string(std::istreambuf_iterator<char>(std::cin), {});
  }
  std::error_code error;
  if (!fs::is_regular_file(input.file, error)) {
    return fail("unreadable", input.file.string() + ": no regular file");
  }
  std::ifstream in(input.file, std::ios::binary);
  std::string bytes;
  if (in) {
    const auto size = fs::file_size(input.file, error);
    if (!error) bytes.resize(size);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (in && in.peek() != std::ifstream::traits_type::eof()) {
      in.setstate(std::ios::failbit);
    }
    in.clear(in.rdstate() & ~std::ios::eofbit);
  }
  if (!in) {
    return fail("unreadable",
                input.file.string() + ": " + std::string(std::strerror(errno)));
  }
  return bytes;
}

class Batch {
 public:
  Batch(const RunCommand& command, const Lexicon& words,
        std::vector<Input> inputs, std::ostream& log)
      : command_(command),
        words_(words),
        inputs_(std::move(inputs)),
        outcomes_(inputs_.size()),
        log_(log),
        progress_(log, inputs_.size(), command.quiet) {}

  void work(int jobs) {
    std::vector<std::thread> threads;
    for (int i = 1; i < jobs; ++i) {
      threads.emplace_back([this] { take_turns(); });
    }
    take_turns();
    for (std::thread& thread : threads) thread.join();
    progress_.end();
  }

  int finish() {
    const auto count = [this](std::string_view status) {
      return std::count_if(
          outcomes_.begin(), outcomes_.end(),
          [status](const Outcome& o) { return o.status == status; });
    };
    const auto ok = count("ok");
    const auto failed = count("failed");
    const auto skipped = count("skipped");
    const auto written = write_index(ok, failed, skipped);
    if (!written) {
      log_ << explained(written.error(), command_.language) << "\n";
      return kExitTryAgain;
    }
    summary(ok, failed, skipped);
    if (full_) return kExitTryAgain;
    return failed > 0 || ok == 0 ? kExitSomeFailed : kExitGood;
  }

 private:
  void take_turns() {
    Reader reader(command_.read);
    for (;;) {
      const std::size_t turn = next_++;
      if (turn >= inputs_.size()) return;
      const auto start = std::chrono::steady_clock::now();
      Outcome& outcome = outcomes_[turn];
      one(inputs_[turn], reader, outcome);
      outcome.milliseconds =
          std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::steady_clock::now() - start)
              .count();
      report(inputs_[turn], outcome);
    }
  }

  void one(const Input& input, Reader& reader, Outcome& outcome) {
    const fs::path target =
        fs::path(command_.out) / "records" / (input.path + ".json");
    const auto record = made(input, reader, outcome);
    auto written = record ? write_whole(target, *record)
                          : Result<void>(tl::unexpected(record.error()));
    if (written) {
      outcome.status = "ok";
      outcome.record = "records/" + input.path + ".json";
      return;
    }
    outcome.error = written.error();
    if (outcome.error.code == "disk_full") full_ = true;
    const bool skip = outcome.error.code == "not_a_document" && !input.named;
    outcome.status = skip ? "skipped" : "failed";
    // A record of an earlier run would speak for a file that failed now.
    std::error_code ignored;
    fs::remove(target, ignored);
  }

  Result<std::string> made(const Input& input, Reader& reader,
                           Outcome& outcome) {
    auto bytes = content_of(input);
    if (!bytes) return tl::unexpected(bytes.error());
    auto document = reader.read(input.file.string(), *bytes);
    if (!document) {
      outcome.sha256 = sha256_hex(*bytes);
      return tl::unexpected(document.error());
    }
    // A name of other bytes than UTF-8 must not spoil the record.
    document->source.path = to_utf8(to_u32(input.path));
    outcome.sha256 = document->source.sha256;
    const Record record = run(std::move(*document), words_, {command_.context});
    outcome.clauses = record.clauses.size();
    outcome.tables = record.text.tables.size();
    outcome.mentions = record.mentions.size();
    outcome.obligations = record.obligations.size();
    outcome.findings = record.findings.size();
    std::string json;
    append_json(record, {version(), words_.digest()}, {}, json);
    return json;
  }

  void report(const Input& input, const Outcome& outcome) {
    const std::scoped_lock lock(mutex_);
    progress_.step(input.path);
    if (command_.quiet && outcome.status != "failed") return;
    if (outcome.status == "ok" && progress_.is_bar()) return;
    std::string line = outcome.status + "  " + input.path;
    if (outcome.status != "ok") {
      line += "  " + outcome.error.code + ": " +
              explained(outcome.error, command_.language);
    }
    progress_.say(line);
  }

  Json entry(const Input& input, const Outcome& outcome) const {
    Json json = {{"path", input.path}, {"status", outcome.status}};
    json["sha256"] =
        outcome.sha256.empty() ? Json(nullptr) : Json(outcome.sha256);
    if (outcome.status == "ok") {
      json["record"] = outcome.record;
      json["counts"] = {{"clauses", outcome.clauses},
                        {"tables", outcome.tables},
                        {"mentions", outcome.mentions},
                        {"obligations", outcome.obligations},
                        {"findings", outcome.findings}};
    } else {
      json["error"] = {
          {"code", outcome.error.code},
          {"message", explained(outcome.error, command_.language)}};
    }
    json["milliseconds"] = outcome.milliseconds;
    return json;
  }

  Result<void> write_index(long ok, long failed, long skipped) const {
    Json index = {{"schema", "tiaowen.index/1"},
                  {"generator",
                   {{"name", "tiaowen"},
                    {"version", version()},
                    {"dictionaries", words_.digest()}}},
                  {"totals",
                   {{"inputs", inputs_.size()},
                    {"ok", ok},
                    {"failed", failed},
                    {"skipped", skipped}}},
                  {"inputs", Json::array()}};
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      index["inputs"].push_back(entry(inputs_[i], outcomes_[i]));
    }
    return write_whole(
        fs::path(command_.out) / "index.json",
        index.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
  }

  void summary(long ok, long failed, long skipped) const {
    const bool zh = command_.language == Language::chinese;
    std::size_t mentions = 0, findings = 0, obligations = 0;
    for (const Outcome& outcome : outcomes_) {
      mentions += outcome.mentions;
      findings += outcome.findings;
      obligations += outcome.obligations;
    }
    const std::string out = command_.out;
    if (zh) {
      log_ << ok << " 份文档已生成记录，" << failed << " 份失败，" << skipped
           << " 个文件不是文档。\n"
           << "共 " << mentions << " 处要素，" << obligations << " 项义务，"
           << findings << " 处需人工核对。\n"
           << "记录：" << out << "/records/；清单：" << out << "/index.json\n";
    } else {
      log_ << ok << " documents became records, " << failed << " failed, "
           << skipped << " files are no documents.\n"
           << mentions << " mentions, " << obligations << " obligations, "
           << findings << " findings to look at.\n"
           << "Records: " << out << "/records/   index: " << out
           << "/index.json\n";
    }
  }

  const RunCommand& command_;
  const Lexicon& words_;
  const std::vector<Input> inputs_;
  std::vector<Outcome> outcomes_;
  std::ostream& log_;
  Progress progress_;
  std::mutex mutex_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> full_ = false;
};

}  // namespace

int run_command(const RunCommand& command, const Lexicon& words,
                std::ostream& log) {
  if (const auto writable = check_writable(command.out); !writable) {
    log << writable.error().code << ": "
        << explained(writable.error(), command.language) << "\n";
    return writable.error().code == "disk_full" ? kExitTryAgain : kExitUsage;
  }
  std::vector<Input> inputs = inputs_of(command.inputs, command.out);
  const int cores =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const int jobs = std::clamp(command.jobs > 0 ? command.jobs : cores, 1,
                              static_cast<int>(inputs.size()) + 1);
  if (inputs.empty()) {
    log << "no_documents: "
        << either(command.language,
                  "the folder holds no documents: name a folder with PDF or "
                  "text files",
                  "文件夹中没有文档，请指定含有 PDF 或文本的文件夹")
        << "\n";
  }
  Batch batch(command, words, std::move(inputs), log);
  batch.work(jobs);
  return batch.finish();
}

}  // namespace tiaowen
