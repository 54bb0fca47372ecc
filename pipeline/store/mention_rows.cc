#include <map>
#include <tuple>

#include "pipeline/model/unicode.h"
#include "pipeline/store/record_rows.h"

namespace tiaowen {
namespace {

// The columns of `mention` behind the place; what does not apply stays NULL.
// Texts are owned here, since a SqlValue only looks at them.
struct ValueColumns {
  std::string bound, open, use, currency;
  std::optional<std::string> min, max;
  std::optional<std::int64_t> min_fen, max_fen;
  std::optional<double> min_number, max_number;
  std::string form, parts;
  std::optional<std::string> share_of;
  std::string unit;
  std::optional<std::string> partner;
  std::string kind;
  std::optional<std::string> date, start, end, duration, duration_min;
  std::optional<bool> workdays;
  std::string recurrence;
  std::optional<std::string> anchor, due, due_latest;
  std::optional<bool> inferred;
  std::string role;
  std::string name, register_id, region, level;
  std::optional<bool> collective;
  std::optional<std::string> title, doc_number;
  std::string issuer, relation;
  std::optional<std::string> locator;
  std::optional<int> target;
};

template <typename T>
std::optional<std::string> text_of(const std::optional<T>& value) {
  return value ? std::optional<std::string>(value->str()) : std::nullopt;
}

std::optional<double> number_of_share(const std::optional<Share>& share) {
  if (!share) return std::nullopt;
  return *number_of(share->over) / *number_of(share->under);
}

std::string_view name_of_open(const OpenEnds& open) {
  if (open.min) return open.max ? "both" : "min";
  return open.max ? "max" : "";
}

class ColumnFiller {
 public:
  ColumnFiller(const RowContext& context, ValueColumns& columns)
      : context_(context), to_(columns) {}

  void operator()(const Amount& a) {
    to_.bound = name_of(a.bound);
    to_.open = name_of_open(a.open);
    to_.use = name_of(a.use);
    to_.currency = a.currency;
    to_.min = text_of(a.min);
    to_.max = text_of(a.max);
    to_.min_fen = fen_of(a.min);
    to_.max_fen = fen_of(a.max);
    to_.partner = context_.quote(a.pairs);
  }

  void operator()(const Ratio& r) {
    to_.bound = name_of(r.bound);
    to_.open = name_of_open(r.open);
    to_.use = name_of(r.use);
    to_.form = name_of(r.form);
    to_.min = text_of(r.min);
    to_.max = text_of(r.max);
    to_.min_number = number_of_share(r.min);
    to_.max_number = number_of_share(r.max);
    for (const Decimal& part : r.parts) {
      to_.parts += (to_.parts.empty() ? "" : ":") + part.str();
    }
    to_.share_of = context_.quote(r.of);
    to_.partner = context_.quote(r.pairs);
  }

  void operator()(const Quantity& q) {
    to_.bound = name_of(q.bound);
    to_.open = name_of_open(q.open);
    to_.unit = context_.quote(q.unit);
    to_.min = text_of(q.min);
    to_.max = text_of(q.max);
    to_.min_number = number_of(q.min);
    to_.max_number = number_of(q.max);
    to_.partner = context_.quote(q.pairs);
  }

  void operator()(const Time& t) {
    to_.bound = name_of(t.bound);
    to_.kind = name_of(t.kind);
    to_.date = text_of(t.date);
    to_.start = text_of(t.start);
    to_.end = text_of(t.end);
    to_.duration = text_of(t.duration);
    to_.duration_min = text_of(t.duration_min);
    if (t.duration) to_.workdays = t.workdays;
    to_.recurrence = t.recurrence;
    to_.anchor = context_.quote(t.anchor);
    to_.due = text_of(t.due);
    to_.due_latest = text_of(t.due_latest);
    to_.inferred = t.inferred;
    to_.role = name_of(t.role);
  }

  void operator()(const Department& d) {
    to_.name = d.name;
    to_.register_id = d.id;
    to_.region = d.region;
    to_.level = d.level;
    to_.collective = d.collective;
    to_.role = name_of(d.role);
  }

  void operator()(const Citation& c) {
    to_.title = context_.quote(c.title);
    to_.doc_number = context_.quote(c.number);
    to_.issuer = c.issuer;
    to_.relation = name_of(c.relation);
    to_.locator = context_.quote(c.locator);
    to_.target = numbered(c.target);
  }

 private:
  const RowContext& context_;
  ValueColumns& to_;
};

void put_mention(const RowContext& context, const Mention& mention,
                 int number) {
  ValueColumns v;
  std::visit(ColumnFiller(context, v), mention.value);
  context.rows.insert(
      "mention", context.document, number, type_of(mention.value),
      numbered(mention.clause), context.quote(mention.span), mention.span.begin,
      mention.span.end, context.places.page(mention.span), known(v.bound),
      known(v.use), known(v.currency), v.min, v.max, v.min_fen, v.max_fen,
      v.min_number, v.max_number, known(v.form), known(v.parts), v.share_of,
      known(v.unit), v.partner, known(v.kind), v.date, v.start, v.end,
      v.duration, v.duration_min, v.workdays, known(v.recurrence), v.anchor,
      v.due, v.due_latest, v.inferred, known(v.role), known(v.name),
      known(v.register_id), known(v.region), known(v.level), v.collective,
      v.title, v.doc_number, known(v.issuer), known(v.relation), v.locator,
      v.target, known(v.open));
  if (const auto* amount = std::get_if<Amount>(&mention.value)) {
    int position = 0;
    for (const Span word : amount->per) {
      context.rows.insert("mention_per", context.document, number, ++position,
                          context.quote(word));
    }
  }
}

}  // namespace

void put_mentions(const RowContext& context) {
  using Body = std::tuple<std::string_view, std::string_view, std::string_view,
                          std::string_view, bool>;
  std::map<Body, int> bodies;
  int number = 0;
  for (const Mention& mention : context.record.mentions) {
    put_mention(context, mention, ++number);
    if (const auto* d = std::get_if<Department>(&mention.value)) {
      ++bodies[{d->name, d->id, d->region, d->level, d->collective}];
    }
  }
  for (const auto& [body, count] : bodies) {
    const auto& [name, id, region, level, collective] = body;
    // WHERE true: else ON would be taken for that of a join.
    context.rows.insert_by(
        "INSERT INTO department SELECT c1, c2, c3, c4, c5, c6 FROM "
        "offered_rows WHERE true ON CONFLICT DO UPDATE SET mentions = "
        "mentions + excluded.mentions",
        "department", name, id, region, level, collective, count);
  }
}

}  // namespace tiaowen
