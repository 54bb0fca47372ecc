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
      key("id"_key);
      json_.raw(options.id);
    }
    field("schema"_key, "tiaowen.record/1");
    key("generator"_key);
    json_.open_object();
    field("name"_key, "tiaowen");
    field("version"_key, generator.version);
    field("dictionaries"_key, generator.dictionaries);
    json_.close_object();
    source();
    metadata();
    field("text"_key, std::u32string_view(record_.text.original));
    pages();
    lines();
    list("clauses"_key, record_.clauses,
         [this](const Clause& c) { clause(c); });
    int number = 0;
    list("tables"_key, record_.text.tables,
         [&](const Table& t) { table(t, ++number); });
    number = 0;
    MentionWriter mention(json_, record_);
    list("mentions"_key, record_.mentions,
         [&](const Mention& m) { mention.write(m, ++number); });
    number = 0;
    list("obligations"_key, record_.obligations,
         [&](const Obligation& o) { obligation(o, ++number); });
    number = 0;
    list("rules"_key, record_.rules, [&](const Rule& r) { rule(r, ++number); });
    number = 0;
    list("workflows"_key, record_.workflows,
         [&](const Workflow& w) { workflow(w, ++number); });
    list("findings"_key, record_.findings,
         [this](const Finding& f) { finding(f); });
    if (options.numerals) {
      list("numerals"_key, record_.numerals, [this](const NumeralRead& n) {
        json_.open_object();
        field("span"_key, n.span);
        field("value"_key, n.value);
        json_.close_object();
      });
    }
    json_.close_object();
  }

 private:
  void source() {
    const Source& s = record_.source;
    key("source"_key);
    json_.open_object();
    field("path"_key, s.path);
    field("media_type"_key, s.media_type);
    key("bytes"_key);
    json_.number(static_cast<std::int64_t>(s.bytes));
    field("sha256"_key, s.sha256);
    or_null("encoding"_key, s.encoding);
    field("pages"_key, s.pages);
    field("ocr"_key, s.ocr);
    if (!s.restrictions.empty()) {
      list("restrictions"_key, s.restrictions,
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
    list("set_aside"_key, kinds, [this](const auto& kind) {
      json_.open_object();
      field("kind"_key, kind.first);
      field("count"_key, kind.second.count);
      field("characters"_key, static_cast<int>(kind.second.characters));
      field("sample"_key, kind.second.sample.substr(0, kSampleCharacters));
      json_.close_object();
    });
  }

  void metadata() {
    const Metadata& m = record_.metadata;
    key("metadata"_key);
    json_.open_object();
    or_null("title"_key, m.title);
    or_null("doc_type"_key, m.doc_type);
    or_null("doc_number"_key, m.doc_number);
    list("issuers"_key, m.issuers, [this](const std::string& i) { value(i); });
    list("addressees"_key, m.addressees,
         [this](const std::string& a) { value(a); });
    field("issued"_key, m.issued);
    field("published"_key, m.published);
    field("effective"_key, m.effective);
    field("expires"_key, m.expires);
    key("region"_key);
    json_.open_object();
    or_null("province"_key, m.region.province);
    or_null("city"_key, m.region.city);
    or_null("county"_key, m.region.county);
    json_.close_object();
    or_null("index_number"_key, m.index_number);
    json_.close_object();
  }

  void pages() {
    list("pages"_key, record_.text.pages, [this](const TextPage& page) {
      json_.open_object();
      field("number"_key, page.number);
      key("width"_key);
      number(page.width);
      key("height"_key);
      number(page.height);
      field("span"_key, page.span);
      json_.close_object();
    });
  }

  void lines() {
    list("lines"_key, record_.text.lines, [this](const TextLine& line) {
      json_.open_object();
      field("span"_key, line.span);
      field("page"_key, line.page);
      field("box"_key, line.box);
      if (line.confidence) {
        key("confidence"_key);
        number(*line.confidence);
      }
      if (line.turns != 0) field("angle"_key, 90 * line.turns);
      json_.close_object();
    });
  }

  void clause(const Clause& c) {
    json_.open_object();
    field("id"_key, c.id);
    key("parent"_key);
    c.parent < 0
        ? json_.null()
        : value(record_.clauses[static_cast<std::size_t>(c.parent)].id);
    named("kind"_key, name_of(c.kind));
    key("label"_key);
    c.label.empty() ? json_.null() : value(record_.text.published(c.label));
    or_null("number"_key, c.number);
    key("heading"_key);
    c.heading.empty() ? json_.null() : value(record_.text.published(c.heading));
    field("span"_key, c.span);
    if (!c.mark.empty()) field("mark"_key, c.mark);
    json_.close_object();
  }

  void table(const Table& t, int number) {
    json_.open_object();
    id_field('t', number);
    field("span"_key, t.span);
    list("pages"_key, t.pages, [this](int page) { value(page); });
    columns(t);
    or_null("unit"_key, to_utf8(t.unit));
    field("header_rows"_key, t.header_rows);
    key("rows"_key);
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
    texts("columns"_key, heads);
  }

  void cell(const TableCell& c) {
    json_.open_object();
    field("text"_key, record_.text.published(c.span));
    field("span"_key, c.span);
    field("row"_key, c.row);
    field("column"_key, c.column);
    field("row_span"_key, c.row_span);
    field("column_span"_key, c.column_span);
    json_.close_object();
  }

  void obligation(const Obligation& o, int number) {
    json_.open_object();
    id_field('o', number);
    clause_of(o.clause);
    field("span"_key, o.span);
    named("modality"_key, name_of(o.modality));
    field("action"_key, o.action);
    ids("leads"_key, o.leads);
    ids("supports"_key, o.supports);
    ids("approvers"_key, o.approvers);
    ids("recipients"_key, o.recipients);
    ids("due"_key, o.due);
    ids("amounts"_key, o.amounts);
    ids("ratios"_key, o.ratios);
    ids("quantities"_key, o.quantities);
    field("condition"_key, o.condition);
    if (o.bearer) field("bearer"_key, *o.bearer);
    if (o.inherited) field("inherited"_key, *o.inherited);
    named("source"_key, o.from_table ? "table" : "prose");
    key("table_row"_key);
    if (o.from_table) {
      json_.open_object();
      key("table"_key);
      json_.id('t', o.table + 1);
      field("row"_key, o.table_row);
      json_.close_object();
    } else {
      json_.null();
    }
    if (!o.also_at.empty()) {
      list("also_at"_key, o.also_at, [this](Span span) { value(span); });
    }
    json_.close_object();
  }

  void rule(const Rule& r, int number) {
    json_.open_object();
    id_field('r', number);
    clause_of(r.clause);
    field("span"_key, r.span);
    field("name"_key, r.name);
    field("hit_policy"_key, r.hit_policy);
    list("inputs"_key, r.inputs, [this](const RuleInput& input) {
      json_.open_object();
      field("name"_key, input.name);
      field("type"_key, input.type);
      list("values"_key, input.values,
           [this](const std::string& v) { value(v); });
      json_.close_object();
    });
    key("output"_key);
    json_.open_object();
    field("name"_key, r.output_name);
    field("type"_key, r.output_type);
    or_null("unit"_key, r.output_unit);
    list("per"_key, r.output_per, [this](const std::string& p) { value(p); });
    json_.close_object();
    list("rows"_key, r.rows, [this](const RuleRow& row) {
      json_.open_object();
      list("when"_key, row.when, [this](const std::string& w) { value(w); });
      key("then"_key);
      if (row.then_min || row.then_max) {
        json_.open_object();
        field("min"_key, row.then_min);
        field("max"_key, row.then_max);
        json_.close_object();
      } else {
        value(row.then);
      }
      if (!row.formula.empty()) field("formula"_key, row.formula);
      field("span"_key, row.span);
      json_.close_object();
    });
    list("annotations"_key, r.annotations, [this](const RuleNote& note) {
      json_.open_object();
      field("text"_key, note.text);
      field("span"_key, note.span);
      json_.close_object();
    });
    json_.close_object();
  }

  void workflow(const Workflow& w, int number) {
    json_.open_object();
    id_field('w', number);
    clause_of(w.clause);
    field("span"_key, w.span);
    field("name"_key, w.name);
    field("condition"_key, w.condition);
    key("instead_of"_key);
    if (w.instead_of < 0) {
      json_.null();
    } else {
      json_.id('w', w.instead_of + 1);
    }
    list("steps"_key, w.steps, [this](const Step& step) {
      json_.open_object();
      field("order"_key, step.order);
      this->step(step);
      list("branches"_key, step.branches, [this](const Step& branch) {
        json_.open_object();
        this->step(branch);
        json_.close_object();
      });
      json_.close_object();
    });
    json_.close_object();
  }

  void step(const Step& step) {
    field("name"_key, step.name);
    field("span"_key, step.span);
    ids("actors"_key, step.actors);
    ids("approvers"_key, step.approvers);
    field("bearer"_key, step.bearer);
    field("action"_key,
          step.action.empty() ? std::nullopt : std::optional(step.action));
    ids("due"_key, step.due);
    field("condition"_key, step.condition);
    list("next"_key, step.next, [this](int order) { value(order); });
  }

  void finding(const Finding& f) {
    static constexpr std::string_view kSeverity[] = {"info", "warning",
                                                     "error"};
    json_.open_object();
    named("severity"_key, kSeverity[static_cast<std::size_t>(f.severity)]);
    field("code"_key, f.code);
    field("message"_key, f.message);
    field("span"_key, f.span);
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
