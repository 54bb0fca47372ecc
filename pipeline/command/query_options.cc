#include "pipeline/command/query_options.h"

#include <CLI/CLI.hpp>

#include "pipeline/command/messages.h"

namespace tiaowen {
namespace {

class QueryOptions {
 public:
  QueryOptions(CLI::App& app, QueryCommand& command, Language language)
      : app_(app), command_(command), language_(language) {}

  void add() {
    app_.add_option("SUBJECT", command_.subject,
                    say("what to ask for", "查询对象"))
        ->check(
            CLI::IsMember({"obligations", "awards", "deadlines", "departments",
                           "documents", "clauses", "findings"}));
    text("--store", command_.store, "FILE", "the store that ingest fills",
         "数据库文件（由 ingest 写入）")
        ->capture_default_str();
    add_bodies();
    add_figures();
    add_places();
    add_answer();
    app_.add_option("--sql", command_.sql,
                    say("a SELECT on the store's tables and views instead",
                        "直接对库表执行 SELECT（只读）"))
        ->option_text("SELECT");
  }

 private:
  std::string say(const char* english, const char* chinese) const {
    return either(language_, english, chinese);
  }

  CLI::Option* text(const char* name, std::string& value, const char* shown,
                    const char* english, const char* chinese) {
    return app_.add_option(name, value, say(english, chinese))
        ->option_text(shown);
  }
  CLI::Option* texts(const char* name, std::vector<std::string>& values,
                     const char* shown, const char* english,
                     const char* chinese) {
    return app_.add_option(name, values, say(english, chinese))
        ->option_text(shown)
        ->allow_extra_args(false);
  }

  void add_bodies() {
    texts("--lead", command_.lead, "NAME",
          "who leads: 市财政局, 玉溪市科技局 (several times: any)",
          "牵头单位，如 市财政局（可多次，任一即可）");
    texts("--support", command_.support, "NAME", "who supports", "配合单位");
    texts("--approver", command_.approver, "NAME", "who approves", "审批单位");
    texts("--department", command_.department, "NAME",
          "a body in any of these parts", "单位（不限分工）");
    text("--region", command_.region, "NAME",
         "region of the documents, and of bodies named without theirs: 玉溪市",
         "文件所属地区；未写地区的单位按此地区理解，如 玉溪市");
    // Words for the kinds are taken too, so any value passes here.
    texts(
        "--modality", command_.modality, "KIND",
        "kind of obligation: duty, power, prohibition, target, award, "
        "denial, encourage, or a word for one: 应当, 不得 (several times: "
        "any)",
        "事项类型：duty、power、prohibition、target、award、denial、encourage，"
        "或相应用语，如 应当、不得（可多次，任一即可）")
        ->check(CLI::Validator([](std::string&) { return std::string(); },
                               "{duty,power,prohibition,target,award,denial,"
                               "encourage}"));
  }

  void add_figures() {
    text(
        "--due-before", command_.due_before, "DAY",
        "due on that day or before: 2026-06-30, 2026年6月底; before a month or "
        "year: 2026-06",
        "该日或之前到期，如 2026-06-30、2026年6月底；只写年月则为该月之前");
    text("--due-after", command_.due_after, "DAY",
         "due on that day or later: 2026-01-01, 2026-01",
         "该日或之后到期，如 2026-01-01、2026年1月");
    text("--amount-min", command_.amount_min, "YUAN",
         "an amount of so much or more: 500000, 50万元; 超过50万元: more than",
         "金额不低于，如 500000、50万元；写“超过50万元”则不含本数");
    text("--amount-max", command_.amount_max, "YUAN",
         "an amount of so much or less", "金额不高于");
    texts(
        "--per", command_.per, "WORD",
        "what an amount is for, as written: 户, 家, 企业 (several times: any)",
        "按什么计，如 户、家、企业（可多次，任一即可）");
    text("--condition", command_.condition, "WORDS", "words of the condition",
         "条件中的字词");
  }

  void add_places() {
    text("--text", command_.text, "WORDS",
         "words of the clause, or of a clause above it; two letters do: 补助",
         "条款（含其上级条款）中的字词，两个字也可以，如 补助");
    text("--document", command_.document, "WORDS",
         "words of the title, or a document number, path or sha256",
         "文件标题中的字词，或文号、路径、sha256");
    app_.add_option("--since-version", command_.since_version,
                    say("only what version N of the same file did not say",
                        "只看同一文件第 N 版之后新出现的内容"))
        ->check(CLI::Range(1, 1000000))
        ->option_text("N");
    text("--severity", command_.severity, "LEVEL",
         "of findings: info, warning, error",
         "提示的程度：info、warning、error")
        ->check(CLI::IsMember({"info", "warning", "error"}));
    text("--code", command_.code, "CODE",
         "of findings: actor.missing, amount.sum_mismatch",
         "提示的代码，如 actor.missing");
    text("--today", command_.today, "DATE",
         "what 今年 and 明年 are counted from", "今年、明年按哪一天计算");
  }

  void add_answer() {
    text("--sort", command_.sort, "ORDER",
         "order: due, amount, document, found",
         "排序：due 时限、amount 金额、document 文件、found 检索次序")
        ->check(CLI::IsMember({"due", "amount", "document", "found"}));
    app_.add_flag("--reverse", command_.reverse,
                  say("the other way round", "倒序"));
    app_.add_option("--limit", command_.limit,
                    say("rows at most; 0: all (tables: 50, else all)",
                        "最多行数；0 表示全部（表格默认 50，其余默认全部）"))
        ->check(CLI::NonNegativeNumber)
        ->option_text("N");
    app_.add_flag("--sum", command_.sum,
                  say("add the amounts up, a total and its parts once",
                      "金额合计，总额与分项只计一次"));
    app_.add_option("--open", command_.open,
                    say("show row N in its clause", "显示第 N 行所在条款全文"))
        ->check(CLI::PositiveNumber)
        ->option_text("N");
    text("--format", command_.format, "FORMAT",
         "table, json, ndjson, csv, xlsx; else by the file's ending",
         "输出格式：table、json、ndjson、csv、xlsx；默认按文件后缀")
        ->check(CLI::IsMember({"table", "json", "ndjson", "csv", "xlsx"}));
    text("-o,--out", command_.out, "FILE", "write to this file", "输出文件");
    app_.add_flag(
        "--bom", command_.byte_order_mark,
        say("CSV that Excel opens as UTF-8", "CSV 加 BOM，便于 Excel 打开"));
  }

  CLI::App& app_;
  QueryCommand& command_;
  const Language language_;
};

}  // namespace

void add_query_options(CLI::App& app, QueryCommand& command,
                       Language language) {
  QueryOptions(app, command, language).add();
}

}  // namespace tiaowen
