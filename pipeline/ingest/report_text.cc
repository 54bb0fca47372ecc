// A report as JSON and as Markdown.

#include <array>

#include "pipeline/ingest/report.h"
#include "pipeline/write/json_writer.h"

namespace tiaowen {
namespace {

void field(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  text.empty() ? json.null() : json.text(text);
}

// Documents' ids need 63 bits, more than a JSON number can be trusted with.
void document_field(JsonWriter& json, std::int64_t document) {
  json.key("document");
  document == 0 ? json.null() : json.text(std::to_string(document));
}

void write_changes(JsonWriter& json, const std::vector<AnswerChange>& changes) {
  json.key("changes");
  json.open_array();
  for (const AnswerChange& change : changes) {
    json.open_object();
    field(json, "change", change.change);
    field(json, "kind", change.kind);
    field(json, "subject", change.subject);
    field(json, "before", change.before);
    field(json, "after", change.after);
    json.close_object();
  }
  json.close_array();
}

void write_file(JsonWriter& json, const ReportFile& file) {
  json.open_object();
  field(json, "kind", file.kind);
  field(json, "path", file.path);
  document_field(json, file.document);
  field(json, "title", file.title);
  field(json, "doc_number", file.doc_number);
  field(json, "issued", file.issued);
  json.key("obligations");
  json.number(file.obligations);
  field(json, "detail", file.detail);
  field(json, "message", file.message);
  write_changes(json, file.changes);
  json.close_object();
}

void write_deadline(JsonWriter& json, const ReportDeadline& deadline) {
  json.open_object();
  field(json, "due", deadline.due);
  document_field(json, deadline.document);
  field(json, "title", deadline.title);
  field(json, "path", deadline.path);
  field(json, "clause", deadline.clause);
  field(json, "leads", deadline.leads);
  field(json, "action", deadline.action);
  field(json, "quote", deadline.quote);
  json.key("page");
  deadline.page == 0 ? json.null() : json.number(deadline.page);
  json.close_object();
}

// A heading of the Markdown, and the kinds of events below it.
struct Section {
  std::string_view kind, english, chinese;
};
constexpr std::array<Section, 9> kSections = {{
    {"new", "New", "新增"},
    {"changed", "Changed", "内容有变"},
    {"reread", "Read anew", "重新提取"},
    {"moved", "Moved", "移动"},
    {"again", "Further names of a document", "重复文件"},
    {"deleted", "Deleted", "删除"},
    {"failed", "Failed", "失败"},
    {"classified", "Marked secret, not stored", "标有密级，未入库"},
    {"skipped", "No documents", "不是文档"},
}};

// What could end a table's cell or a line, out of it.
std::string cell(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == '|') plain += '\\';
    plain += c == '\n' || c == '\t' ? ' ' : c;
  }
  return plain;
}

class MarkdownReport {
 public:
  MarkdownReport(const Report& report, bool chinese)
      : report_(report), chinese_(chinese) {}

  std::string text() {
    out_ = "# " + say("tiaowen ingest, ", "条文入库报告 ") +
           report_.options.today + "\n";
    for (const Section& section : kSections) files(section);
    deadlines();
    return std::move(out_);
  }

 private:
  std::string say(std::string_view english, std::string_view chinese) const {
    return std::string(chinese_ ? chinese : english);
  }

  void files(const Section& section) {
    std::size_t count = 0;
    for (const ReportFile& file : report_.files) {
      count += file.kind == section.kind;
    }
    if (count == 0) return;
    out_ += "\n## " + say(section.english, section.chinese) + " (" +
            std::to_string(count) + ")\n\n";
    for (const ReportFile& file : report_.files) {
      if (file.kind == section.kind) line(file);
    }
  }

  void line(const ReportFile& file) {
    out_ += "- `" + file.path + "`";
    if (!file.title.empty()) out_ += " " + cell(file.title);
    if (!file.doc_number.empty()) out_ += " " + cell(file.doc_number);
    if (!file.detail.empty()) out_ += ": " + cell(file.detail);
    if (!file.message.empty()) out_ += " (" + cell(file.message) + ")";
    out_ += "\n";
    for (const AnswerChange& c : file.changes) change(c);
  }

  void change(const AnswerChange& change) {
    out_ += "  - " +
            (change.change == "gained" ? say("gained ", "新增 ")
             : change.change == "lost" ? say("lost ", "消失 ")
                                       : say("different ", "变化 ")) +
            change.kind + " " + cell(change.subject) + ": " +
            cell(change.before) +
            (change.before.empty() || change.after.empty() ? "" : " → ") +
            cell(change.after) + "\n";
  }

  void deadlines() {
    out_ += "\n## " + say("Due until ", "到期事项，截至 ") + report_.until +
            " (" + std::to_string(report_.deadlines_in_all) + ")\n\n";
    if (report_.deadlines.empty()) return;
    out_ += say("| due | who | what | where |\n",
                "| 期限 | 牵头单位 | 事项 | 出处 |\n");
    out_ += "| --- | --- | --- | --- |\n";
    for (const ReportDeadline& d : report_.deadlines) {
      out_ += "| " + d.due + " | " + cell(d.leads) + " | " + cell(d.action) +
              " | " + cell(d.title.empty() ? d.path : d.title) +
              (d.clause.empty() ? "" : " " + cell(d.clause)) +
              (d.page == 0 ? "" : " p. " + std::to_string(d.page)) + " |\n";
    }
  }

  const Report& report_;
  const bool chinese_;
  std::string out_;
};

}  // namespace

std::string as_json(const Report& report) {
  std::string out;
  JsonWriter json(out, true);
  json.open_object();
  field(json, "schema", "tiaowen.report/1");
  json.key("run");
  json.number(report.options.run);
  field(json, "today", report.options.today);
  field(json, "until", report.until);
  json.key("files");
  json.open_array();
  for (const ReportFile& file : report.files) write_file(json, file);
  json.close_array();
  json.key("deadlines_in_all");
  json.number(report.deadlines_in_all);
  json.key("deadlines");
  json.open_array();
  for (const ReportDeadline& d : report.deadlines) write_deadline(json, d);
  json.close_array();
  json.close_object();
  json.finish();
  return out + "\n";
}

std::string as_markdown(const Report& report, bool chinese) {
  return MarkdownReport(report, chinese).text();
}

}  // namespace tiaowen
