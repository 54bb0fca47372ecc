#include "pipeline/write/record_from_json.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/write/json_values.h"
#include "pipeline/write/mention_from_json.h"
#include "pipeline/write/record_places.h"

namespace tiaowen {
namespace {

Box box_of(JsonNode json) {
  const auto edges = json.items();
  if (edges.size() != 4) throw BadField{"no box: " + json.dump()};
  return {edges[0].number(), edges[1].number(), edges[2].number(),
          edges[3].number()};
}

class RecordReader {
 public:
  explicit RecordReader(JsonNode root)
      : root_(root), places_(to_u32(root.at("text").text())) {}

  StoredRecord read() {
    StoredRecord stored;
    if (const auto id = root_.find("id")) stored.id = id->json();
    stored.generator = {root_.at("generator").at("version").text(),
                        root_.at("generator").at("dictionaries").text()};
    source();
    metadata();
    whole_text();
    clauses();
    mentions();
    for (const JsonNode o : root_.at("obligations").items()) obligation(o);
    for (const JsonNode r : root_.at("rules").items()) rule(r);
    for (const JsonNode w : root_.at("workflows").items()) workflow(w);
    for (const JsonNode f : root_.at("findings").items()) finding(f);
    if (const auto numerals = root_.find("numerals")) {
      for (const JsonNode n : numerals->items()) {
        record_.numerals.push_back(
            {places_.span(n.at("span")), n.at("value").text()});
      }
    }
    stored.record = std::move(record_);
    return stored;
  }

 private:
  void source();
  void metadata();
  void whole_text();
  void table(JsonNode json);
  void clauses();
  void mentions();
  std::vector<int> ids(JsonNode json) const {
    std::vector<int> indices;
    for (const JsonNode id : json.items()) {
      indices.push_back(index_of(id, record_.mentions.size()));
    }
    return indices;
  }
  void obligation(JsonNode o);
  void rule(JsonNode r);
  void workflow(JsonNode w);
  Step step(JsonNode s);
  void finding(JsonNode f);

  JsonNode root_;
  RecordPlaces places_;
  Record record_;
};

// As many pieces as were counted, with as many characters.
void restore(JsonNode sum, std::vector<SetAside>& pieces) {
  constexpr std::size_t kMost = 1000000;
  const std::u32string sample = to_u32(sum.at("sample").text());
  const auto count = std::min<std::size_t>(sum.at("count").count(), kMost);
  const auto characters = sum.at("characters").count();
  const std::size_t more =
      characters > sample.size() && characters < kMost * 100
          ? characters - sample.size()
          : 0;
  const std::size_t first = pieces.size();
  pieces.resize(first + count);
  for (std::size_t i = first; i < pieces.size(); ++i) {
    pieces[i].kind = sum.at("kind").text();
  }
  if (count == 0) return;
  pieces[first].text = sample;
  pieces[first + (count > 1 ? 1 : 0)].text.append(more, U' ');
}

void RecordReader::source() {
  JsonNode s = root_.at("source");
  Source& source = record_.source;
  source.path = s.at("path").text();
  source.media_type = s.at("media_type").text();
  source.bytes = s.at("bytes").count();
  source.sha256 = s.at("sha256").text();
  source.encoding = s.at("encoding").text();
  source.pages = maybe(s, "pages", [](JsonNode j) { return j.whole(); });
  source.ocr = s.at("ocr").truth();
  if (const auto more = s.find("restrictions")) {
    source.restrictions = more->texts();
  }
  for (const JsonNode sum : s.at("set_aside").items())
    restore(sum, record_.set_aside);
}

void RecordReader::metadata() {
  JsonNode m = root_.at("metadata");
  Metadata& metadata = record_.metadata;
  metadata.title = m.at("title").text();
  metadata.doc_type = m.at("doc_type").text();
  metadata.doc_number = m.at("doc_number").text();
  metadata.index_number = m.at("index_number").text();
  metadata.issuers = m.at("issuers").texts();
  metadata.addressees = m.at("addressees").texts();
  metadata.issued = maybe(m, "issued", date_of);
  metadata.published = maybe(m, "published", date_of);
  metadata.effective = maybe(m, "effective", date_of);
  metadata.expires = maybe(m, "expires", date_of);
  JsonNode region = m.at("region");
  metadata.region = {region.at("province").text(), region.at("city").text(),
                     region.at("county").text()};
}

void RecordReader::whole_text() {
  Text& text = record_.text;
  text.original = text.folded = places_.text();
  for (const JsonNode p : root_.at("pages").items()) {
    text.pages.push_back({p.at("number").whole(), p.at("width").number(),
                          p.at("height").number(), places_.span(p.at("span"))});
  }
  for (const JsonNode l : root_.at("lines").items()) {
    TextLine line{places_.span(l.at("span")),
                  l.at("page").whole(),
                  box_of(l.at("box")),
                  {},
                  0};
    line.confidence =
        maybe(l, "confidence", [](JsonNode j) { return j.number(); });
    line.turns =
        maybe(l, "angle", [](JsonNode j) { return j.whole(); }).value_or(0) /
        90 % 4;
    text.lines.push_back(line);
  }
  for (const JsonNode t : root_.at("tables").items()) table(t);
}

void RecordReader::table(JsonNode json) {
  Table table;
  table.span = places_.span(json.at("span"));
  table.rows = static_cast<int>(json.at("rows").items().size());
  table.columns = static_cast<int>(json.at("columns").items().size());
  table.header_rows = json.at("header_rows").whole();
  table.unit = to_u32(json.at("unit").text());
  table.pages = json.at("pages").wholes();
  for (const JsonNode row : json.at("rows").items()) {
    for (const JsonNode c : row.items()) {
      const TableCell cell{places_.span(c.at("span")), c.at("row").whole(),
                           c.at("column").whole(), c.at("row_span").whole(),
                           c.at("column_span").whole()};
      if (cell.row < 0 || cell.row >= table.rows || cell.column < 0 ||
          cell.column_span < 1 || cell.row_span < 1) {
        throw BadField{"a cell leaves its table: " + c.dump()};
      }
      if (table.header_rows == 0) {
        table.columns = std::max(table.columns, cell.column + cell.column_span);
      }
      table.cells.push_back(cell);
    }
  }
  record_.text.tables.push_back(std::move(table));
}

void RecordReader::clauses() {
  for (const JsonNode c : root_.at("clauses").items()) {
    Clause clause;
    clause.id = c.at("id").text();
    clause.parent = places_.clause_at(c.at("parent"));
    clause.kind = named<ClauseKind>(c.at("kind"), 18);
    clause.number = c.at("number").text();
    clause.span = places_.span(c.at("span"));
    const Span front{clause.span.begin, clause.span.begin};
    clause.label = places_.words(c.at("label"), clause.span).value_or(front);
    Span rest{clause.label.end, std::max(clause.label.end, clause.span.end)};
    clause.heading = places_.words(c.at("heading"), rest).value_or(front);
    if (const auto mark = c.find("mark")) clause.mark = places_.span(*mark);
    places_.add_clause(clause.id);
    record_.clauses.push_back(std::move(clause));
  }
}

void RecordReader::mentions() {
  for (const JsonNode m : root_.at("mentions").items()) {
    Mention mention;
    mention.span = places_.span(m.at("span"));
    mention.clause = places_.clause_at(m.at("clause"));
    mention.value = value_from_json(m.at("type").text(), m.at("value"),
                                    mention.span, places_);
    record_.mentions.push_back(std::move(mention));
  }
}

void RecordReader::obligation(JsonNode o) {
  Obligation obligation;
  obligation.clause = places_.clause_at(o.at("clause"));
  obligation.span = places_.span(o.at("span"));
  obligation.modality = named<Modality>(o.at("modality"), 7);
  obligation.action = places_.span(o.at("action"));
  obligation.leads = ids(o.at("leads"));
  obligation.supports = ids(o.at("supports"));
  obligation.approvers = ids(o.at("approvers"));
  obligation.recipients = ids(o.at("recipients"));
  obligation.due = ids(o.at("due"));
  obligation.amounts = ids(o.at("amounts"));
  obligation.ratios = ids(o.at("ratios"));
  obligation.quantities = ids(o.at("quantities"));
  obligation.condition = places_.maybe_span(o, "condition");
  obligation.bearer = places_.maybe_span(o, "bearer");
  obligation.inherited = places_.maybe_span(o, "inherited");
  obligation.from_table = o.at("source").text() == "table";
  if (obligation.from_table) {
    JsonNode row = o.at("table_row");
    obligation.table = index_of(row.at("table"), record_.text.tables.size());
    obligation.table_row = row.at("row").whole();
  }
  if (const auto also = o.find("also_at")) {
    for (const JsonNode at : also->items())
      obligation.also_at.push_back(places_.span(at));
  }
  record_.obligations.push_back(std::move(obligation));
}

void RecordReader::rule(JsonNode r) {
  Rule rule;
  rule.clause = places_.clause_at(r.at("clause"));
  rule.span = places_.span(r.at("span"));
  rule.name = r.at("name").text();
  rule.hit_policy = r.at("hit_policy").text();
  for (const JsonNode input : r.at("inputs").items()) {
    rule.inputs.push_back({input.at("name").text(), input.at("type").text(),
                           input.at("values").texts()});
  }
  JsonNode output = r.at("output");
  rule.output_name = output.at("name").text();
  rule.output_type = output.at("type").text();
  rule.output_unit = output.at("unit").text();
  rule.output_per = output.at("per").texts();
  for (const JsonNode row : r.at("rows").items()) {
    RuleRow made;
    made.when = row.at("when").texts();
    JsonNode then = row.at("then");
    if (then.is_object()) {
      made.then_min = maybe(then, "min", decimal_of);
      made.then_max = maybe(then, "max", decimal_of);
    } else {
      made.then = maybe(row, "then", decimal_of);
    }
    if (const auto formula = row.find("formula")) {
      made.formula = formula->text();
    }
    made.span = places_.span(row.at("span"));
    rule.rows.push_back(std::move(made));
  }
  for (const JsonNode note : r.at("annotations").items()) {
    rule.annotations.push_back(
        {note.at("text").text(), places_.span(note.at("span"))});
  }
  record_.rules.push_back(std::move(rule));
}

void RecordReader::workflow(JsonNode w) {
  Workflow workflow;
  workflow.clause = places_.clause_at(w.at("clause"));
  workflow.span = places_.span(w.at("span"));
  workflow.name = w.at("name").text();
  for (const JsonNode s : w.at("steps").items()) {
    Step step = this->step(s);
    step.order = s.at("order").whole();
    if (const auto branches = s.find("branches")) {
      for (const JsonNode b : branches->items()) {
        step.branches.push_back(this->step(b));
      }
    }
    workflow.steps.push_back(std::move(step));
  }
  workflow.condition = places_.maybe_span(w, "condition");
  if (const auto other = w.find("instead_of")) {
    workflow.instead_of = index_of(*other, record_.workflows.size());
  }
  record_.workflows.push_back(std::move(workflow));
}

Step RecordReader::step(JsonNode s) {
  Step step;
  step.name = s.at("name").text();
  step.span = places_.span(s.at("span"));
  step.actors = ids(s.at("actors"));
  step.approvers = ids(s.at("approvers"));
  step.action = places_.maybe_span(s, "action").value_or(Span{});
  step.due = ids(s.at("due"));
  step.bearer = places_.maybe_span(s, "bearer");
  step.condition = places_.maybe_span(s, "condition");
  step.next = s.at("next").wholes();
  return step;
}

void RecordReader::finding(JsonNode f) {
  const std::string severity = f.at("severity").text();
  record_.findings.push_back({severity == "error"     ? Severity::error
                              : severity == "warning" ? Severity::warning
                                                      : Severity::info,
                              f.at("code").text(), f.at("message").text(),
                              places_.maybe_span(f, "span")});
}

}  // namespace

Result<StoredRecord> record_from_json(std::string_view json,
                                      std::string_view name) {
  const auto failed = [&](const std::string& code, const std::string& what) {
    return fail(code, std::string(name) + ": " + what);
  };
  const auto document = JsonDocument::parse(json);
  if (!document) {
    return failed(document.error().code, document.error().message);
  }
  const JsonNode root = document->root();
  try {
    const auto schema = root.find("schema");
    if (!schema || schema->text() != "tiaowen.record/1") {
      return failed("not_a_record",
                    "no record of tiaowen: its schema is not tiaowen.record/1");
    }
    return RecordReader(root).read();
  } catch (const BadField& bad) {
    return failed("not_a_record", bad.what);
  }
}

}  // namespace tiaowen
