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
  named("type"_key, type_of(m.value));
  field("span"_key, m.span);
  field("text"_key, record_.text.published(m.span));
  clause_of(m.clause);
  key("value"_key);
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
  field("page"_key, line.page);
  field("box"_key,
        part_of_line(record_.text, line, as_written(line.box), span));
}

void MentionWriter::open_ends(OpenEnds open) {
  if (open == OpenEnds{}) return;
  key("open"_key);
  json_.open_array();
  if (open.min) value("min");
  if (open.max) value("max");
  json_.close_array();
}

void MentionWriter::fields(const Amount& a) {
  field("currency"_key, a.currency);
  field("min"_key, a.min);
  field("max"_key, a.max);
  named("bound"_key, name_of(a.bound));
  open_ends(a.open);
  named_or_null("use"_key, name_of(a.use));
  texts("per"_key, a.per);
  if (a.pairs) field("pairs"_key, *a.pairs);
}

void MentionWriter::fields(const Ratio& r) {
  named("form"_key, name_of(r.form));
  field("min"_key, r.min);
  field("max"_key, r.max);
  named("bound"_key, name_of(r.bound));
  open_ends(r.open);
  key("parts"_key);
  if (r.parts.empty()) {
    json_.null();
  } else {
    json_.open_array();
    for (const Decimal& part : r.parts) value(part);
    json_.close_array();
  }
  field("of"_key, r.of);
  named_or_null("use"_key, name_of(r.use));
  if (r.pairs) field("pairs"_key, *r.pairs);
}

void MentionWriter::fields(const Quantity& q) {
  field("unit"_key, record_.text.published(q.unit));
  field("min"_key, q.min);
  field("max"_key, q.max);
  named("bound"_key, name_of(q.bound));
  open_ends(q.open);
  if (q.pairs) field("pairs"_key, *q.pairs);
}

void MentionWriter::fields(const Time& t) {
  named("kind"_key, name_of(t.kind));
  field("date"_key, t.date);
  field("start"_key, t.start);
  field("end"_key, t.end);
  field("duration"_key, t.duration);
  if (t.duration_min) field("duration_min"_key, *t.duration_min);
  if (t.kind == TimeKind::relative || t.kind == TimeKind::duration) {
    field("workdays"_key, t.workdays);
  } else {
    key("workdays"_key);
    json_.null();
  }
  or_null("recurrence"_key, t.recurrence);
  key("anchor"_key);
  t.anchor ? value(record_.text.published(*t.anchor)) : json_.null();
  field("anchor_span"_key, t.anchor);
  named_or_null("bound"_key, name_of(t.bound));
  field("due"_key, t.due);
  if (t.due_latest) field("due_latest"_key, *t.due_latest);
  named_or_null("role"_key, name_of(t.role));
  field("inferred"_key, t.inferred);
}

void MentionWriter::fields(const Department& d) {
  field("name"_key, d.name);
  or_null("id"_key, d.id);
  or_null("region"_key, d.region);
  or_null("level"_key, d.level);
  field("collective"_key, d.collective);
  named("role"_key, name_of(d.role));
}

void MentionWriter::fields(const Citation& c) {
  key("title"_key);
  c.title ? value(record_.text.published(*c.title)) : json_.null();
  key("number"_key);
  c.number ? value(std::u32string_view(
                 document_number(record_.text.published(*c.number))))
           : json_.null();
  or_null("issuer"_key, c.issuer);
  named("relation"_key, name_of(c.relation));
  key("locator"_key);
  c.locator ? value(record_.text.published(*c.locator)) : json_.null();
  key("target"_key);
  c.target < 0 ? json_.null()
               : value(record_.clauses[static_cast<std::size_t>(c.target)].id);
}

}  // namespace tiaowen
