#include "pipeline/command/reasons.h"

#include <algorithm>
#include <variant>

#include "pipeline/command/messages.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// How far from its number a bounding word is looked for.
constexpr std::size_t kReach = 30;

class Reasons {
 public:
  Reasons(const Mention& mention, const Record& record, const Lexicon& words,
          Language language)
      : mention_(mention),
        record_(record),
        words_(words),
        language_(language) {}

  std::vector<std::string> all() {
    std::visit([this](const auto& value) { explain(value); }, mention_.value);
    return std::move(out_);
  }

 private:
  const char* say(const char* english, const char* chinese) const {
    return either(language_, english, chinese);
  }
  void add(std::string reason) { out_.push_back(std::move(reason)); }

  void explain(const Amount& a) { figure(a.bound, a.open, a.pairs); }
  void explain(const Ratio& r) { figure(r.bound, r.open, r.pairs); }
  void explain(const Quantity& q) { figure(q.bound, q.open, q.pairs); }

  void figure(Bound bound, OpenEnds open, const std::optional<Span>& pairs) {
    if (bound != Bound::exact) {
      add(bounding_words() + reading(bound, open));
    }
    if (pairs) {
      add(std::string(say("stands for ", "对应 ")) +
          to_utf8(record_.text.published(*pairs)) +
          say(", the partner at the same place of its list",
              "（并列项中同一位置的对象）"));
    }
  }

  const char* reading(Bound bound, OpenEnds open) const {
    switch (bound) {
      case Bound::about:
        return say("about this much", "约数");
      case Bound::at_most:
        return say("up to the number, which counts", "不多于该数，包括本数");
      case Bound::less_than:
        return say("below the number, which does not count",
                   "少于该数，不包括本数");
      case Bound::at_least:
        return say("from the number on, which counts", "不少于该数，包括本数");
      case Bound::more_than:
        return say("above the number, which does not count",
                   "多于该数，不包括本数");
      case Bound::exact:
      case Bound::range:
        break;
    }
    if (open.min && open.max) {
      return say("a range, neither end counts", "区间，两端均不包括本数");
    }
    if (open.min) {
      return say("a range, its lower end does not count",
                 "区间，下限不包括本数");
    }
    if (open.max) {
      return say("a range, its upper end does not count",
                 "区间，上限不包括本数");
    }
    return say("a range, both ends count", "区间，两端均包括本数");
  }

  // The words of the rows that bound the figure: “不超过”, “以上” (…): .
  std::string bounding_words() const {
    std::string out;
    for (const RowUsed& row : mention_.rows) {
      const auto in = static_cast<Dictionary>(row.dictionary);
      if (in != Dictionary::bound_before && in != Dictionary::bound_after) {
        continue;
      }
      const std::string found = word_of(in, row.row);
      if (found.empty()) continue;
      out += "“" + found + "” ";
      if (found == "以上" || found == "以下" || found == "以内") {
        out += say("(Civil Code art. 1259, or the text's own rule) ",
                   "（民法典第1259条，文件另有规定的从其规定）");
      }
    }
    if (!out.empty()) out += say("bounds it: ", "限定：");
    return out;
  }

  std::string word_of(Dictionary in, std::uint32_t row) const {
    const std::u32string_view text = record_.text.folded;
    const std::size_t begin = mention_.span.begin, end = mention_.span.end;
    const std::size_t from = begin > kReach ? begin - kReach : 0;
    const std::size_t to = std::min(text.size(), end + kReach);
    std::string found;
    for (std::size_t at = from; at < to; ++at) {
      const Word word = words_.begins(text, at, in);
      if (!word || word.row != row) continue;
      found = to_utf8(text.substr(at, word.length));
      if (at + word.length >= begin) break;
    }
    return found;
  }

  void explain(const Time& t) {
    if (t.inferred) {
      add(
          say("the year or its recurrence is carried from the text before, or "
              "from the document's planning year",
              "年份（或周期）承前文或文件的年度"));
    }
    if (t.due) due(t);
    if (t.role == TimeRole::deadline && !t.due &&
        t.kind == TimeKind::relative) {
      add(t.anchor ? say("no day: when the event happens is not known",
                         "无法算出日期：事件发生之日未知")
                   : say("no day: the text names no event to count from",
                         "无法算出日期：文中没有写明起算事件"));
    }
  }

  void due(const Time& t) {
    const std::string day = t.due->str();
    if (!t.counted_from) {
      add(t.due_latest
              ? day +
                    say(": the day before the unit begins; by the generous "
                        "reading its last day, ",
                        "：该时段开始前一日；宽松理解为该时段最后一日 ") +
                    t.due_latest->str()
              : day + say(": the last day of what is named",
                          "：所述时段的最后一日"));
      return;
    }
    const std::string days = t.duration->str();
    add(t.counted_from->str() + " + " + days + " = " + day +
        say(", the day of the event not counted (Civil Code art. 201)",
            "，事件当日不计（民法典第201条）"));
    if (t.workdays) {
      add(
          say("working days by the State Council's calendar "
              "(dictionaries/workday.tsv)",
              "工作日按国务院公布的放假安排计算（dictionaries/workday.tsv）"));
    } else if (t.due_latest) {
      add(day +
          say(" is a day of rest: where law applies until ",
              " 为休息日，依法可顺延至 ") +
          t.due_latest->str() +
          say(" (Civil Code art. 203)", "（民法典第203条）"));
    }
  }

  void explain(const Department& d) {
    switch (d.why) {
      case NameReason::none:
        return;
      case NameReason::written:
        return add(say("named in full, or with its region, in the text",
                       "文中写明了全称或所属地区"));
      case NameReason::national:
        return add(say("a body of the centre", "中央机构"));
      case NameReason::home:
        return add(
            say("the region is the document's own, ", "地区取自文件本身，") +
            std::string(region_source()));
      case NameReason::head:
        return add(
            say("the region is that of the name before it", "地区承前一名称"));
      case NameReason::alias:
        return add(say("the text says what the short name stands for",
                       "文中规定了该简称的全称"));
      case NameReason::ending:
        return add(say("the last body before it whose name ends so",
                       "前文最近一个以此结尾的机构"));
      case NameReason::part:
        return add(say("an office of the body named before",
                       "前文所述机构的内设机构"));
      case NameReason::issuer:
        return add(say("the issuer itself", "发文机关本身"));
      case NameReason::shape:
        return add(say("in no register: known by how its name ends",
                       "名录未收，按名称结尾识别"));
      case NameReason::many:
        return add(say("a class of bodies: the words are kept",
                       "泛指一类机构，保留原文"));
    }
  }

  const char* region_source() const {
    switch (record_.metadata.region_from) {
      case RegionSource::given_region:
        return say("given by --region", "由 --region 指定");
      case RegionSource::given_issuer:
        return say("from the issuer given by --issuer", "由 --issuer 指定");
      case RegionSource::issuer:
        return say("from the issuer", "取自发文机关");
      case RegionSource::signature:
        return say("from the signature", "取自落款");
      case RegionSource::heading:
        return say("from the first lines", "取自文首");
      case RegionSource::bodies:
        return say("the region that most bodies of the text name",
                   "取自文中机构最多提及的地区");
      case RegionSource::none:
        break;
    }
    return say("which the text does not tell", "但文中没有说明");
  }

  void explain(const Citation& c) {
    if (c.target >= 0) {
      add(std::string(say("in this document: ", "在本文件中：")) +
          record_.clauses[static_cast<std::size_t>(c.target)].id);
    }
  }

  const Mention& mention_;
  const Record& record_;
  const Lexicon& words_;
  Language language_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> reasons_of(const Mention& mention,
                                    const Record& record, const Lexicon& words,
                                    Language language) {
  return Reasons(mention, record, words, language).all();
}

}  // namespace tiaowen
