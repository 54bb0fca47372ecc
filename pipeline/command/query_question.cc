#include "pipeline/command/query_question.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "pipeline/command/query_values.h"
#include "pipeline/model/iso_date.h"
#include "pipeline/model/unicode.h"
#include "pipeline/query/bodies.h"

namespace tiaowen {
namespace {

// A set of subjects.
using Subjects = unsigned;
constexpr Subjects only(Subject subject) {
  return 1u << static_cast<unsigned>(subject);
}
constexpr Subjects kObligations =
    only(Subject::obligations) | only(Subject::awards);
constexpr Subjects kDuties =
    kObligations | only(Subject::deadlines) | only(Subject::documents);
constexpr Subjects kPlaced =
    kDuties | only(Subject::clauses) | only(Subject::findings);
constexpr Subjects kAll = kPlaced | only(Subject::departments);

struct Rule {
  const char* option;
  bool used;
  Subjects fits;
};

Result<void> check_filters(const QueryCommand& c, Subject about) {
  const std::array<Rule, 20> rules = {{
      {"--lead", !c.lead.empty(), kDuties},
      {"--support", !c.support.empty(), kDuties},
      {"--approver", !c.approver.empty(), kDuties},
      {"--department", !c.department.empty(),
       kDuties | only(Subject::departments)},
      {"--due-before", !c.due_before.empty(), kDuties},
      {"--due-after", !c.due_after.empty(), kDuties},
      {"--amount-min", !c.amount_min.empty(),
       kObligations | only(Subject::documents)},
      {"--amount-max", !c.amount_max.empty(),
       kObligations | only(Subject::documents)},
      {"--per", !c.per.empty(), kObligations | only(Subject::documents)},
      {"--condition", !c.condition.empty(),
       kObligations | only(Subject::documents)},
      {"--modality", !c.modality.empty(), kDuties & ~only(Subject::awards)},
      {"--region", !c.region.empty(), kAll},
      {"--text", !c.text.empty(), kAll},
      {"--document", !c.document.empty(), kPlaced},
      {"--since-version", c.since_version.has_value(), kPlaced},
      {"--severity", !c.severity.empty(), only(Subject::findings)},
      {"--code", !c.code.empty(), only(Subject::findings)},
      {"--sum", c.sum, kObligations},
      {"--open", c.open > 0, kPlaced & ~only(Subject::documents)},
      {"--sort amount", c.sort == "amount", kObligations},
  }};
  for (const Rule& rule : rules) {
    if (!rule.used || (rule.fits & only(about)) != 0) continue;
    std::string fits;
    for (std::size_t i = 0; i < kSubjects; ++i) {
      const auto subject = static_cast<Subject>(i);
      if ((rule.fits & only(subject)) == 0) continue;
      fits += fits.empty() ? "" : ", ";
      fits += name_of(subject);
    }
    return fail("bad_filter", std::string(rule.option) + " does not go with " +
                                  std::string(name_of(about)) + ", but with " +
                                  fits);
  }
  return {};
}

Date today_of(const std::string& typed) {
  if (const auto date = parse_date(typed)) return *date;
  const std::chrono::year_month_day now{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return {static_cast<std::int16_t>(static_cast<int>(now.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(now.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(now.day()))};
}

class Asking {
 public:
  Asking(const QueryCommand& command, const Lexicon& words,
         const Database& database)
      : command_(command), words_(words), database_(database) {}

  Result<Query> run() {
    const auto about = subject_of(command_.subject);
    if (!about) {
      return fail("no_subject",
                  "say what to ask for: obligations, awards, deadlines, "
                  "departments, documents, clauses, findings; such as: tiaowen "
                  "query obligations --lead 市财政局");
    }
    query_.about = *about;
    if (auto fits = check_filters(command_, *about); !fits) {
      return tl::unexpected(fits.error());
    }
    for (const auto& read : {&Asking::read_names, &Asking::read_kinds,
                             &Asking::read_days, &Asking::read_amounts}) {
      if (auto done = (this->*read)(); !done) {
        return tl::unexpected(done.error());
      }
    }
    read_words();
    return std::move(query_);
  }

 private:
  using Names = std::vector<std::string>;

  Result<void> read_names() {
    if (!command_.region.empty()) {
      auto region = find_region(database_, words_, command_.region);
      if (!region) return tl::unexpected(region.error());
      query_.region = *region;
    }
    bool by_region = false;
    const std::array<std::pair<const char*, const Names*>, 4> roles = {{
        {"lead", &command_.lead},
        {"support", &command_.support},
        {"approve", &command_.approver},
        {"", &command_.department},
    }};
    for (const auto& [role, names] : roles) {
      BodyFilter body{role, {}};
      for (const std::string& name : *names) {
        auto found = find_bodies(database_, words_, name, query_.region);
        if (!found) return tl::unexpected(found.error());
        by_region = by_region || found->by_region;
        body.names.insert(body.names.end(), found->names.begin(),
                          found->names.end());
      }
      if (!body.names.empty()) query_.bodies.push_back(std::move(body));
    }
    // 玉溪市财政局 is meant wherever it is named, also by its province.
    if (by_region) query_.region.clear();
    return {};
  }

  Result<void> read_kinds() {
    for (const std::string& typed : command_.modality) {
      auto kind = modality_of(typed, words_);
      if (!kind) return tl::unexpected(kind.error());
      query_.modalities.push_back(std::move(*kind));
    }
    return {};
  }

  Result<void> read_days() {
    const Date today = today_of(command_.today);
    if (!command_.due_before.empty()) {
      auto day = day_before(command_.due_before, words_, today);
      if (!day) return tl::unexpected(day.error());
      query_.due_to = std::move(*day);
    }
    if (!command_.due_after.empty()) {
      auto day = day_after(command_.due_after, words_, today);
      if (!day) return tl::unexpected(day.error());
      query_.due_from = std::move(*day);
    }
    return {};
  }

  Result<void> read_amounts() {
    if (!command_.amount_min.empty()) {
      auto end = amount_end(command_.amount_min, words_);
      if (!end) return tl::unexpected(end.error());
      query_.amount_from = *end;
    }
    if (!command_.amount_max.empty()) {
      auto end = amount_end(command_.amount_max, words_);
      if (!end) return tl::unexpected(end.error());
      query_.amount_to = *end;
    }
    return {};
  }

  void read_words() {
    query_.text = to_u32(command_.text);
    for (char32_t& c : query_.text) c = words_.folded(c);
    query_.per = command_.per;
    query_.condition = command_.condition;
    query_.document = command_.document;
    query_.severity = command_.severity;
    query_.code = command_.code;
    query_.since_version = command_.since_version;
    query_.order = command_.sort == "due"        ? Order::due
                   : command_.sort == "amount"   ? Order::amount
                   : command_.sort == "document" ? Order::document
                   : command_.sort == "found"    ? Order::found
                                                 : Order::natural;
    query_.reversed = command_.reverse;
    query_.limit = command_.limit.value_or(0);
  }

  const QueryCommand& command_;
  const Lexicon& words_;
  const Database& database_;
  Query query_;
};

}  // namespace

Result<Query> question_of(const QueryCommand& command, const Lexicon& words,
                          const Database& database) {
  return Asking(command, words, database).run();
}

}  // namespace tiaowen
