// diff: what a newer version of a document changed, as text or JSON.

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/stored_records.h"
#include "pipeline/compare/compare.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/json_writer.h"

namespace tiaowen {
namespace {

class TextPrinter {
 public:
  TextPrinter(const Record& before, const Record& after,
              const Language language, bool colours, std::ostream& out)
      : before_(before),
        after_(after),
        language_(language),
        colours_(colours),
        out_(out) {}

  void print(const Comparison& found) {
    line("31", "--- " + document_name(before_));
    line("32", "+++ " + document_name(after_));
    for (const MetadataChange& change : found.metadata) {
      out_ << change.field << ": " << change.before << " → " << change.after
           << "\n";
    }
    int counts[4] = {0, 0, 0, 0};
    for (const ClauseChange& change : found.clauses) {
      ++counts[static_cast<std::size_t>(change.kind)];
      clause(change);
    }
    out_ << "\n"
         << counts[2] << say(" changed, ", " 处修改，") << counts[0]
         << say(" added, ", " 处新增，") << counts[1]
         << say(" removed, ", " 处删除，") << counts[3]
         << say(" renumbered, ", " 处改号，") << found.unchanged
         << say(" unchanged", " 处未变") << "\n";
  }

 private:
  const char* say(const char* english, const char* chinese) const {
    return either(language_, english, chinese);
  }
  void line(const char* colour, const std::string& words) {
    if (colours_) out_ << "\033[" << colour << "m";
    out_ << words;
    if (colours_) out_ << "\033[0m";
    out_ << "\n";
  }
  // Every line of the words behind the sign.
  void words(const char* colour, const char* sign, const std::string& words) {
    std::istringstream lines(words);
    for (std::string one; std::getline(lines, one);) {
      line(colour, std::string("  ") + sign + " " + one);
    }
  }
  static std::string place(const Record& record, int clause) {
    return clause_path(record, clause) + " [" + clause_id(record, clause) + "]";
  }

  void clause(const ClauseChange& change) {
    switch (change.kind) {
      case ChangeKind::added:
        line("1", "\n+ " + place(after_, change.after));
        words("32", "+", change.words_after);
        return;
      case ChangeKind::removed:
        line("1", "\n- " + place(before_, change.before));
        words("31", "-", change.words_before);
        return;
      case ChangeKind::renumbered:
        line("1", "\n= " + place(before_, change.before) + " → " +
                      place(after_, change.after));
        return;
      case ChangeKind::changed:
        break;
    }
    const std::string old = place(before_, change.before);
    const std::string now = place(after_, change.after);
    line("1", "\n~ " + (old == now ? now : old + " → " + now));
    if (change.words_before != change.words_after) {
      words("31", "-", change.words_before);
      words("32", "+", change.words_after);
    }
    for (const ValueChange& value : change.values) {
      line("33", "    " + type_name(value.type) + ": " +
                     side(before_, value.before) + " → " +
                     side(after_, value.after));
    }
  }

  std::string type_name(const std::string& type) const {
    if (language_ == Language::english) return type;
    return type == "amount"     ? "金额"
           : type == "ratio"    ? "比例"
           : type == "quantity" ? "数量"
           : type == "time"     ? "时间"
                                : "部门";
  }
  std::string side(const Record& record,
                   const std::vector<int>& mentions) const {
    std::string all;
    for (const int index : mentions) {
      const Mention& mention = mention_at(record, index);
      const std::string words = quote_of(record, mention);
      const std::string value = value_of(record, mention);
      if (!all.empty()) all += "、";
      all += words == value ? words : words + " " + value;
    }
    return all.empty() ? say("nothing", "无") : all;
  }

  const Record& before_;
  const Record& after_;
  const Language language_;
  const bool colours_;
  std::ostream& out_;
};

class JsonPrinter {
 public:
  JsonPrinter(const Record& before, const Record& after, std::string& out)
      : before_(before), after_(after), json_(out, true) {}

  void print(const Comparison& found) {
    json_.open_object();
    field("schema", "tiaowen.diff/1");
    document("old", before_);
    document("new", after_);
    json_.key("metadata");
    json_.open_array();
    for (const MetadataChange& change : found.metadata) {
      json_.open_object();
      field("field", change.field);
      field("old", change.before);
      field("new", change.after);
      json_.close_object();
    }
    json_.close_array();
    json_.key("clauses");
    json_.open_array();
    for (const ClauseChange& change : found.clauses) clause(change);
    json_.close_array();
    json_.key("unchanged");
    json_.number(found.unchanged);
    json_.close_object();
    json_.finish();
  }

 private:
  void field(const char* name, std::string_view text) {
    json_.key(name);
    json_.text(text);
  }
  void document(const char* name, const Record& record) {
    json_.key(name);
    json_.open_object();
    field("path", record.source.path);
    field("sha256", record.source.sha256);
    field("title", record.metadata.title);
    json_.close_object();
  }
  void span(Span span) {
    json_.key("span");
    json_.open_array();
    json_.number(span.begin);
    json_.number(span.end);
    json_.close_array();
  }
  void clause(const ClauseChange& change) {
    json_.open_object();
    field("change", name_of(change.kind));
    side("old", before_, change.before, change.words_before);
    side("new", after_, change.after, change.words_after);
    json_.key("values");
    json_.open_array();
    for (const ValueChange& value : change.values) {
      json_.open_object();
      field("type", value.type);
      mentions("old", before_, value.before);
      mentions("new", after_, value.after);
      json_.close_object();
    }
    json_.close_array();
    json_.close_object();
  }
  void side(const char* name, const Record& record, int clause,
            const std::string& words) {
    json_.key(name);
    if (clause < 0) {
      json_.null();
      return;
    }
    json_.open_object();
    field("id", clause_id(record, clause));
    field("place", clause_path(record, clause));
    field("text", words);
    span(record.clauses[static_cast<std::size_t>(clause)].span);
    json_.close_object();
  }
  void mentions(const char* name, const Record& record,
                const std::vector<int>& indices) {
    json_.key(name);
    json_.open_array();
    for (const int index : indices) {
      const Mention& mention = mention_at(record, index);
      json_.open_object();
      field("text", quote_of(record, mention));
      field("value", value_of(record, mention));
      span(mention.span);
      json_.close_object();
    }
    json_.close_array();
  }

  const Record& before_;
  const Record& after_;
  JsonWriter json_;
};

}  // namespace

int diff_command(const DiffCommand& command, std::istream& in,
                 std::ostream& out, std::ostream& log) {
  const auto stored = stored_records({command.before, command.after}, in);
  if (!stored) {
    log << stored.error().code << ": "
        << explained(stored.error(), command.language) << "\n";
    return kExitUsage;
  }
  if (stored->size() != 2) {
    log << either(command.language, "two records are compared, not ",
                  "需要正好两份记录，现有 ")
        << stored->size() << "\n";
    return kExitUsage;
  }
  const Record& before = stored->front().record;
  const Record& after = stored->back().record;
  const Comparison found = compare(before, after);
  if (command.json) {
    std::string json;
    JsonPrinter(before, after, json).print(found);
    out << json << "\n";
  } else {
    const bool colours = &out == &std::cout && isatty(STDOUT_FILENO) == 1;
    TextPrinter(before, after, command.language, colours, out).print(found);
  }
  return out.flush() ? kExitGood : kExitTryAgain;
}

}  // namespace tiaowen
