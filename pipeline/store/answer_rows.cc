#include <algorithm>

#include "pipeline/store/record_rows.h"

namespace tiaowen {
namespace {

// A Span that may be missing, as two columns.
struct Ends {
  std::optional<std::uint32_t> begin, end;
  explicit Ends(const std::optional<Span>& span) {
    if (span) begin = span->begin;
    if (span) end = span->end;
  }
};

const Mention& mention_of(const RowContext& context, int index) {
  return context.record.mentions[static_cast<std::size_t>(index)];
}

std::optional<std::string> earliest_due(const RowContext& context,
                                        const Obligation& o) {
  std::optional<std::string> earliest;
  for (const int index : o.due) {
    const auto* time = std::get_if<Time>(&mention_of(context, index).value);
    if (time == nullptr || !time->due) continue;
    const std::string due = time->due->str();
    if (!earliest || due < *earliest) earliest = due;
  }
  return earliest;
}

// The least and the largest of what its amounts may be.
struct AmountRange {
  std::optional<std::int64_t> least, largest;
};

AmountRange amounts_of(const RowContext& context, const Obligation& o) {
  AmountRange range;
  for (const int index : o.amounts) {
    const auto* amount = std::get_if<Amount>(&mention_of(context, index).value);
    if (amount == nullptr) continue;
    const auto low = fen_of(amount->min), high = fen_of(amount->max);
    range.largest = std::max({range.largest, low, high});
    const auto lower = low ? low : high;
    if (lower) range.least = std::min(range.least.value_or(*lower), *lower);
  }
  return range;
}

void put_actors(const RowContext& context, int obligation,
                std::string_view role, const std::vector<int>& mentions) {
  int position = 0;
  for (const int index : mentions) {
    const auto* d = std::get_if<Department>(&mention_of(context, index).value);
    if (d == nullptr) continue;
    context.rows.insert("obligation_actor", context.document, obligation, role,
                        ++position, index + 1, d->name, known(d->id),
                        known(d->region), known(d->level));
  }
}

void put_values(const RowContext& context, int obligation,
                std::string_view slot, const std::vector<int>& mentions) {
  int position = 0;
  for (const int index : mentions) {
    context.rows.insert("obligation_value", context.document, obligation, slot,
                        ++position, index + 1);
  }
}

void put_obligation(const RowContext& context, const Obligation& o,
                    int number) {
  const AmountRange amounts = amounts_of(context, o);
  const Ends condition(o.condition), bearer(o.bearer), inherited(o.inherited);
  context.rows.insert(
      "obligation", context.document, number, numbered(o.clause),
      name_of(o.modality), context.quote(o.span), o.span.begin, o.span.end,
      context.places.page(o.span), context.quote(o.action), o.action.begin,
      o.action.end, context.quote(o.condition), condition.begin, condition.end,
      context.quote(o.bearer), bearer.begin, bearer.end, inherited.begin,
      inherited.end, o.from_table ? "table" : "prose",
      o.from_table ? numbered(o.table) : std::nullopt,
      o.from_table ? std::optional(o.table_row) : std::nullopt,
      earliest_due(context, o), amounts.largest, amounts.least);
  put_actors(context, number, "lead", o.leads);
  put_actors(context, number, "support", o.supports);
  put_actors(context, number, "approve", o.approvers);
  put_actors(context, number, "receive", o.recipients);
  put_values(context, number, "due", o.due);
  put_values(context, number, "amount", o.amounts);
  put_values(context, number, "ratio", o.ratios);
  put_values(context, number, "quantity", o.quantities);
  int position = 0;
  for (const Span span : o.also_at) {
    context.rows.insert("obligation_place", context.document, number,
                        ++position, span.begin, span.end,
                        context.places.page(span));
  }
}

void put_rule_rows(const RowContext& context, const Rule& rule, int number) {
  int row_number = 0;
  for (const RuleRow& row : rule.rows) {
    ++row_number;
    context.rows.insert(
        "rule_row", context.document, number, row_number,
        row.then ? std::optional(row.then->str()) : std::nullopt,
        row.then_min ? std::optional(row.then_min->str()) : std::nullopt,
        row.then_max ? std::optional(row.then_max->str()) : std::nullopt,
        number_of(row.then ? row.then : row.then_max), row.span.begin,
        row.span.end, context.places.page(row.span), known(row.formula));
    int input = 0;
    for (const std::string& test : row.when) {
      context.rows.insert("rule_test", context.document, number, row_number,
                          ++input, test);
    }
  }
}

void put_rule(const RowContext& context, const Rule& rule, int number) {
  context.rows.insert("rule", context.document, number, numbered(rule.clause),
                      rule.name, rule.hit_policy, rule.output_name,
                      rule.output_type, known(rule.output_unit),
                      rule.span.begin, rule.span.end,
                      context.places.page(rule.span));
  int position = 0;
  for (const std::string& word : rule.output_per) {
    context.rows.insert("rule_per", context.document, number, ++position, word);
  }
  position = 0;
  for (const RuleInput& input : rule.inputs) {
    context.rows.insert("rule_input", context.document, number, ++position,
                        input.name, input.type);
    int value_number = 0;
    for (const std::string& value : input.values) {
      context.rows.insert("rule_input_value", context.document, number,
                          position, ++value_number, value);
    }
  }
  put_rule_rows(context, rule, number);
  position = 0;
  for (const RuleNote& note : rule.annotations) {
    context.rows.insert("rule_note", context.document, number, ++position,
                        note.text, note.span.begin, note.span.end,
                        context.places.page(note.span));
  }
}

void put_step_actors(const RowContext& context, int workflow, int step,
                     std::string_view role, const std::vector<int>& mentions) {
  int position = 0;
  for (const int index : mentions) {
    const auto* d = std::get_if<Department>(&mention_of(context, index).value);
    if (d == nullptr) continue;
    context.rows.insert("step_actor", context.document, workflow, step, role,
                        ++position, index + 1, d->name);
  }
}

void put_step(const RowContext& context, int workflow, const Step& step,
              int number, std::optional<int> branch_of) {
  context.rows.insert("step", context.document, workflow, number, branch_of,
                      branch_of ? std::nullopt : std::optional(step.order),
                      step.name, known(context.quote(step.action)),
                      context.quote(step.bearer), context.quote(step.condition),
                      step.span.begin, step.span.end,
                      context.places.page(step.span));
  put_step_actors(context, workflow, number, "actor", step.actors);
  put_step_actors(context, workflow, number, "approve", step.approvers);
  int position = 0;
  for (const int index : step.due) {
    context.rows.insert("step_due", context.document, workflow, number,
                        ++position, index + 1);
  }
  std::vector<int> next = step.next;
  std::sort(next.begin(), next.end());
  next.erase(std::unique(next.begin(), next.end()), next.end());
  for (const int order : next) {
    context.rows.insert("step_next", context.document, workflow, number, order);
  }
}

}  // namespace

void put_obligations(const RowContext& context) {
  int number = 0;
  for (const Obligation& o : context.record.obligations) {
    put_obligation(context, o, ++number);
  }
}

void put_rules(const RowContext& context) {
  int number = 0;
  for (const Rule& rule : context.record.rules) {
    put_rule(context, rule, ++number);
  }
}

void put_workflows(const RowContext& context) {
  int number = 0;
  for (const Workflow& workflow : context.record.workflows) {
    context.rows.insert("workflow", context.document, ++number,
                        numbered(workflow.clause), workflow.name,
                        context.quote(workflow.condition),
                        numbered(workflow.instead_of), workflow.span.begin,
                        workflow.span.end, context.places.page(workflow.span));
    int position = 0;
    for (const Step& step : workflow.steps) {
      const int at = ++position;
      put_step(context, number, step, at, std::nullopt);
      for (const Step& branch : step.branches) {
        put_step(context, number, branch, ++position, at);
      }
    }
  }
}

}  // namespace tiaowen
