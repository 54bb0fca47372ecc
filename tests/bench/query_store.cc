#include "tests/bench/query_store.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/store/search_text.h"

namespace tiaowen::bench {
namespace {

constexpr int kArticles = 20;  // of a document, an obligation in each

const std::vector<std::string> kRegions = [] {
  std::vector<std::string> regions;
  for (const char* first : {"澄", "玉", "安", "平", "临", "新", "永", "长"}) {
    for (const char* second : {"川", "溪", "山", "江", "州", "阳", "原", "宁",
                               "水", "海", "城", "林", "河"}) {
      regions.push_back(std::string(first) + second + "市");
    }
  }
  return regions;
}();
const std::vector<std::string> kOrgans = {
    "财政局",     "科学技术局",     "发展和改革委员会", "教育局",
    "民政局",     "自然资源局",     "生态环境局",       "交通运输局",
    "农业农村局", "卫生健康委员会", "应急管理局",       "审计局",
    "统计局",     "水利局",         "商务局",           "医疗保障局"};
// 400 words of two characters. The commonest stands in a fifth of the clauses,
// as 企业 in a seventh of real ones.
const std::vector<std::string> kWords = [] {
  std::vector<std::string> words;
  for (const char* first :
       {"资", "项", "企", "绩", "补", "奖", "申", "审", "验", "平",
        "人", "创", "公", "监", "预", "拨", "报", "名", "标", "设"}) {
    for (const char* second :
         {"金", "目", "业", "效", "助", "励", "报", "核", "收", "台",
          "才", "新", "示", "督", "算", "付", "告", "单", "准", "备"}) {
      words.push_back(std::string(first) + second);
    }
  }
  return words;
}();

// Small numbers more often than large ones: some bodies act everywhere.
std::size_t skewed(Random& random, std::size_t size) {
  std::uniform_real_distribution<double> even(0, 1);
  const double x = even(random);
  return std::min(size - 1, static_cast<std::size_t>(
                                x * x * x * static_cast<double>(size)));
}

class Maker {
 public:
  explicit Maker(Store& store) : store_(store), rows_(store.rows()) {}

  Result<void> make(std::int64_t obligations) {
    auto set = store_.database().execute(
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA "
        "foreign_keys = OFF; PRAGMA wal_autocheckpoint = 100000");
    if (!set) return set;
    const std::int64_t documents = obligations / kArticles;
    for (std::int64_t from = 1; from <= documents; from += 2000) {
      Transaction transaction(store_.database());
      for (auto id = from; id < from + 2000 && id <= documents; ++id) {
        put_document(id);
      }
      if (auto done = rows_.status(); !done) return done;
      if (auto done = transaction.commit(); !done) return done;
    }
    put_departments();
    if (auto done = rows_.status(); !done) return done;
    return store_.database().execute(
        "INSERT INTO clause_search (clause_search) VALUES ('optimize'); "
        "INSERT INTO condition_search (condition_search) VALUES ('optimize'); "
        "PRAGMA wal_checkpoint(TRUNCATE)");
  }

 private:
  void put_document(std::int64_t id) {
    region_ = a_region(random_);
    std::u32string text;
    const std::string title =
        region_ + some_words(random_, 3) + "办法" + std::to_string(id);
    std::vector<std::u32string> articles;
    for (int i = 1; i <= kArticles; ++i) {
      articles.push_back(to_u32("第" + std::to_string(i) + "条 " +
                                some_words(random_, 12) + "。"));
      text += articles.back() + U"\n";
    }
    const std::string sha256 = sha256_hex(std::to_string(id));
    rows_.insert("document", id, sha256, 1, "text/plain", 1, nullptr, nullptr,
                 0, title, "办法", "文〔2025〕" + std::to_string(id) + "号",
                 nullptr, some_day(random_), nullptr, nullptr, nullptr,
                 "云川省", region_, nullptr, to_utf8(text), "bench");
    rows_.insert("place", "/bench", std::to_string(id) + ".txt", id, "stored",
                 nullptr, sha256, 1, 1, 1, 1, 1);
    rows_.change("INSERT INTO search_slot (slot, document) VALUES (?, ?)", id,
                 id);
    std::size_t begin = 0;
    mention_ = 0;
    for (int i = 1; i <= kArticles; ++i) {
      const std::u32string& article = articles[static_cast<std::size_t>(i) - 1];
      put_article(id, i, begin, article);
      begin += article.size() + 1;
    }
  }

  void put_article(std::int64_t id, int number, std::size_t begin,
                   const std::u32string& article) {
    const std::size_t end = begin + article.size();
    const std::string quote = to_utf8(article);
    rows_.insert("clause", id, number, "art_" + std::to_string(number), nullptr,
                 number, "article", "第" + std::to_string(number) + "条",
                 std::to_string(number), nullptr, begin, end, nullptr);
    rows_.change("INSERT INTO clause_search (rowid, text) VALUES (?, ?)",
                 id << 20 | number, search_words(article));
    std::optional<std::string> due;
    std::optional<std::int64_t> fen;
    if (one_of(random_, 1, 4) == 1) due = some_day(random_);
    if (one_of(random_, 1, 5) == 1) {
      fen = (one_of(random_, 1, 40) * one_of(random_, 1, 50)) * 1'000'000ll;
    }
    static constexpr const char* kKinds[] = {"duty",   "duty",  "duty",
                                             "power",  "award", "prohibition",
                                             "target", "duty"};
    const std::string modality = fen ? "award" : kKinds[one_of(random_, 0, 7)];
    const auto condition =
        fen ? std::optional("对" + some_words(random_, 2) + "的")
            : std::nullopt;
    rows_.insert("obligation", id, number, number, modality, quote, begin, end,
                 nullptr, to_utf8(article.substr(4)), begin + 4, end, condition,
                 nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr,
                 "prose", nullptr, nullptr, due, fen, fen);
    if (condition) {
      rows_.change("INSERT INTO condition_search (rowid, text) VALUES (?, ?)",
                   id << 20 | number, search_letters(to_u32(*condition)));
    }
    put_actor(id, number, "lead", 1);
    if (one_of(random_, 1, 3) == 1) put_actor(id, number, "support", 1);
    if (due) put_value(id, number, "due", begin, *due, std::nullopt);
    if (fen) put_value(id, number, "amount", begin, std::nullopt, fen);
  }

  void put_actor(std::int64_t id, int number, const char* role, int position) {
    const std::size_t organ = skewed(random_, kOrgans.size());
    const std::string name = region_ + kOrgans[organ];
    rows_.insert("obligation_actor", id, number, role, position, 1, name,
                 "000000:" + std::to_string(organ), region_, "city");
  }

  // In the order of mention's columns.
  void put_value(std::int64_t id, int number, const char* slot,
                 std::size_t begin, const std::optional<std::string>& due,
                 const std::optional<std::int64_t>& fen) {
    ++mention_;
    const SqlValue none(nullptr);
    const std::string yuan = fen ? std::to_string(*fen / 100) : "";
    rows_.insert("mention", id, mention_, due ? "time" : "amount", number,
                 due ? *due : yuan + "元", begin, begin + 4, none, "exact",
                 known(fen ? "award" : ""), known(fen ? "CNY" : ""),
                 known(yuan), known(yuan), fen, fen, none, none, none, none,
                 none, none, none, known(due ? "date" : ""), due, none, none,
                 none, none, none, none, none, due, none, none,
                 known(due ? "deadline" : ""), none, none, none, none, none,
                 none, none, none, none, none, none, none);
    rows_.insert("obligation_value", id, number, slot, 1, mention_);
    if (fen && one_of(random_, 1, 2) == 1) {
      rows_.insert("mention_per", id, mention_, 1,
                   one_of(random_, 1, 2) == 1 ? "户" : "年");
    }
  }

  void put_departments() {
    for (const std::string& region : kRegions) {
      for (std::size_t organ = 0; organ < kOrgans.size(); ++organ) {
        rows_.insert("department", region + kOrgans[organ],
                     "000000:" + std::to_string(organ), region, "city", 0, 1);
      }
    }
  }

  Store& store_;
  Rows& rows_;
  Random random_{20251122};
  std::string region_;
  int mention_ = 0;
};

}  // namespace

int one_of(Random& random, int from, int to) {
  return std::uniform_int_distribution<int>(from, to)(random);
}

std::string some_words(Random& random, int count) {
  std::uniform_real_distribution<double> even(0, 1);
  std::string text;
  for (int i = 0; i < count; ++i) {
    const double share = std::pow(even(random), 1.5);
    text += kWords[std::min(
        kWords.size() - 1,
        static_cast<std::size_t>(share * static_cast<double>(kWords.size())))];
  }
  return text;
}

std::string some_day(Random& random) {
  char day[16];
  std::snprintf(day, sizeof day, "%04d-%02d-%02d", one_of(random, 2018, 2030),
                one_of(random, 1, 12), one_of(random, 1, 28));
  return day;
}

std::string a_region(Random& random) {
  return kRegions[skewed(random, kRegions.size())];
}

std::string an_organ(Random& random) {
  return kOrgans[skewed(random, kOrgans.size())];
}

const std::vector<std::string>& all_regions() { return kRegions; }

Result<void> fill(Store& store, std::int64_t obligations) {
  return Maker(store).make(obligations);
}

}  // namespace tiaowen::bench
