#include <algorithm>
#include <map>

#include "pipeline/model/unicode.h"
#include "pipeline/write/field_writer.h"
#include "pipeline/write/json_mention.h"
#include "pipeline/write/write.h"

namespace tiaowen {
namespace {

constexpr std::size_t kSampleCharacters = 60;

class RecordWriter : FieldWriter {
 public:
  using FieldWriter::FieldWriter;

  void write(const Generator& generator, const WriteOptions& options) {
    json_.open_object();
    if (!options.id.empty()) {
      key("id");
      json_.raw(options.id);
    }
    field("schema", "tiaowen.record/1");
    key("generator");
    json_.open_object();
    field("name", "tiaowen");
    field("version", generator.version);
    field("dictionaries", generator.dictionaries);
    json_.close_object();
    source();
    metadata();
    field("text", std::u32string_view(record_.text.original));
    pages();
    lines();
    list("clauses", record_.clauses, [this](const Clause& c) { clause(c); });
    int number = 0;
    list("tables", record_.text.tables,
         [&](const Table& t) { table(t, ++number); });
    number = 0;
    MentionWriter mention(json_, record_);
    list("mentions", record_.mentions,
         [&](const Mention& m) { mention.write(m, ++number); });
    number = 0;
    list("obligations", record_.obligations,
         [&](const Obligation& o) { obligation(o, ++number); });
    number = 0;
    list("rules", record_.rules, [&](const Rule& r) { rule(r, ++number); });
    number = 0;
    list("workflows", record_.workflows,
         [&](const Workflow& w) { workflow(w, ++number); });
    list("findings", record_.findings,
         [this](const Finding& f) { finding(f); });
    if (options.numerals) {
      list("numerals", record_.numerals, [this](const NumeralRead& n) {
        json_.open_object();
        field("span", n.span);
        field("value", n.value);
        json_.close_object();
      });
    }
    json_.close_object();
  }

 private:
  void source() {
    const Source& s = record_.source;
    key("source");
    json_.open_object();
    field("path", s.path);
    field("media_type", s.media_type);
    key("bytes");
    json_.number(static_cast<std::int64_t>(s.bytes));
    field("sha256", s.sha256);
    or_null("encoding", s.encoding);
    field("pages", s.pages);
    field("ocr", s.ocr);
    if (!s.restrictions.empty()) {
      list("restrictions", s.restrictions,
           [this](const std::string& r) { value(r); });
    }
    set_aside();
    json_.close_object();
  }

  void set_aside() {
    struct Sum {
      int count = 0;
      std::size_t characters = 0;
      std::u32string_view sample;
    };
    std::map<std::string_view, Sum> kinds;
    for (const SetAside& piece : record_.set_aside) {
      Sum& sum = kinds[piece.kind];
      if (sum.count++ == 0) sum.sample = piece.text;
      sum.characters += piece.text.size();
    }
    list("set_aside", kinds, [this](const auto& kind) {
      json_.open_object();
      field("kind", kind.first);
      field("count", kind.second.count);
      field("characters", static_cast<int>(kind.second.characters));
      field("sample", kind.second.sample.substr(0, kSampleCharacters));
      json_.close_object();
    });
  }

  void metadata() {
    const Metadata& m = record_.metadata;
    key("metadata");
    json_.open_object();
    or_null("title", m.title);
    or_null("doc_type", m.doc_type);
    or_null("doc_number", m.doc_number);
    list("issuers", m.issuers, [this](const std::string& i) { value(i); });
    list("addressees", m.addressees,
         [this](const std::string& a) { value(a); });
    field("issued", m.issued);
    field("published", m.published);
    field("effective", m.effective);
    field("expires", m.expires);
    key("region");
    json_.open_object();
    or_null("province", m.region.province);
    or_null("city", m.region.city);
    or_null("county", m.region.county);
    json_.close_object();
    or_null("index_number", m.index_number);
    json_.close_object();
  }

  void pages() {
    list("pages", record_.text.pages, [this](const TextPage& page) {
      json_.open_object();
      field("number", page.number);
      key("width");
      number(page.width);
      key("height");
      number(page.height);
      field("span", page.span);
      json_.close_object();
    });
  }

  void lines() {
    list("lines", record_.text.lines, [this](const TextLine& line) {
      json_.open_object();
      field("span", line.span);
      field("page", line.page);
      field("box", line.box);
      if (line.confidence) {
        key("confidence");
        number(*line.confidence);
      }
      if (line.turns != 0) field("angle", 90 * line.turns);
      json_.close_object();
    });
  }

  void clause(const Clause& c) {
    json_.open_object();
    field("id", c.id);
    key("parent");
    c.parent < 0
        ? json_.null()
        : value(record_.clauses[static_cast<std::size_t>(c.parent)].id);
    field("kind", name_of(c.kind));
    key("label");
    c.label.empty() ? json_.null() : value(record_.text.published(c.label));
    or_null("number", c.number);
    key("heading");
    c.heading.empty() ? json_.null() : value(record_.text.published(c.heading));
    field("span", c.span);
    if (!c.mark.empty()) field("mark", c.mark);
    json_.close_object();
  }

  void table(const Table& t, int number) {
    json_.open_object();
    id_field('t', number);
    field("span", t.span);
    list("pages", t.pages, [this](int page) { value(page); });
    columns(t);
    or_null("unit", to_utf8(t.unit));
    field("header_rows", t.header_rows);
    key("rows");
    json_.open_array();
    std::size_t next = 0;
    for (int row = 0; row < t.rows; ++row) {
      json_.open_array();
      for (; next < t.cells.size() && t.cells[next].row == row; ++next) {
        cell(t.cells[next]);
      }
      json_.close_array();
    }
    json_.close_array();
    json_.close_object();
  }

  // The header text over each column: the lowest header cell that covers it.
  void columns(const Table& t) {
    std::vector<Span> heads(static_cast<std::size_t>(std::max(t.columns, 0)));
    for (const TableCell& c : t.cells) {
      if (c.row >= t.header_rows) break;
      for (int i = c.column; i < c.column + c.column_span && i < t.columns;
           ++i) {
        heads[static_cast<std::size_t>(i)] = c.span;
      }
    }
    if (t.header_rows == 0) heads.clear();
    texts("columns", heads);
  }

  void cell(const TableCell& c) {
    json_.open_object();
    field("text", record_.text.published(c.span));
    field("span", c.span);
    field("row", c.row);
    field("column", c.column);
    field("row_span", c.row_span);
    field("column_span", c.column_span);
    json_.close_object();
  }

  void obligation(const Obligation& o, int number) {
    json_.open_object();
    id_field('o', number);
    clause_of(o.clause);
    field("span", o.span);
    field("modality", name_of(o.modality));
    field("action", o.action);
    ids("leads", o.leads);
    ids("supports", o.supports);
    ids("approvers", o.approvers);
    ids("recipients", o.recipients);
    ids("due", o.due);
    ids("amounts", o.amounts);
    ids("ratios", o.ratios);
    ids("quantities", o.quantities);
    field("condition", o.condition);
    if (o.bearer) field("bearer", *o.bearer);
    if (o.inherited) field("inherited", *o.inherited);
    field("source", o.from_table ? "table" : "prose");
    key("table_row");
    if (o.from_table) {
      json_.open_object();
      key("table");
      json_.id('t', o.table + 1);
      field("row", o.table_row);
      json_.close_object();
    } else {
      json_.null();
    }
    if (!o.also_at.empty()) {
      list("also_at", o.also_at, [this](Span span) { value(span); });
    }
    json_.close_object();
  }

  void rule(const Rule& r, int number) {
    json_.open_object();
    id_field('r', number);
    clause_of(r.clause);
    field("span", r.span);
    field("name", r.name);
    field("hit_policy", r.hit_policy);
    list("inputs", r.inputs, [this](const RuleInput& input) {
      json_.open_object();
      field("name", input.name);
      field("type", input.type);
      list("values", input.values, [this](const std::string& v) { value(v); });
      json_.close_object();
    });
    key("output");
    json_.open_object();
    field("name", r.output_name);
    field("type", r.output_type);
    or_null("unit", r.output_unit);
    list("per", r.output_per, [this](const std::string& p) { value(p); });
    json_.close_object();
    list("rows", r.rows, [this](const RuleRow& row) {
      json_.open_object();
      list("when", row.when, [this](const std::string& w) { value(w); });
      key("then");
      if (row.then_min || row.then_max) {
        json_.open_object();
        field("min", row.then_min);
        field("max", row.then_max);
        json_.close_object();
      } else {
        value(row.then);
      }
      if (!row.formula.empty()) field("formula", row.formula);
      field("span", row.span);
      json_.close_object();
    });
    list("annotations", r.annotations, [this](const RuleNote& note) {
      json_.open_object();
      field("text", note.text);
      field("span", note.span);
      json_.close_object();
    });
    json_.close_object();
  }

  void workflow(const Workflow& w, int number) {
    json_.open_object();
    id_field('w', number);
    clause_of(w.clause);
    field("span", w.span);
    field("name", w.name);
    field("condition", w.condition);
    key("instead_of");
    if (w.instead_of < 0) {
      json_.null();
    } else {
      json_.id('w', w.instead_of + 1);
    }
    list("steps", w.steps, [this](const Step& step) {
      json_.open_object();
      field("order", step.order);
      this->step(step);
      list("branches", step.branches, [this](const Step& branch) {
        json_.open_object();
        this->step(branch);
        json_.close_object();
      });
      json_.close_object();
    });
    json_.close_object();
  }

  void step(const Step& step) {
    field("name", step.name);
    field("span", step.span);
    ids("actors", step.actors);
    ids("approvers", step.approvers);
    field("bearer", step.bearer);
    field("action",
          step.action.empty() ? std::nullopt : std::optional(step.action));
    ids("due", step.due);
    field("condition", step.condition);
    list("next", step.next, [this](int order) { value(order); });
  }

  void finding(const Finding& f) {
    static constexpr std::string_view kSeverity[] = {"info", "warning",
                                                     "error"};
    json_.open_object();
    field("severity", kSeverity[static_cast<std::size_t>(f.severity)]);
    field("code", f.code);
    field("message", f.message);
    field("span", f.span);
    json_.close_object();
  }
};

// Bytes that most records stay below: what is longer is copied as it grows.
std::size_t usual_size(const Record& record) {
  constexpr std::size_t kFrame = 2048, kCharacter = 4, kLine = 96;
  constexpr std::size_t kClause = 192, kMention = 448, kObligation = 512;
  return kFrame + kCharacter * record.text.original.size() +
         kLine * record.text.lines.size() + kClause * record.clauses.size() +
         kMention * record.mentions.size() +
         kObligation * record.obligations.size();
}

}  // namespace

void append_json(const Record& record, const Generator& generator,
                 const WriteOptions& options, std::string& out) {
  out.reserve(out.size() + usual_size(record));
  JsonWriter json(out, options.style == Style::indented);
  RecordWriter(json, record).write(generator, options);
  json.finish();
  if (options.style == Style::indented) out.push_back('\n');
}

}  // namespace tiaowen
