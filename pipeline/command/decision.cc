#include "pipeline/command/decision.h"

#include <ostream>

#include "pipeline/command/messages.h"
#include "pipeline/decide/pick.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

const Rule& rule_of(const Decision& decision) {
  return decision.record.rules[decision.rule];
}

std::string figure(const RuleRow& row) {
  if (row.then) return row.then->str();
  const std::string low = row.then_min ? row.then_min->str() : "";
  const std::string high = row.then_max ? row.then_max->str() : "";
  return low.empty() && high.empty() ? "" : low + ".." + high;
}

// "300000 CNY", with what it is paid for.
std::string said(const Rule& rule, const RuleRow& row, Language language) {
  std::string words = figure(row);
  if (words.empty()) {
    return either(language, "no figure stated", "文件未写明数额");
  }
  if (!rule.output_unit.empty()) words += " " + rule.output_unit;
  for (const std::string& per : rule.output_per) words += "/" + per;
  return words;
}

// What the row asks: 级别 "省级", 得分 >=80
std::string asked_by(const Rule& rule, const RuleRow& row) {
  std::string words;
  for (std::size_t c = 0; c < rule.inputs.size() && c < row.when.size(); ++c) {
    if (row.when[c] == "-") continue;
    words +=
        (words.empty() ? "" : ", ") + rule.inputs[c].name + " " + row.when[c];
  }
  return words;
}

std::string names_of(const Rule& rule,
                     const std::vector<std::size_t>& columns) {
  std::string words;
  for (const std::size_t c : columns) {
    words += (words.empty() ? "" : ", ") + rule.inputs[c].name;
  }
  return words;
}

std::string sentence_of(const Decision& decision, Span span) {
  const Text& text = decision.record.text;
  return to_utf8(text.published(sentence_around(text.original, span)));
}

class Speaker {
 public:
  Speaker(const Decision& decision, Language language, std::ostream& out)
      : decision_(decision),
        rule_(rule_of(decision)),
        language_(language),
        out_(out) {}

  void say() {
    verdict();
    line("rule", "规则") << id_of(decision_.rule) << " " << rule_.name << "\n";
    for (const std::size_t r : decision_.answer.rows) row(r);
    if (decision_.cap >= 0) cap();
    understood();
    names("assumed", "视为满足", decision_.answer.assumed);
    names("assumed not", "视为不存在", decision_.answer.denied);
    names("asks", "还需给出", decision_.answer.asked);
    for (const std::string& name : decision_.answer.wanted) {
      line("asks", "还需给出") << name << "\n";
    }
    for (const RuleNote& note : rule_.annotations) {
      line("note", "说明") << note.text << "\n";
    }
  }

 private:
  std::ostream& line(const char* english, const char* chinese) {
    return out_ << "  " << either(language_, english, chinese) << "  ";
  }

  void verdict() {
    const Answer& answer = decision_.answer;
    switch (answer.verdict) {
      case Verdict::decided:
      case Verdict::no_figure:
        out_ << said(rule_, rule_.rows[answer.rows.front()], language_);
        if (answer.result) out_ << " = " << answer.result->str() << " CNY";
        out_ << "\n";
        return;
      case Verdict::no_row:
        out_ << either(language_, "no row of the rule applies",
                       "规则中没有适用的行")
             << "\n";
        return;
      case Verdict::open:
        out_ << either(language_, "not decided: more must be given",
                       "无法判定：还需给出条件")
             << "\n";
        return;
      case Verdict::several:
        out_ << either(language_, "several rows apply, with different figures",
                       "多行同时适用，数额不同")
             << "\n";
        return;
    }
  }

  void row(std::size_t r) {
    const RuleRow& one = rule_.rows[r];
    line("row", "行") << r + 1 << ": " << asked_by(rule_, one) << " -> "
                      << said(rule_, one, language_) << "\n";
    if (!one.formula.empty()) line("formula", "算式") << one.formula << "\n";
    line("basis", "依据") << sentence_of(decision_, one.span) << "  ["
                          << one.span.begin << "," << one.span.end << ")\n";
  }

  void cap() {
    const Rule& rule =
        decision_.record.rules[static_cast<std::size_t>(decision_.cap)];
    line("cap", "上限") << said(rule, rule.rows[decision_.most.rows.front()],
                                language_)
                        << "\n";
  }

  // Names that were read as another: 荣誉级别 as 级别.
  void understood() {
    for (std::size_t g = 0; g < decision_.given.size(); ++g) {
      const std::string& name = decision_.given[g].name;
      const int column = decision_.answer.columns[g];
      if (column < 0) {
        line("unused", "未使用") << name << "\n";
        continue;
      }
      const auto& input = rule_.inputs[static_cast<std::size_t>(column)];
      if (same_words(input.name, name)) continue;
      line("read", "理解为") << name << " = " << input.name << "\n";
    }
  }

  void names(const char* english, const char* chinese,
             const std::vector<std::size_t>& columns) {
    if (columns.empty()) return;
    line(english, chinese) << names_of(rule_, columns) << "\n";
  }

  const Decision& decision_;
  const Rule& rule_;
  const Language language_;
  std::ostream& out_;
};

}  // namespace

Decision decision_on(const Record& record, std::size_t rule,
                     const std::vector<Given>& given) {
  Decision decision{record,
                    rule,
                    given,
                    decide(record.rules[rule], given),
                    cap_beside(record, rule),
                    {}};
  if (decision.cap < 0) return decision;
  decision.most =
      decide(record.rules[static_cast<std::size_t>(decision.cap)], given);
  if (decision.answer.verdict != Verdict::decided ||
      decision.most.verdict != Verdict::decided) {
    decision.cap = -1;
  }
  return decision;
}

void say_decision(const Decision& decision, Language language,
                  std::ostream& out) {
  Speaker(decision, language, out).say();
}

void list_rules(const Record& record, Language language, std::ostream& out) {
  if (record.rules.empty()) {
    out << either(language, "the record has no rules", "记录中没有规则")
        << "\n";
  }
  for (std::size_t r = 0; r < record.rules.size(); ++r) {
    const Rule& rule = record.rules[r];
    out << id_of(r) << "  " << rule.name << "\n";
    for (const RuleInput& input : rule.inputs) {
      out << "  " << input.name << " (" << input.type << ")";
      for (const std::string& value : input.values) out << " " << value;
      out << "\n";
    }
  }
}

}  // namespace tiaowen
