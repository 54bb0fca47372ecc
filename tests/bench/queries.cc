// ./dev bench queries: how long questions to a large store take.
//
//   queries 1000000    a store of so many obligations, made once by bulk
//                      insert and kept beside the build
//   queries 1000000 pairs [awards]   every two filters that go together, in
//                      every order: those that take long
//
// Each kind of question is asked with many values; what is told are the
// median, the 95th of a hundred and the slowest in CPU time, of the first 50
// rows whole, with the store open and the system's cache warm.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <optional>

#include "pipeline/model/unicode.h"
#include "pipeline/query/departments.h"
#include "pipeline/query/rows.h"
#include "tests/bench/query_store.h"

namespace tiaowen::bench {
namespace {

// Of this thread: what else the machine does is not counted.
double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

double milliseconds_of(const Database& database, const Query& query) {
  const double start = cpu_milliseconds();
  if (query.about == Subject::departments) {
    if (!department_rows(database, query)) std::exit(1);
  } else {
    const auto keys = find_keys(database, query);
    if (!keys) {
      std::printf("%s\n", keys.error().message.c_str());
      std::exit(1);
    }
    ResultReader reader(database, query.about);
    for (const Key& key : *keys) {
      if (!reader.row(key)) std::exit(1);
    }
  }
  return cpu_milliseconds() - start;
}

using Ask = std::function<void(Query&, Random&)>;

struct Filter {
  const char* name;
  Ask ask;
};

std::string a_body(Random& random) {
  return a_region(random) + an_organ(random);
}

const Filter kLead = {"--lead", [](Query& q, Random& r) {
                        q.bodies.push_back({"lead", {a_body(r)}});
                      }};
const Filter kAnyRole = {"--actor", [](Query& q, Random& r) {
                           q.bodies.push_back({"", {a_body(r)}});
                         }};
const Filter kEverywhere = {"--lead (everywhere)", [](Query& q, Random& r) {
                              BodyFilter body{"lead", {}};
                              const std::string organ = an_organ(r);
                              for (const std::string& region : all_regions()) {
                                body.names.push_back(region + organ);
                              }
                              q.bodies.push_back(std::move(body));
                            }};
const Filter kDue = {"--due-…", [](Query& q, Random& r) {
                       q.due_from = some_day(r);
                       q.due_to = q.due_from->substr(0, 4) + "-12-31";
                     }};
const Filter kDueBefore = {"--due-before",
                           [](Query& q, Random& r) { q.due_to = some_day(r); }};
const Filter kDueAfter = {
    "--due-after", [](Query& q, Random& r) { q.due_from = some_day(r); }};
const Filter kAmountMin = {
    "--amount-min", [](Query& q, Random& r) {
      q.amount_from = AmountEnd{
          std::uniform_int_distribution<std::int64_t>(0, kMostFen)(r), true};
    }};
const Filter kAmountMax = {
    "--amount-max", [](Query& q, Random& r) {
      q.amount_to = AmountEnd{
          std::uniform_int_distribution<std::int64_t>(0, kMostFen)(r), true};
    }};
const Filter kPer = {"--per", [](Query& q, Random&) { q.per = {"户"}; }};
const Filter kCondition = {
    "--condition", [](Query& q, Random& r) { q.condition = some_words(r, 1); }};
const Filter kModality = {
    "--modality", [](Query& q, Random& r) {
      q.modalities = {one_of(r, 0, 1) == 0 ? "duty" : "target"};
    }};
const Filter kRegion = {"--region",
                        [](Query& q, Random& r) { q.region = a_region(r); }};
const Filter kDocument = {
    "--document", [](Query& q, Random& r) { q.document = some_words(r, 2); }};
const Filter kText = {"--text", [](Query& q, Random& r) {
                        q.text = to_u32(some_words(r, one_of(r, 1, 2)));
                      }};
const Filter kSince = {"--since-version",
                       [](Query& q, Random&) { q.since_version = 1; }};

Filter sorted(const char* name, Order order) {
  return {name, [order](Query& q, Random&) { q.order = order; }};
}

struct Kind {
  std::string name;
  Subject about;
  std::vector<Ask> filters;
};

Kind kind(Subject about, const std::vector<Filter>& filters) {
  Kind made{std::string(name_of(about)), about, {}};
  for (const Filter& filter : filters) {
    if (*filter.name != 0) made.name += std::string(" ") + filter.name;
    made.filters.push_back(filter.ask);
  }
  return made;
}

struct Times {
  double median = 0, p95 = 0, slowest = 0;
};

Times measured(const Database& database, const Kind& kind, int times) {
  Random random(5);
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    Query query;
    query.about = kind.about;
    query.limit = 50;
    for (const Ask& filter : kind.filters) filter(query, random);
    all.push_back(milliseconds_of(database, query));
  }
  std::sort(all.begin(), all.end());
  return {all[all.size() / 2], all[all.size() * 95 / 100], all.back()};
}

void tell(const Kind& kind, const Times& times) {
  std::printf("query   %-44s median %6.1f ms  p95 %6.1f ms  slowest %6.1f ms\n",
              kind.name.c_str(), times.median, times.p95, times.slowest);
}

// The filters that a subject takes.
std::vector<Filter> filters_for(Subject about) {
  std::vector<Filter> filters = {kRegion, kDocument, kText, kSince};
  const auto add = [&](std::initializer_list<Filter> more) {
    filters.insert(filters.end(), more);
  };
  if (about == Subject::clauses || about == Subject::findings) return filters;
  add({kLead, kAnyRole, kEverywhere, kDue, kDueBefore, kDueAfter, kModality});
  if (about == Subject::deadlines) return filters;
  add({kAmountMin, kAmountMax, kPer, kCondition});
  return filters;
}

// Rows are sorted as they come where nothing is said; another order is a
// question of its own.
std::vector<Filter> orders_for(Subject about) {
  std::vector<Filter> orders = {sorted("", Order::natural),
                                sorted("--sort document", Order::document)};
  const bool duties = about == Subject::obligations || about == Subject::awards;
  if (duties || about == Subject::deadlines) {
    orders.push_back(sorted("--sort due", Order::due));
  }
  if (duties) orders.push_back(sorted("--sort amount", Order::amount));
  return orders;
}

// What takes long is told as it is found.
void measure_pairs(const Database& database, Subject about) {
  constexpr int kTimes = 10;
  constexpr double kLong = 50;
  int asked = 0;
  const auto filters = filters_for(about);
  for (std::size_t i = 0; i < filters.size(); ++i) {
    for (std::size_t k = i; k < filters.size(); ++k) {
      for (const Filter& order : orders_for(about)) {
        std::vector<Filter> together = {filters[i]};
        if (k != i) together.push_back(filters[k]);
        together.push_back(order);
        const Kind question = kind(about, together);
        const Times times = measured(database, question, kTimes);
        if (times.p95 > kLong) tell(question, times);
        ++asked;
      }
    }
  }
  std::printf("pairs   %s: %d questions asked\n",
              std::string(name_of(about)).c_str(), asked);
}

int bench(std::int64_t obligations, const std::optional<std::string>& pairs) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::string path = TIAOWEN_BUILD "/queries-" +
                           std::to_string(obligations) + "-v" +
                           std::to_string(shipped_schema().version()) + ".db";
  if (!std::filesystem::exists(path)) {
    const auto start = std::chrono::steady_clock::now();
    const std::string part = path + ".part";
    std::filesystem::remove(part);
    auto store = Store::open(part, OpenMode::write);
    if (!store) return 1;
    if (auto made = fill(*store, obligations); !made) {
      std::printf("%s\n", made.error().message.c_str());
      return 1;
    }
    std::printf(
        "made    %s in %.0f s\n", path.c_str(),
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
            .count());
    std::filesystem::rename(part, path);
  }
  auto store = Store::open(path, OpenMode::read);
  if (!store) {
    std::printf("%s\n", store.error().message.c_str());
    return 1;
  }
  std::printf("store   %.0f MB, %lld obligations\n",
              static_cast<double>(std::filesystem::file_size(path)) / 1e6,
              static_cast<long long>(obligations));
  if (pairs) {
    for (const Subject about :
         {Subject::obligations, Subject::awards, Subject::deadlines,
          Subject::documents, Subject::clauses}) {
      if (pairs->empty() || about == subject_of(*pairs)) {
        measure_pairs(store->database(), about);
      }
    }
    return 0;
  }
  using S = Subject;
  const Filter sort_due = sorted("--sort due", Order::due);
  for (const Kind& question :
       {kind(S::obligations, {}), kind(S::obligations, {kLead}),
        kind(S::obligations, {kEverywhere}),
        kind(S::obligations, {kLead, kDue}),
        kind(S::obligations, {kEverywhere, kDue}), kind(S::obligations, {kDue}),
        kind(S::obligations, {kAmountMin}), kind(S::awards, {kAmountMin, kPer}),
        kind(S::awards, {kCondition}), kind(S::obligations, {kRegion, kDue}),
        kind(S::obligations, {kModality, sort_due}),
        kind(S::deadlines, {kLead, kDue}), kind(S::documents, {kRegion}),
        kind(S::documents, {kDocument}), kind(S::departments, {kRegion}),
        kind(S::clauses, {kText}), kind(S::obligations, {kText}),
        kind(S::documents, {kText}), kind(S::obligations, {kText, kLead}),
        kind(S::obligations, {kText, kDue}),
        kind(S::awards, {kText, kAmountMin}),
        // The slowest of all pairs.
        kind(S::obligations, {kText, kAmountMax}),
        kind(S::obligations, {kText, kCondition}),
        kind(S::obligations, {kEverywhere, kAmountMax}),
        kind(S::obligations, {kEverywhere, kCondition}),
        kind(S::obligations, {kDueAfter, kCondition}),
        kind(S::obligations, {kModality, kPer}),
        kind(S::obligations, {kRegion, kText, sort_due}),
        kind(S::awards, {kRegion, kSince})}) {
    tell(question, measured(store->database(), question, 60));
  }
  return 0;
}

}  // namespace
}  // namespace tiaowen::bench

int main(int argc, char** argv) {
  std::optional<std::string> pairs;
  if (argc > 2 && argv[2] == std::string("pairs"))
    pairs = argc > 3 ? argv[3] : "";
  return tiaowen::bench::bench(argc > 1 ? std::atoll(argv[1]) : 1'000'000,
                               pairs);
}
