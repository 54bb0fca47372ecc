// A decision as JSON, for programs: --json.

#include "pipeline/command/decision.h"
#include "pipeline/decide/pick.h"
#include "pipeline/model/unicode.h"
#include "pipeline/write/json_writer.h"

namespace tiaowen {
namespace {

class DecisionWriter {
 public:
  DecisionWriter(JsonWriter& json, const Decision& decision)
      : json_(json),
        decision_(decision),
        answer_(decision.answer),
        rule_(decision.record.rules[decision.rule]) {}

  void write() {
    json_.open_object();
    text("rule", id_of(decision_.rule));
    text("name", rule_.name);
    text("verdict", name_of(answer_.verdict));
    figure();
    rows();
    if (decision_.cap >= 0) cap();
    understood();
    columns("assumed", answer_.assumed);
    columns("assumed_not", answer_.denied);
    columns("asked", answer_.asked);
    strings("wanted", answer_.wanted);
    json_.key("notes");
    json_.open_array();
    for (const RuleNote& note : rule_.annotations) json_.text(note.text);
    json_.close_array();
    json_.close_object();
  }

 private:
  void text(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.text(value);
  }
  void number(const std::optional<Decimal>& value) {
    value ? json_.text(value->str()) : json_.null();
  }
  void span(Span value) {
    json_.key("span");
    json_.open_array();
    json_.number(value.begin);
    json_.number(value.end);
    json_.close_array();
  }
  void strings(std::string_view key, const std::vector<std::string>& all) {
    json_.key(key);
    json_.open_array();
    for (const std::string& one : all) json_.text(one);
    json_.close_array();
  }
  void columns(std::string_view key, const std::vector<std::size_t>& all) {
    json_.key(key);
    json_.open_array();
    for (const std::size_t c : all) json_.text(rule_.inputs[c].name);
    json_.close_array();
  }

  void then(const RuleRow& row) {
    if (!row.then_min && !row.then_max) return number(row.then);
    json_.open_object();
    json_.key("min");
    number(row.then_min);
    json_.key("max");
    number(row.then_max);
    json_.close_object();
  }

  // "amount" for money, "ratio" for a share; null where none is decided.
  void figure() {
    json_.key(rule_.output_unit.empty() ? "ratio" : "amount");
    if (answer_.verdict == Verdict::decided) {
      then(rule_.rows[answer_.rows.front()]);
    } else {
      json_.null();
    }
    json_.key("unit");
    rule_.output_unit.empty() ? json_.null() : json_.text(rule_.output_unit);
    strings("per", rule_.output_per);
    if (!answer_.result) return;
    json_.key("result");
    number(answer_.result);
  }

  void rows() {
    const Text& text_of = decision_.record.text;
    json_.key("rows");
    json_.open_array();
    for (const std::size_t r : answer_.rows) {
      const RuleRow& row = rule_.rows[r];
      json_.open_object();
      json_.key("row");
      json_.number(static_cast<std::int64_t>(r) + 1);
      strings("when", row.when);
      json_.key("then");
      then(row);
      if (!row.formula.empty()) text("formula", row.formula);
      json_.key("sentence");
      json_.text(
          text_of.published(sentence_around(text_of.original, row.span)));
      span(row.span);
      json_.close_object();
    }
    json_.close_array();
  }

  void cap() {
    const auto at = static_cast<std::size_t>(decision_.cap);
    json_.key("cap");
    json_.open_object();
    text("rule", id_of(at));
    json_.key("then");
    then(decision_.record.rules[at].rows[decision_.most.rows.front()]);
    json_.close_object();
  }

  void understood() {
    json_.key("inputs");
    json_.open_array();
    for (std::size_t g = 0; g < decision_.given.size(); ++g) {
      json_.open_object();
      text("given", decision_.given[g].name);
      json_.key("column");
      const int column = answer_.columns[g];
      if (column < 0) {
        json_.null();
      } else {
        json_.text(rule_.inputs[static_cast<std::size_t>(column)].name);
      }
      json_.close_object();
    }
    json_.close_array();
  }

  JsonWriter& json_;
  const Decision& decision_;
  const Answer& answer_;
  const Rule& rule_;
};

}  // namespace

std::string decision_json(const Decision& decision) {
  std::string out;
  JsonWriter json(out, false);
  DecisionWriter(json, decision).write();
  json.finish();
  return out;
}

}  // namespace tiaowen
