#include "pipeline/write/json_mention.h"

#include <algorithm>

#include "pipeline/write/document_number.h"

namespace tiaowen {
namespace {

float as_written(float points) {
  return static_cast<float>(hundredths_of(points)) / 100;
}

// The line's box as it is written, so that a record read back says the same.
Box as_written(const Box& box) {
  return {as_written(box.x0), as_written(box.y0), as_written(box.x1),
          as_written(box.y1)};
}

}  // namespace

void MentionWriter::write(const Mention& m, int number) {
  json_.open_object();
  id_field('m', number);
  field("type", type_of(m.value));
  field("span", m.span);
  field("text", record_.text.published(m.span));
  clause_of(m.clause);
  key("value");
  json_.open_object();
  std::visit([this](const auto& v) { fields(v); }, m.value);
  json_.close_object();
  place(m.span);
  json_.close_object();
}

// Page and box of the first line that the span touches.
void MentionWriter::place(Span span) {
  const auto& lines = record_.text.lines;
  while (line_ < lines.size() && lines[line_].span.end <= span.begin) {
    ++line_;
  }
  if (line_ >= lines.size() || !lines[line_].span.overlaps(span)) return;
  const TextLine& line = lines[line_];
  field("page", line.page);
  field("box", part_of_line(record_.text, line, as_written(line.box), span));
}

void MentionWriter::open_ends(OpenEnds open) {
  if (open == OpenEnds{}) return;
  key("open");
  json_.open_array();
  if (open.min) value("min");
  if (open.max) value("max");
  json_.close_array();
}

void MentionWriter::fields(const Amount& a) {
  field("currency", a.currency);
  field("min", a.min);
  field("max", a.max);
  field("bound", name_of(a.bound));
  open_ends(a.open);
  or_null("use", name_of(a.use));
  texts("per", a.per);
  if (a.pairs) field("pairs", *a.pairs);
}

void MentionWriter::fields(const Ratio& r) {
  field("form", name_of(r.form));
  field("min", r.min);
  field("max", r.max);
  field("bound", name_of(r.bound));
  open_ends(r.open);
  key("parts");
  if (r.parts.empty()) {
    json_.null();
  } else {
    json_.open_array();
    for (const Decimal& part : r.parts) value(part);
    json_.close_array();
  }
  field("of", r.of);
  or_null("use", name_of(r.use));
  if (r.pairs) field("pairs", *r.pairs);
}

void MentionWriter::fields(const Quantity& q) {
  field("unit", record_.text.published(q.unit));
  field("min", q.min);
  field("max", q.max);
  field("bound", name_of(q.bound));
  open_ends(q.open);
  if (q.pairs) field("pairs", *q.pairs);
}

void MentionWriter::fields(const Time& t) {
  field("kind", name_of(t.kind));
  field("date", t.date);
  field("start", t.start);
  field("end", t.end);
  field("duration", t.duration);
  if (t.duration_min) field("duration_min", *t.duration_min);
  if (t.kind == TimeKind::relative || t.kind == TimeKind::duration) {
    field("workdays", t.workdays);
  } else {
    key("workdays");
    json_.null();
  }
  or_null("recurrence", t.recurrence);
  key("anchor");
  t.anchor ? value(record_.text.published(*t.anchor)) : json_.null();
  field("anchor_span", t.anchor);
  or_null("bound", name_of(t.bound));
  field("due", t.due);
  if (t.due_latest) field("due_latest", *t.due_latest);
  or_null("role", name_of(t.role));
  field("inferred", t.inferred);
}

void MentionWriter::fields(const Department& d) {
  field("name", d.name);
  or_null("id", d.id);
  or_null("region", d.region);
  or_null("level", d.level);
  field("collective", d.collective);
  field("role", name_of(d.role));
}

void MentionWriter::fields(const Citation& c) {
  key("title");
  c.title ? value(record_.text.published(*c.title)) : json_.null();
  key("number");
  c.number ? value(std::u32string_view(
                 document_number(record_.text.published(*c.number))))
           : json_.null();
  or_null("issuer", c.issuer);
  field("relation", name_of(c.relation));
  key("locator");
  c.locator ? value(record_.text.published(*c.locator)) : json_.null();
  key("target");
  c.target < 0 ? json_.null()
               : value(record_.clauses[static_cast<std::size_t>(c.target)].id);
}

}  // namespace tiaowen
