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
#include "pipeline/command/record_path.h"
#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/unpack.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// What became of one document: an input, or a file of an archive.
struct Outcome {
  std::string path;
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
    const std::vector<const Outcome*> all = in_order();
    const auto count = [&all](std::string_view status) {
      return std::count_if(all.begin(), all.end(), [status](const Outcome* o) {
        return o->status == status;
      });
    };
    const auto ok = count("ok");
    const auto failed = count("failed");
    const auto skipped = count("skipped");
    const auto written = write_index(all, ok, failed, skipped);
    if (!written) {
      log_ << explained(written.error(), command_.language) << "\n";
      return kExitTryAgain;
    }
    summary(all, ok, failed, skipped);
    if (full_) return kExitTryAgain;
    return failed > 0 || ok == 0 ? kExitSomeFailed : kExitGood;
  }

 private:
  void take_turns() {
    Reader reader(command_.read);
    Unpacker unpacker(command_.read);
    for (;;) {
      const std::size_t turn = next_++;
      if (turn >= inputs_.size()) return;
      const Input& input = inputs_[turn];
      std::vector<Outcome>& outcomes = outcomes_[turn];
      if (input.skip) {
        outcomes.push_back(passed_over(input));
        report(outcomes.back());
      } else {
        auto bytes = content_of(input);
        const bool archive =
            bytes && kind_of(input.file.string(), *bytes) == Kind::zip;
        if (archive) {
          unpack(input, *bytes, reader, unpacker, outcomes);
        } else {
          const File file{input.path, input.file.string(), input.named};
          outcomes.push_back(made(file, bytes, reader));
          report(outcomes.back());
        }
      }
      const std::scoped_lock lock(mutex_);
      progress_.step(input.path);
    }
  }

  // One document's name in the record, in messages, and whether somebody
  // asked for it by name.
  struct File {
    std::string path, shown;
    bool named = false;
  };

  Outcome passed_over(const Input& input) const {
    Outcome outcome;
    outcome.path = input.path;
    outcome.status = "skipped";
    outcome.error = *input.skip;
    return outcome;
  }

  // Each file inside is a document of its own; the archive itself is only
  // told of where it fails.
  void unpack(const Input& input, const std::string& bytes, Reader& reader,
              Unpacker& unpacker, std::vector<Outcome>& outcomes) {
    auto error =
        unpacker.each(input.path, bytes, [&](const UnpackedFile& file) {
          outcomes.push_back(
              made({file.path, file.path, false}, file.bytes, reader));
          report(outcomes.back());
        });
    if (!error && outcomes.empty()) {
      error = Error{"no_documents", "the archive has no files"};
    }
    if (!error) return;
    const File file{input.path, input.file.string(), true};
    outcomes.push_back(made(file, tl::unexpected(std::move(*error)), reader));
    outcomes.back().sha256 = sha256_hex(bytes);
    report(outcomes.back());
  }

  Outcome made(const File& file, const Result<std::string>& bytes,
               Reader& reader) {
    const auto start = std::chrono::steady_clock::now();
    Outcome outcome;
    outcome.path = file.path;
    const std::string name = record_path(file.path);
    const fs::path target = fs::path(command_.out) / name;
    const auto record =
        bytes ? record_of(file, *bytes, reader, outcome)
              : Result<std::string>(tl::unexpected(bytes.error()));
    const auto written = record ? write_whole(target, *record)
                                : Result<void>(tl::unexpected(record.error()));
    if (written) {
      outcome.status = "ok";
      outcome.record = name;
    } else {
      outcome.error = written.error();
      if (outcome.error.code == "disk_full") full_ = true;
      const bool skip = outcome.error.code == "not_a_document" && !file.named;
      outcome.status = skip ? "skipped" : "failed";
      // A record of an earlier run would speak for a file that failed now.
      std::error_code ignored;
      fs::remove(target, ignored);
    }
    outcome.milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - start)
            .count();
    return outcome;
  }

  Result<std::string> record_of(const File& file, const std::string& bytes,
                                Reader& reader, Outcome& outcome) const {
    auto document = reader.read(file.shown, bytes);
    if (!document) {
      outcome.sha256 = sha256_hex(bytes);
      return tl::unexpected(document.error());
    }
    // A name of other bytes than UTF-8 must not spoil the record.
    document->source.path = to_utf8(to_u32(file.path));
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

  void report(const Outcome& outcome) {
    const std::scoped_lock lock(mutex_);
    if (command_.quiet && outcome.status != "failed") return;
    if (outcome.status == "ok" && progress_.is_bar()) return;
    std::string line = outcome.status + "  " + outcome.path;
    if (outcome.status != "ok") {
      line += "  " + outcome.error.code + ": " +
              explained(outcome.error, command_.language);
    }
    progress_.say(line);
  }

  std::vector<const Outcome*> in_order() const {
    std::vector<const Outcome*> all;
    for (const std::vector<Outcome>& outcomes : outcomes_) {
      for (const Outcome& outcome : outcomes) all.push_back(&outcome);
    }
    return all;
  }

  Json entry(const Outcome& outcome) const {
    Json json = {{"path", outcome.path}, {"status", outcome.status}};
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

  Result<void> write_index(const std::vector<const Outcome*>& all, long ok,
                           long failed, long skipped) const {
    Json index = {{"schema", "tiaowen.index/1"},
                  {"generator",
                   {{"name", "tiaowen"},
                    {"version", version()},
                    {"dictionaries", words_.digest()}}},
                  {"totals",
                   {{"inputs", all.size()},
                    {"ok", ok},
                    {"failed", failed},
                    {"skipped", skipped}}},
                  {"inputs", Json::array()}};
    for (const Outcome* outcome : all) {
      index["inputs"].push_back(entry(*outcome));
    }
    return write_whole(
        fs::path(command_.out) / "index.json",
        index.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
  }

  void summary(const std::vector<const Outcome*>& all, long ok, long failed,
               long skipped) const {
    const bool zh = command_.language == Language::chinese;
    std::size_t mentions = 0, findings = 0, obligations = 0;
    for (const Outcome* outcome : all) {
      mentions += outcome->mentions;
      findings += outcome->findings;
      obligations += outcome->obligations;
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
  std::vector<std::vector<Outcome>> outcomes_;  // of each input, in order
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
