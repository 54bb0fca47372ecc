// export: records as files of other systems' formats.

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <set>

#include "pipeline/command/command.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/output.h"
#include "pipeline/command/stored_records.h"
#include "pipeline/run.h"
#include "pipeline/write/sinks.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

struct Reason {
  std::string_view code, english, chinese;
};
constexpr Reason kReasons[] = {
    {"no_rows", "the rule has no rows", "规则没有行"},
    {"no_inputs", "the rule has no conditions", "规则没有条件"},
    {"hit_policy", "not a hit policy of DMN", "不是 DMN 的命中策略"},
    {"type", "not a type of input", "输入类型不明"},
    {"row_width", "a row has not a cell for every input", "行与输入的列数不符"},
    {"not_feel", "a cell is no FEEL unary test", "单元格不是 FEEL 测试"},
    {"formula", "a formula is no arithmetic of figures", "公式无法导出"},
    {"no_figure", "the text states no figure", "原文未写数额"},
    {"no_steps", "the workflow has no steps", "流程没有步骤"},
    {"recurrence", "no recurrence rule", "重复规则无法识别"},
    {"control_characters", "control characters were replaced",
     "控制字符已替换"},
    {"cell_cut", "text was cut at the limit of a cell",
     "文字超过单元格上限，已截断"},
};

class Exporter {
 public:
  Exporter(const ExportCommand& command, const Lexicon& words,
           std::ostream& out, std::ostream& log)
      : command_(command), words_(words), out_(out), log_(log) {}

  int run(std::istream& in) {
    const Sink* const sink = sink_named(command_.format);
    if (sink == nullptr) return unknown_format();
    auto stored = stored_records(command_.records, in);
    if (!stored) return usage(stored.error());
    std::erase_if(*stored,
                  [this](const StoredRecord& one) { return !is_meant(one); });
    options_ = command_.options;
    options_.generator = {version(), words_.digest()};
    return sink->joins ? export_joined(*sink, std::move(*stored))
                       : export_each(*sink, std::move(*stored));
  }

 private:
  bool is_meant(const StoredRecord& one) const {
    const Metadata& about = one.record.metadata;
    return about.title.find(command_.match) != about.title.npos ||
           about.doc_number.find(command_.match) != about.doc_number.npos;
  }

  int no_records() {
    return say_usage("no_records",
                     "no records here: name files or folders "
                     "that tiaowen run wrote",
                     "没有记录，请指定 tiaowen run 写出的文件或文件夹");
  }

  // All of them as one file.
  int export_joined(const Sink& sink, std::vector<StoredRecord> stored) {
    if (!command_.store.empty()) {
      const auto read =
          each_record_in_store(command_.store, [&](StoredRecord one) {
            if (is_meant(one)) stored.push_back(std::move(one));
            return true;
          });
      if (!read) return usage(read.error());
    }
    if (stored.empty()) return no_records();
    for (const std::string& name : command_.departments) resolve(name, stored);
    Records all;
    for (const StoredRecord& one : stored) all.push_back(&one.record);
    return write(sink, all, target(sink, all, false));
  }

  // A file for each: of a store no more than one record is held at a time.
  // The first waits for the second, since several need a folder.
  int export_each(const Sink& sink, std::vector<StoredRecord> stored) {
    int status = kExitGood;
    std::size_t met = 0;
    std::optional<StoredRecord> first;
    const auto take = [&](StoredRecord one) {
      if (!is_meant(one)) return true;
      if (++met == 1) {
        first = std::move(one);
        return true;
      }
      if (!to_folder()) return false;
      if (first) status = std::max(status, write_one(sink, *first));
      first.reset();
      if (status != kExitTryAgain) {
        status = std::max(status, write_one(sink, one));
      }
      return status != kExitTryAgain;
    };
    bool more = true;
    for (StoredRecord& one : stored) more = more && take(std::move(one));
    if (more && !command_.store.empty()) {
      const auto read = each_record_in_store(command_.store, take);
      if (!read) return usage(read.error());
    }
    if (met == 0) return no_records();
    if (met > 1 && !to_folder()) {
      return say_usage(
          "one_record", "several records of this format need a folder: -o DIR/",
          "该格式每份记录一个文件，请用 -o 指定文件夹（以 / 结尾）");
    }
    if (first) status = std::max(status, write_one(sink, *first));
    return status;
  }

  int write_one(const Sink& sink, const StoredRecord& one) {
    const Records alone = {&one.record};
    return write(sink, alone, target(sink, alone, true));
  }

  bool chinese() const { return command_.language == Language::chinese; }

  int unknown_format() {
    std::string names;
    for (const Sink& sink : sinks()) {
      names += (names.empty() ? "" : ", ") + std::string(sink.name);
    }
    return say_usage("format", "no such format; there are " + names,
                     "没有这种格式，可用：" + names);
  }
  int say_usage(const std::string& code, const std::string& english,
                const std::string& chinese) {
    log_ << code << ": " << (this->chinese() ? chinese : english) << "\n";
    return kExitUsage;
  }
  int usage(const Error& error) {
    log_ << error.code << ": " << explained(error, command_.language) << "\n";
    return kExitUsage;
  }

  // What a name is in each of the documents: 市科技局 in one of 玉溪 is
  // 玉溪市科学技术局. A name that no document resolves is taken as it is.
  void resolve(const std::string& name,
               const std::vector<StoredRecord>& stored) {
    std::set<std::string> names;
    std::set<std::string> seen;
    for (const StoredRecord& one : stored) {
      const Metadata& metadata = one.record.metadata;
      Context context;
      context.region = metadata.region.province + metadata.region.city +
                       metadata.region.county;
      if (!metadata.issuers.empty()) context.issuer = metadata.issuers.front();
      if (!seen.insert(context.region + "\n" + context.issuer).second) continue;
      auto document = read_text(name);
      if (!document) continue;
      const Record phrase =
          tiaowen::run(std::move(*document), words_, {context});
      for (const Mention& mention : phrase.mentions) {
        const auto* body = std::get_if<Department>(&mention.value);
        const bool all = mention.span == phrase.text.whole();
        if (body != nullptr && all) names.insert(body->name);
      }
    }
    if (names.empty()) names.insert(name);
    options_.departments.insert(options_.departments.end(), names.begin(),
                                names.end());
  }

  bool to_folder() const {
    std::error_code error;
    return command_.out.ends_with('/') || fs::is_directory(command_.out, error);
  }

  // Empty: standard output.
  fs::path target(const Sink& sink, const Records& records, bool each) {
    if (command_.out.empty() || command_.out == "-") return {};
    if (!to_folder()) return command_.out;
    std::string stem = "records";
    if (each || records.size() == 1) {
      stem = fs::path(records.front()->source.path).filename().string();
    }
    if (stem.empty() || stem == "." || stem == "..") stem = "record";
    const int times = ++taken_[stem];
    if (times > 1) stem += "-" + std::to_string(times);
    return fs::path(command_.out) / (stem + std::string(sink.extension));
  }

  int write(const Sink& sink, const Records& records, const fs::path& file) {
    const auto made = sink.make(records, options_);
    if (!made) {
      log_ << made.error().code << ": "
           << explained(made.error(), command_.language) << "\n";
      return kExitTryAgain;
    }
    if (file.empty()) {
      out_.write(made->content.data(),
                 static_cast<std::streamsize>(made->content.size()));
      if (!out_.flush()) return kExitTryAgain;
    } else {
      const auto written = write_whole(file, made->content);
      if (!written) {
        log_ << written.error().code << ": "
             << explained(written.error(), command_.language) << "\n";
        return kExitTryAgain;
      }
    }
    return report(made->omissions);
  }

  // Nothing is left out silently.
  int report(const std::vector<Omission>& omissions) {
    int status = kExitGood;
    for (const Omission& omission : omissions) {
      log_ << (omission.exported
                   ? either(command_.language, "incomplete  ", "不完整  ")
                   : either(command_.language, "not exported  ", "未导出  "))
           << omission.subject << ": " << reason(omission.code);
      if (!omission.detail.empty()) log_ << " (" << omission.detail << ")";
      log_ << "\n";
      if (!omission.exported) status = kExitSomeFailed;
    }
    return status;
  }
  std::string reason(const std::string& code) const {
    for (const Reason& one : kReasons) {
      if (one.code == code) {
        return std::string(chinese() ? one.chinese : one.english);
      }
    }
    return code;
  }

  const ExportCommand& command_;
  const Lexicon& words_;
  std::ostream& out_;
  std::ostream& log_;
  SinkOptions options_;
  std::map<std::string, int> taken_;  // names of files so far
};

}  // namespace

int export_command(const ExportCommand& command, const Lexicon& words,
                   std::istream& in, std::ostream& out, std::ostream& log) {
  return Exporter(command, words, out, log).run(in);
}

}  // namespace tiaowen
