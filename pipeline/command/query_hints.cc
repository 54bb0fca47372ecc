#include "pipeline/command/query_hints.h"

#include <ostream>

#include "pipeline/command/messages.h"
#include "pipeline/model/iso_date.h"
#include "pipeline/query/nothing.h"

namespace tiaowen {
namespace {

class Hints {
 public:
  Hints(const QueryCommand& command, const Query& query,
        const Database& database, std::ostream& log)
      : command_(command), query_(query), database_(database), log_(log) {}

  void say_rows(std::size_t rows, bool more) {
    if (rows == 0) {
      log_ << say("nothing found", "没有符合条件的结果");
    } else if (more) {
      log_ << say("the first ", "以上为前 ") << rows
           << say("; --limit 0 for all", " 条；--limit 0 显示全部") << "\n";
    }
  }

  // "; without --due-before: 6, without --lead: 14"
  Result<void> say_what_is_without() {
    const auto all = rows_without_each(database_, query_);
    if (!all) return tl::unexpected(all.error());
    bool first = true;
    for (const RowsWithout& without : *all) {
      log_ << (first ? say("; ", "；") : say(", ", "，"))
           << (without.any_role ? say("with --department in place of ",
                                      "以 --department 代替 ")
                                : say("without ", "不限 "))
           << without.option << say(": ", " 则有 ") << without.rows
           << (without.rows == kMostTold ? "+" : "") << say("", " 条");
      first = false;
    }
    return {};
  }

  Result<void> say_words() {
    const auto all = words_in_use(database_, query_);
    if (!all) return tl::unexpected(all.error());
    for (const WordsInUse& use : *all) {
      log_ << use.option
           << say(": the store has none of this, but ",
                  "：库中没有；常见的有 ");
      bool first = true;
      for (const std::string& word : use.words) {
        log_ << (first ? "" : say(", ", "、")) << word;
        first = false;
      }
      log_ << "\n";
    }
    return {};
  }

  // A day of which only a part was typed: how it was read.
  void say_days() {
    say_day("--due-before", command_.due_before, query_.due_to,
            say("until ", "截至 "));
    say_day("--due-after", command_.due_after, query_.due_from,
            say("from ", "自 "));
  }

  Result<void> say_undated() {
    const auto rows = rows_without_day(database_, query_);
    if (!rows) return tl::unexpected(rows.error());
    if (*rows == 0) return {};
    log_ << say("limits without a date (自…之日起15日内, 每年6月底前): ",
                "时限没有确定日期（如“自…之日起15日内”“每年6月底前”）的另有 ")
         << *rows
         << say(" more, without --due-before and --due-after",
                " 条，不限 --due-before、--due-after 可见")
         << "\n";
    return {};
  }

 private:
  const char* say(const char* english, const char* chinese) const {
    return either(command_.language, english, chinese);
  }

  void say_day(const char* option, const std::string& typed,
               const std::optional<std::string>& day, const char* how) {
    if (typed.empty() || !day || typed == *day) return;
    log_ << option << " " << typed << say(": ", "：") << how << *day << "\n";
  }

  const QueryCommand& command_;
  const Query& query_;
  const Database& database_;
  std::ostream& log_;
};

}  // namespace

Result<void> say_hints(const QueryCommand& command, const Query& query,
                       const Database& database, std::size_t rows, bool more,
                       bool for_people, std::ostream& log) {
  Hints hints(command, query, database, log);
  hints.say_rows(rows, more);
  const bool bodies = query.about == Subject::departments;
  if (rows == 0) {
    if (for_people && !bodies) {
      if (auto said = hints.say_what_is_without(); !said) return said;
    }
    log << "\n";
  }
  if (!for_people || bodies) return {};
  hints.say_days();
  if (rows == 0) {
    if (auto said = hints.say_words(); !said) return said;
  }
  return more ? Result<void>() : hints.say_undated();
}

Error with_what_can_be_asked(Error error, const Database& database) {
  if (error.message.ends_with("not authorized")) {
    error.message +=
        ": --sql only reads, by SELECT and PRAGMA table_info(NAME)";
  }
  if (error.message.find("no such ") == std::string::npos) return error;
  auto views = database.prepare(
      "SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_master "
      "WHERE type = 'view' ORDER BY name)");
  if (!views || !views->step().value_or(false)) return error;
  error.message += "; views are " + std::string(views->text(0)) +
                   "; PRAGMA table_info(obligations) tells the columns of one";
  return error;
}

}  // namespace tiaowen
