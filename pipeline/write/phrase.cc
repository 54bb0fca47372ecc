#include "pipeline/write/phrase.h"

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

std::string written(const Decimal& value) { return value.str(); }
std::string written(const Share& value) { return value.str(); }

template <typename T>
std::string banded(const std::optional<T>& min, const std::optional<T>& max,
                   Bound bound, OpenEnds open) {
  const std::string low = min ? written(*min) : "";
  const std::string high = max ? written(*max) : "";
  switch (bound) {
    case Bound::exact:
      return min ? low : high;
    case Bound::about:
      return "~" + (min ? low : high);
    case Bound::at_most:
      return "( ," + high + "]";
    case Bound::less_than:
      return "( ," + high + ")";
    case Bound::at_least:
      return "[" + low + ", )";
    case Bound::more_than:
      return "(" + low + ", )";
    case Bound::range:
      return (open.min ? "(" : "[") + low + ", " + high +
             (open.max ? ")" : "]");
  }
  return {};
}

class Phraser {
 public:
  explicit Phraser(const Record& record) : record_(record) {}

  Phrase of(const Mention& mention) {
    std::visit([this](const auto& value) { read(value); }, mention.value);
    return std::move(phrase_);
  }

 private:
  std::string words(Span span) const {
    return to_utf8(record_.text.published(span));
  }
  void add(std::string attribute) {
    phrase_.attributes.push_back(std::move(attribute));
  }
  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) add(std::string(name) + " " + std::string(value));
  }

  void read(const Amount& a) {
    phrase_.core = banded(a.min, a.max, a.bound, a.open);
    if (a.currency != "CNY") phrase_.core = a.currency + " " + phrase_.core;
    add("use", name_of(a.use));
    for (const Span per : a.per) add("per", words(per));
    if (a.pairs) add("pairs", words(*a.pairs));
  }

  void read(const Ratio& r) {
    phrase_.core = banded(r.min, r.max, r.bound, r.open);
    if (!r.parts.empty()) {
      phrase_.core.clear();
      for (const Decimal& part : r.parts) {
        if (!phrase_.core.empty()) phrase_.core += ":";
        phrase_.core += part.str();
      }
    }
    add(std::string(name_of(r.form)));
    if (r.of) add("of", words(*r.of));
    add("use", name_of(r.use));
    if (r.pairs) add("pairs", words(*r.pairs));
  }

  void read(const Quantity& q) {
    phrase_.core = banded(q.min, q.max, q.bound, q.open);
    if (!q.unit.empty()) phrase_.core += " " + words(q.unit);
    if (q.pairs) add("pairs", words(*q.pairs));
  }

  std::string core_of(const Time& t) const {
    switch (t.kind) {
      case TimeKind::date:
        return t.date ? t.date->str() : "?";
      case TimeKind::range:
        return (t.start ? t.start->str() : "") + ".." +
               (t.end ? t.end->str() : "");
      case TimeKind::duration:
        return t.duration ? t.duration->str() : "?";
      case TimeKind::relative:
        return t.duration ? "+" + t.duration->str() : "event";
      case TimeKind::recurring:
        return t.recurrence;
      case TimeKind::vague:
      case TimeKind::open:
        return std::string(name_of(t.kind));
    }
    return {};
  }

  void read(const Time& t) {
    phrase_.core = core_of(t);
    if (t.bound != TimeBound::none) add(std::string(name_of(t.bound)));
    if (t.workdays) add("workdays");
    if (t.anchor) add("anchor", words(*t.anchor));
    if (t.duration_min) add("from", t.duration_min->str());
    if (t.due) add("due", t.due->str());
    if (t.due_latest) add("latest", t.due_latest->str());
    add("role", name_of(t.role));
    if (t.inferred) add("inferred");
  }

  void read(const Department& d) {
    phrase_.core = d.name;
    add("role", name_of(d.role));
    if (d.collective) add("collective");
    add("region", d.region);
    add("level", d.level);
    add("id", d.id);
  }

  void read(const Citation& c) {
    if (c.title) phrase_.core = "《" + words(*c.title) + "》";
    if (c.number) phrase_.core += words(*c.number);
    if (c.locator) add("locator", words(*c.locator));
    add("relation", name_of(c.relation));
    if (c.target >= 0) {
      add("target", record_.clauses[static_cast<std::size_t>(c.target)].id);
    }
  }

  const Record& record_;
  Phrase phrase_;
};

}  // namespace

std::string Phrase::str() const {
  std::string all = core;
  for (const std::string& attribute : attributes) all += " ; " + attribute;
  return all;
}

Phrase phrase_of(const Mention& mention, const Record& record) {
  return Phraser(record).of(mention);
}

}  // namespace tiaowen
