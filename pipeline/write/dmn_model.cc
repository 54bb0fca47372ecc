#include "pipeline/write/dmn_model.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/write/feel.h"

namespace tiaowen {
namespace {

constexpr int kMargin = 60, kGap = 40, kRow = 220;
constexpr int kWidest = 1600;  // of a row of decisions

constexpr std::array<std::string_view, 7> kHitPolicies = {
    "UNIQUE",  "FIRST",      "PRIORITY",    "ANY",
    "COLLECT", "RULE ORDER", "OUTPUT ORDER"};
constexpr std::array<std::string_view, 3> kTypes = {"string", "number",
                                                    "boolean"};

template <typename Items, typename Item>
bool holds(const Items& items, const Item& item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

class Modeler {
 public:
  explicit Modeler(const Record& record) : record_(record) {}

  DmnModel model() {
    for (std::size_t i = 0; i < record_.rules.size(); ++i) {
      const std::string id = "r" + std::to_string(i + 1);
      if (usable(record_.rules[i], id)) add(record_.rules[i], id);
    }
    lay_out();
    model_.source_name = names_.take(record_.metadata.title);
    return std::move(model_);
  }

 private:
  void omit(const Rule& rule, const std::string& id, std::string code,
            std::string detail, bool exported) {
    model_.omissions.push_back(
        {id + " " + rule.name, std::move(code), std::move(detail), exported});
  }

  // A table needs rows, inputs, and tests that FEEL understands.
  bool usable(const Rule& rule, const std::string& id) {
    const auto no = [&](const char* code, const std::string& detail) {
      omit(rule, id, code, detail, false);
      return false;
    };
    if (rule.rows.empty()) return no("no_rows", "");
    if (rule.inputs.empty()) return no("no_inputs", "");
    if (!holds(kHitPolicies, rule.hit_policy)) {
      return no("hit_policy", rule.hit_policy);
    }
    for (const RuleInput& input : rule.inputs) {
      if (!holds(kTypes, input.type)) return no("type", input.type);
    }
    for (std::size_t row = 0; row < rule.rows.size(); ++row) {
      const auto& when = rule.rows[row].when;
      const std::string place = "row " + std::to_string(row + 1);
      if (when.size() != rule.inputs.size()) return no("row_width", place);
      for (const std::string& test : when) {
        if (!is_unary_test(test)) return no("not_feel", place + ": " + test);
      }
    }
    return true;
  }

  void add(const Rule& rule, const std::string& id) {
    DmnDecision decision;
    decision.rule = &rule;
    decision.id = id;
    decision.name = names_.take(rule.name);
    for (const RuleInput& input : rule.inputs) {
      decision.inputs.push_back(input_of(input, decision.inputs));
    }
    for (std::size_t row = 0; row < rule.rows.size(); ++row) {
      const RuleRow& one = rule.rows[row];
      if (one.then_min || one.then_max) decision.ranges = true;
      if (!one.formula.empty()) add_formula(decision, row, id);
      if (!one.then && !one.then_min && !one.then_max) {
        omit(rule, id, "no_figure", "row " + std::to_string(row + 1), true);
      }
    }
    model_.decisions.push_back(std::move(decision));
  }

  // Its names are inputs too: the table's own columns or others.
  void add_formula(DmnDecision& decision, std::size_t row,
                   const std::string& id) {
    const std::string& formula = decision.rule->rows[row].formula;
    const auto fit = renamed(formula, [&](const std::string& name) {
      return model_.inputs[figure_of(decision, name)].name;
    });
    if (!fit) {
      omit(*decision.rule, id, "formula",
           "row " + std::to_string(row + 1) + ": " + formula, true);
      return;
    }
    decision.formulas.resize(decision.rule->rows.size());
    decision.formulas[row] = *fit;
  }
  std::size_t figure_of(DmnDecision& decision, const std::string& name) {
    for (const auto* inputs : {&decision.inputs, &decision.asked}) {
      for (const std::size_t at : *inputs) {
        const DmnInput& input = model_.inputs[at];
        if (input.label == name && input.type == "number") return at;
      }
    }
    decision.asked.push_back(input_of({name, "number", {}}, decision.inputs));
    return decision.asked.back();
  }

  // Inputs of one name and type are one, but not within one table.
  std::size_t input_of(const RuleInput& input,
                       const std::vector<std::size_t>& taken) {
    std::vector<std::size_t>& known = known_[{input.name, input.type}];
    for (const std::size_t at : known) {
      if (!holds(taken, at)) return at;
    }
    const std::size_t at = model_.inputs.size();
    model_.inputs.push_back({"in" + std::to_string(at + 1),
                             names_.take(input.name),
                             input.name,
                             input.type,
                             {}});
    known.push_back(at);
    return at;
  }

  // Decisions side by side, each above the inputs that it is the first to
  // ask, the document above all.
  void lay_out() {
    int x = kMargin, y = kMargin + kRow;
    std::vector<bool> placed(model_.inputs.size(), false);
    for (DmnDecision& decision : model_.decisions) {
      std::vector<std::size_t> own;
      for (const auto* inputs : {&decision.inputs, &decision.asked}) {
        for (const std::size_t input : *inputs) {
          if (!placed[input]) own.push_back(input);
          placed[input] = true;
        }
      }
      const int columns = std::max(1, static_cast<int>(own.size()));
      const int width = columns * (DmnBox().width + kGap);
      if (x > kMargin && x + width > kWidest) {
        x = kMargin;
        y += 2 * kRow;
      }
      decision.box.x = x + (width - kGap - decision.box.width) / 2;
      decision.box.y = y;
      for (const std::size_t input : own) {
        DmnBox& box = model_.inputs[input].box;
        box.height = 50;
        box.x = x;
        box.y = y + kRow;
        x += DmnBox().width + kGap;
      }
      if (own.empty()) x += width;
    }
    model_.source.x = kMargin;
    model_.source.y = kMargin;
  }

  const Record& record_;
  DmnModel model_;
  FeelNames names_;
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>>
      known_;
};

}  // namespace

DmnModel dmn_model(const Record& record) { return Modeler(record).model(); }

}  // namespace tiaowen
