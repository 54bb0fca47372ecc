#include "pipeline/write/mention_from_json.h"

#include "pipeline/write/json_values.h"

namespace tiaowen {
namespace {

OpenEnds open_of(JsonNode v) {
  OpenEnds open;
  const auto ends = v.find("open");
  if (!ends) return open;
  for (const JsonNode end : ends->items())
    (end.text() == "min" ? open.min : open.max) = true;
  return open;
}

Amount amount_of(JsonNode v, Span at, RecordPlaces& places) {
  Amount a;
  a.currency = v.at("currency").text();
  a.min = maybe(v, "min", decimal_of);
  a.max = maybe(v, "max", decimal_of);
  a.bound = named<Bound>(v.at("bound"), 7);
  a.open = open_of(v);
  a.use = named<Use>(v.at("use"), 12);
  for (const JsonNode per : v.at("per").items())
    a.per.push_back(*places.words(per, at));
  a.pairs = places.maybe_span(v, "pairs");
  return a;
}

Ratio ratio_of(JsonNode v, const RecordPlaces& places) {
  Ratio r;
  r.form = named<RatioForm>(v.at("form"), 7);
  r.min = maybe(v, "min", share_of);
  r.max = maybe(v, "max", share_of);
  r.bound = named<Bound>(v.at("bound"), 7);
  r.open = open_of(v);
  if (!v.at("parts").is_null()) {
    for (const JsonNode part : v.at("parts").items())
      r.parts.push_back(decimal_of(part));
  }
  r.of = places.maybe_span(v, "of");
  r.use = named<Use>(v.at("use"), 12);
  r.pairs = places.maybe_span(v, "pairs");
  return r;
}

Quantity quantity_of(JsonNode v, Span at, RecordPlaces& places) {
  Quantity q;
  q.unit = places.words(v.at("unit"), at).value_or(Span{at.end, at.end});
  q.min = maybe(v, "min", decimal_of);
  q.max = maybe(v, "max", decimal_of);
  q.bound = named<Bound>(v.at("bound"), 7);
  q.open = open_of(v);
  q.pairs = places.maybe_span(v, "pairs");
  return q;
}

Time time_of(JsonNode v, const RecordPlaces& places) {
  Time t;
  t.kind = named<TimeKind>(v.at("kind"), 7);
  t.date = maybe(v, "date", date_of);
  t.start = maybe(v, "start", date_of);
  t.end = maybe(v, "end", date_of);
  t.duration = maybe(v, "duration", duration_of);
  t.duration_min = maybe(v, "duration_min", duration_of);
  if (const auto workdays = v.find("workdays")) t.workdays = workdays->truth();
  t.recurrence = v.at("recurrence").text();
  t.anchor = places.maybe_span(v, "anchor_span");
  t.bound = named<TimeBound>(v.at("bound"), 9);
  t.due = maybe(v, "due", date_of);
  t.due_latest = maybe(v, "due_latest", date_of);
  t.role = named<TimeRole>(v.at("role"), 12);
  t.inferred = v.at("inferred").truth();
  return t;
}

Citation citation_of(JsonNode v, Span at, RecordPlaces& places) {
  Citation c;
  c.title = places.words(v.at("title"), at);
  c.number = places.number(v.at("number"), at);
  c.issuer = v.at("issuer").text();
  c.relation = named<Relation>(v.at("relation"), 7);
  c.locator = places.words(v.at("locator"), at);
  c.target = places.clause_at(v.at("target"));
  return c;
}

Department department_of(JsonNode v) {
  Department d;
  d.name = v.at("name").text();
  d.id = v.at("id").text();
  d.region = v.at("region").text();
  d.level = v.at("level").text();
  d.collective = v.at("collective").truth();
  d.role = named<DepartmentRole>(v.at("role"), 8);
  return d;
}

}  // namespace

Value value_from_json(const std::string& type, JsonNode json, Span at,
                      RecordPlaces& places) {
  if (type == "amount") return amount_of(json, at, places);
  if (type == "ratio") return ratio_of(json, places);
  if (type == "quantity") return quantity_of(json, at, places);
  if (type == "time") return time_of(json, places);
  if (type == "citation") return citation_of(json, at, places);
  if (type == "department") return department_of(json);
  throw BadField{"no type of mention: " + type};
}

}  // namespace tiaowen
