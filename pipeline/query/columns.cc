// The columns of each subject: what they are called and where they come from.

#include <array>

#include "pipeline/query/rows.h"

namespace tiaowen {
namespace {

using Columns = std::vector<ResultColumn>;
using T = ColumnType;

constexpr const char* kQuote =
    "substr(d.text, o.span_begin + 1, o.span_end - o.span_begin)";
constexpr const char* kPath =
    "(SELECT min(path) FROM place WHERE document = d.id)";

// Where it is said: for every subject the same.
Columns with_evidence(Columns columns) {
  const Columns evidence = {
      {"document", "document", "文件", 24, true, T::text, "d.title"},
      {"clause", "clause", "条款", 14, true, T::text, ""},
      {"page", "page", "页码", 4, true, T::whole, "o.page"},
      {"doc_number", "number", "文号", 18, false, T::text, "d.doc_number"},
      {"issued", "issued", "成文日期", 10, false, T::date, "d.issued"},
      {"clause_id", "clause id", "条款编号", 16, false, T::text, "c.id"},
      {"span_begin", "from", "起", 8, false, T::whole, "o.span_begin"},
      {"span_end", "to", "止", 8, false, T::whole, "o.span_end"},
      {"path", "file", "文件路径", 24, false, T::text, kPath},
      {"sha256", "sha256", "sha256", 20, false, T::text, "d.sha256"},
  };
  columns.insert(columns.end(), evidence.begin(), evidence.end());
  return columns;
}

// The names of an obligation's bodies in one role.
std::string bodies(const std::string& role) {
  return "(SELECT group_concat(name, '、') FROM (SELECT name FROM "
         "obligation_actor WHERE document = o.document AND obligation = "
         "o.number AND role = '" +
         role + "' ORDER BY position))";
}

// The mentions that fill a slot: something of each, joined.
std::string slot(const std::string& name, const std::string& select,
                 const std::string& more_from, const std::string& order) {
  return "(SELECT group_concat(text, '、') FROM (SELECT " + select +
         " AS text FROM obligation_value AS v " + more_from +
         " WHERE v.document = o.document AND v.obligation = o.number AND "
         "v.slot = '" +
         name + "' ORDER BY " + order + "))";
}
std::string words_of(const std::string& name) {
  return slot(name, "m.text",
              "JOIN mention AS m ON m.document = v.document AND m.number = "
              "v.mention",
              "v.position");
}
std::string per_of_amounts() {
  return slot("amount", "DISTINCT p.word",
              "JOIN mention_per AS p ON p.document = v.document AND p.mention "
              "= v.mention",
              "v.position, p.position");
}

// Of the obligations that a deadline is a limit of.
std::string of_deadline(const std::string& select, const std::string& more) {
  return "(SELECT " + select +
         " FROM obligation_value AS v JOIN obligation AS b ON b.document = "
         "v.document AND b.number = v.obligation " +
         more +
         " WHERE v.document = o.document AND v.mention = o.number AND v.slot = "
         "'due')";
}

Columns obligation_columns(bool award) {
  return with_evidence({
      {"due", "due", "时限", 10, !award, T::date, "o.due"},
      {"leads", "lead", "牵头单位", 16, !award, T::text, bodies("lead")},
      {"amounts", "amount", "金额", 12, true, T::text, words_of("amount")},
      {"per", "per", "每", 6, award, T::text, per_of_amounts()},
      {"condition", "condition", "条件", 28, award, T::text, "o.condition"},
      {"quote", "quote", "原文", 40, true, T::text, "o.text"},
      {"modality", "kind", "类型", 11, false, T::text, "o.modality"},
      {"action", "action", "事项", 32, false, T::text, "o.action"},
      {"supports", "support", "配合单位", 16, false, T::text,
       bodies("support")},
      {"approvers", "approve", "审批单位", 16, false, T::text,
       bodies("approve")},
      {"recipients", "receive", "接收单位", 16, false, T::text,
       bodies("receive")},
      {"bearer", "bearer", "义务人", 12, false, T::text, "o.bearer"},
      {"due_text", "due as written", "时限原文", 16, false, T::text,
       words_of("due")},
      {"amount", "largest amount (yuan)", "最高金额（元）", 14, false, T::fen,
       "o.amount_fen"},
      {"ratios", "ratio", "比例", 10, false, T::text, words_of("ratio")},
  });
}

Columns deadline_columns() {
  return with_evidence({
      {"due", "due", "时限", 10, true, T::date, "o.due"},
      {"due_text", "as written", "时限原文", 16, true, T::text, "o.text"},
      {"leads", "lead", "牵头单位", 16, true, T::text,
       "(SELECT group_concat(name, '、') FROM " +
           of_deadline(
               "DISTINCT a.name AS name",
               "JOIN obligation_actor AS a ON a.document = b.document AND "
               "a.obligation = b.number AND a.role = 'lead'") +
           ")"},
      {"action", "action", "事项", 36, true, T::text,
       of_deadline("b.action", "")},
      {"quote", "quote", "原文", 40, false, T::text,
       "coalesce(" + of_deadline("b.text", "") + ", o.text)"},
      {"due_latest", "generous reading", "最迟", 10, false, T::date,
       "o.due_latest"},
      {"recurrence", "recurrence", "周期", 20, false, T::text, "o.recurrence"},
      {"anchor", "counted from", "起算", 16, false, T::text, "o.anchor"},
      {"inferred", "year inferred", "年份推定", 6, false, T::yes, "o.inferred"},
  });
}

Columns clause_columns() {
  return with_evidence({
      {"heading", "heading", "标题", 20, true, T::text, "o.heading"},
      {"quote", "text", "原文", 60, true, T::text, kQuote},
      {"kind", "kind", "层级", 10, false, T::text, "o.kind"},
  });
}

Columns finding_columns() {
  return with_evidence({
      {"severity", "severity", "程度", 8, true, T::text, "o.severity"},
      {"code", "code", "代码", 22, true, T::text, "o.code"},
      {"message", "message", "说明", 36, true, T::text, "o.message"},
      {"quote", "quote", "原文", 40, false, T::text, kQuote},
  });
}

Columns document_columns() {
  return {
      {"document", "document", "文件", 40, true, T::text, "d.title"},
      {"doc_number", "number", "文号", 20, true, T::text, "d.doc_number"},
      {"issuers", "issued by", "发文机关", 24, true, T::text,
       "(SELECT group_concat(name, '、') FROM (SELECT name FROM issuer WHERE "
       "document = d.id ORDER BY position))"},
      {"issued", "issued", "成文日期", 10, true, T::date, "d.issued"},
      {"doc_type", "type", "文种", 10, false, T::text, "d.doc_type"},
      {"effective", "effective", "施行日期", 10, false, T::date, "d.effective"},
      {"expires", "expires", "失效日期", 10, false, T::date, "d.expires"},
      {"province", "province", "省", 10, false, T::text, "d.province"},
      {"city", "city", "市", 10, false, T::text, "d.city"},
      {"county", "county", "县", 10, false, T::text, "d.county"},
      {"obligations", "obligations", "事项数", 6, true, T::whole,
       "(SELECT count(*) FROM obligation WHERE document = d.id)"},
      {"findings", "findings", "待核数", 6, false, T::whole,
       "(SELECT count(*) FROM finding WHERE document = d.id)"},
      {"path", "file", "文件路径", 30, true, T::text, kPath},
      {"sha256", "sha256", "sha256", 20, false, T::text, "d.sha256"},
  };
}

Columns department_columns() {
  return {
      {"name", "name", "名称", 30, true, T::text, ""},
      {"register_id", "register", "登记编号", 18, false, T::text, ""},
      {"region", "region", "地区", 12, true, T::text, ""},
      {"level", "level", "层级", 10, true, T::text, ""},
      {"collective", "collective", "集合称谓", 6, false, T::yes, ""},
      {"leads", "leads", "牵头事项", 8, true, T::whole, ""},
      {"supports", "supports", "配合事项", 8, true, T::whole, ""},
      {"approves", "approves", "审批事项", 8, true, T::whole, ""},
      {"mentions", "mentions", "提及次数", 8, true, T::whole, ""},
  };
}

}  // namespace

const std::vector<ResultColumn>& columns_of(Subject subject) {
  static const std::array<Columns, kSubjects> kColumns = {
      obligation_columns(false), obligation_columns(true), deadline_columns(),
      department_columns(),      document_columns(),       clause_columns(),
      finding_columns()};
  return kColumns[static_cast<std::size_t>(subject)];
}

}  // namespace tiaowen
