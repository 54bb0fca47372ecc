// What is typed is a value, never SQL; stores that are not as they should be.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/query/asked.h"

namespace tiaowen {
namespace {

using testing::ask;
using testing::Asked;
using testing::AskedStore;
using ::testing::HasSubstr;

constexpr const char* kHostile[] = {
    "' OR '1'='1",
    "' OR 1=1 --",
    "'); DELETE FROM document; --",
    "\"; DROP TABLE obligation; --",
    "\") OR (\"a\" OR \"b",
    "\"] OR 1 --",
    "?1",
    "%",
    "_",
    "*",
    "NEAR(\"a\" \"b\", 5)",
    "text : a",
    "a\" OR \"补",
    "\\",
    "\"",
    "\xF0\x9F\x92\xA9';--",
    "a\nb\tc",
};

// Every filter that takes words, by its place.
std::vector<std::string*> words_of(QueryCommand& command) {
  for (auto* list : {&command.lead, &command.support, &command.approver,
                     &command.department, &command.modality, &command.per}) {
    list->resize(1);
  }
  return {&command.lead[0],       &command.support[0],  &command.approver[0],
          &command.department[0], &command.modality[0], &command.per[0],
          &command.region,        &command.due_before,  &command.due_after,
          &command.amount_min,    &command.amount_max,  &command.text,
          &command.condition,     &command.document,    &command.severity,
          &command.code,          &command.sort};
}

void drop_empty(QueryCommand& command) {
  for (auto* list : {&command.lead, &command.support, &command.approver,
                     &command.department, &command.modality, &command.per}) {
    if (list->front().empty()) list->clear();
  }
}

TEST(QueryHostile, NothingTypedIsEverSql) {
  AskedStore store;
  const auto all = [&store] {
    return testing::answer(store.store(),
                           "SELECT (SELECT count(*) FROM document), (SELECT "
                           "count(*) FROM obligation), (SELECT count(*) FROM "
                           "clause_search), (SELECT group_concat(name) FROM "
                           "sqlite_master)");
  };
  const std::string before = all();
  int asked_filters = 0;
  for (const char* subject :
       {"obligations", "awards", "deadlines", "departments", "documents",
        "clauses", "findings"}) {
    for (const char* hostile : kHostile) {
      QueryCommand probe;
      const std::size_t filters = words_of(probe).size();
      for (std::size_t i = 0; i < filters; ++i) {
        QueryCommand command = store.about(subject);
        *words_of(command)[i] = hostile;
        drop_empty(command);
        const bool order = !command.sort.empty();
        const Asked asked = ask(command);
        ++asked_filters;
        // Nothing is found, or the value is refused; SQL never fails.
        EXPECT_TRUE(asked.status == kExitGood || asked.status == kExitUsage)
            << subject << " " << i << " " << hostile << ": " << asked.log;
        EXPECT_EQ(asked.log.find("syntax"), std::string::npos) << asked.log;
        if (!order && asked.status == kExitGood) {
          EXPECT_TRUE(asked.rows.empty())
              << subject << " " << i << " " << hostile << ": " << asked.out;
        }
      }
    }
  }
  EXPECT_GT(asked_filters, 1500);
  EXPECT_EQ(all(), before);
}

TEST(QueryStore, MissingAndForeignFilesAreTold) {
  testing::TemporaryFolder folder;
  QueryCommand command;
  command.subject = "documents";
  command.store = (folder.path() / "none.db").string();
  Asked asked = ask(command);
  EXPECT_NE(asked.status, kExitGood);
  EXPECT_THAT(asked.log, HasSubstr("none.db"));
  EXPECT_FALSE(std::filesystem::exists(command.store));
  command.store = folder.write("text.db", "这不是数据库，只是文字。\n");
  asked = ask(command);
  EXPECT_NE(asked.status, kExitGood);
  EXPECT_THAT(asked.log, HasSubstr("text.db"));
}

TEST(QueryStore, DamageIsToldAndNeverAnswered) {
  AskedStore store;
  ASSERT_TRUE(
      store.store().database().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  const std::string whole = store.folder().read("tiaowen.db");
  int told = 0;
  for (std::size_t page = 1; page * 4096 < whole.size(); page += 3) {
    std::string bytes = whole;
    for (std::size_t i = 0; i < 4096 && page * 4096 + i < bytes.size(); ++i) {
      bytes[page * 4096 + i] = static_cast<char>(0xA5 ^ (i * 31));
    }
    QueryCommand command = store.about("obligations");
    command.store = store.folder().write("broken.db", bytes);
    const Asked asked = ask(command);
    if (asked.status == kExitGood) {
      EXPECT_EQ(asked.rows.size(), 7u) << page;  // another page was hit
    } else {
      EXPECT_FALSE(asked.log.empty());
      ++told;
    }
  }
  EXPECT_GT(told, 0);
}

TEST(QueryStore, AnswersInAFolderThatCannotBeWritten) {
  AskedStore store;
  ASSERT_TRUE(
      store.store().database().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
  const auto folder = store.folder().path() / "archive";
  std::filesystem::create_directory(folder);
  std::filesystem::copy_file(store.path(), folder / "old.db");
  std::filesystem::permissions(store.folder().path(),
                               static_cast<std::filesystem::perms>(0755));
  std::filesystem::permissions(folder / "old.db",
                               static_cast<std::filesystem::perms>(0444));
  std::filesystem::permissions(folder,
                               static_cast<std::filesystem::perms>(0555));
  const bool root = geteuid() == 0;  // whom no permission stops
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  QueryCommand command = store.about("documents");
  command.store = (folder / "old.db").string();
  const Asked asked = ask(command);
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  std::filesystem::permissions(folder,
                               static_cast<std::filesystem::perms>(0755));
  EXPECT_EQ(asked.status, kExitGood) << asked.log;
  EXPECT_EQ(asked.rows.size(), 2u);
}

TEST(QueryStore, ReadersGoOnWhileAnIngestWrites) {
  AskedStore store;
  Transaction transaction(store.store().database());
  ASSERT_TRUE(transaction.begun().has_value());
  const auto late =
      testing::read_for_store("玉溪市通知\n一、市财政局应当报告。\n");
  ASSERT_TRUE(store.store().put(late).has_value());
  const Asked asked = ask(store.about("documents"));
  EXPECT_EQ(asked.status, kExitGood) << asked.log;
  EXPECT_EQ(asked.rows.size(), 2u);  // as before: it is not committed
}

}  // namespace
}  // namespace tiaowen
