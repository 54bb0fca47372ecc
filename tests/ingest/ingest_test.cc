// What ingest makes of files that come, change, move and go.

#include "pipeline/ingest/ingest.h"

#include <gtest/gtest.h>

#include <atomic>

#include "pipeline/ingest/run_lock.h"
#include "tests/ingest/inbox.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using testing::Inbox;
using testing::measure;
using Files = std::vector<std::string>;

TEST(Ingest, UnchangedFilesAreNotReadAgain) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("sub/b.txt", measure(2));
  EXPECT_EQ(inbox.run(), (Files{"new a.txt", "new sub/b.txt"}));
  EXPECT_EQ(inbox.loads, 1);
  EXPECT_EQ(inbox.run(), Files());
  EXPECT_EQ(inbox.loads, 1);
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM documents"), "2");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, OneContentUnderTwoNamesIsOneDocument) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("b.txt", measure(1));
  EXPECT_EQ(inbox.run(), (Files{"again b.txt", "new a.txt"}));
  EXPECT_EQ(inbox.ask("SELECT path, places FROM documents"), "a.txt|2");
}

TEST(Ingest, AChangedFileIsANewVersionWithWhatChanged) {
  Inbox inbox;
  inbox.write("a.txt", measure(1, 30));
  inbox.run();
  inbox.write("a.txt", measure(1, 50));
  EXPECT_EQ(inbox.run(), Files{"changed a.txt"});
  const auto& changes = inbox.events.front().changes;
  const auto amount =
      std::find_if(changes.begin(), changes.end(),
                   [](const AnswerChange& c) { return c.kind == "amount"; });
  ASSERT_NE(amount, changes.end());
  EXPECT_EQ(amount->change, "different");
  EXPECT_EQ(amount->after, "50万元: award exact 500000..500000");
  EXPECT_EQ(inbox.ask("SELECT number, document IS NULL FROM version"),
            "1|1\n2|0");
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM document"), "1");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, OldVersionsStayWhereAskedFor) {
  Inbox inbox;
  inbox.options.keep_versions = true;
  inbox.write("a.txt", measure(1, 30));
  inbox.run();
  inbox.write("a.txt", measure(1, 50));
  inbox.run();
  EXPECT_EQ(inbox.ask("SELECT current, max(max) FROM document AS d JOIN "
                      "mention AS m ON m.document = d.id AND m.type = "
                      "'amount' GROUP BY 1"),
            "0|300000\n1|500000");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, AMovedFileKeepsItsVersions) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("z.txt", measure(2));
  inbox.run();
  inbox.write("a.txt", measure(1, 50));
  inbox.run();
  inbox.move("a.txt", "b.txt");
  EXPECT_EQ(inbox.run(), (Files{"again b.txt", "moved b.txt"}));
  EXPECT_EQ(inbox.ask("SELECT path, number FROM version"),
            "b.txt|1\nb.txt|2\nz.txt|1");
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM document"), "2");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, ADeletedFileTakesItsDocumentAlong) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("b.txt", measure(2));
  inbox.run();
  inbox.remove("a.txt");
  EXPECT_EQ(inbox.run(), Files{"deleted a.txt"});
  EXPECT_EQ(inbox.ask("SELECT path FROM documents"), "b.txt");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, TwoFilesMayChangeNames) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.write("b.txt", measure(2));
  inbox.run();
  inbox.move("a.txt", "c.txt");
  inbox.move("b.txt", "a.txt");
  inbox.move("c.txt", "b.txt");
  EXPECT_EQ(inbox.run(), (Files{"changed a.txt", "changed b.txt"}));
  EXPECT_EQ(inbox.ask("SELECT count(*), sum(current) FROM document"), "2|2");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, AnEmptyFolderIsTakenForADiskThatIsMissing) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.run();
  inbox.remove("a.txt");
  EXPECT_EQ(inbox.run(), Files{"trouble folder_empty"});
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM document"), "1");
  inbox.options.accept_empty = true;
  EXPECT_EQ(inbox.run(), Files{"deleted a.txt"});
}

TEST(Ingest, OtherWordsReadEverythingAnew) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.run();
  inbox.options.work.fingerprint = "test/2";
  EXPECT_EQ(inbox.run(), Files{"reread a.txt"});
  EXPECT_TRUE(inbox.events.front().changes.empty());
  EXPECT_EQ(inbox.run(), Files());
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, FailedFilesWaitAndAreTriedAgainWhenAsked) {
  Inbox inbox;
  inbox.write("a.txt", "");
  inbox.write("b.txt", measure(1));
  EXPECT_EQ(inbox.run(), (Files{"failed a.txt", "new b.txt"}));
  EXPECT_EQ(inbox.ask("SELECT path, code, attempts FROM quarantine"),
            "a.txt|empty|1");
  EXPECT_EQ(inbox.run(), Files());
  inbox.options.retry_failed = true;
  EXPECT_EQ(inbox.run(), Files());  // not yet
  inbox.options.now += 3600;
  EXPECT_EQ(inbox.run(), Files{"failed a.txt"});
  EXPECT_EQ(inbox.ask("SELECT attempts, retry_at - " +
                      std::to_string(inbox.options.now) + " FROM quarantine"),
            "2|7200");
  inbox.write("a.txt", measure(2));
  EXPECT_EQ(inbox.run(), Files{"new a.txt"});
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM quarantine"), "0");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, WhatAFileHeldStaysWhileItCannotBeRead) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.run();
  inbox.write("a.txt", "");
  EXPECT_EQ(inbox.run(), Files{"failed a.txt"});
  EXPECT_EQ(inbox.ask("SELECT current FROM document"), "0");
  inbox.write("a.txt", measure(1));
  EXPECT_EQ(inbox.run(), Files{"changed a.txt"});
  EXPECT_EQ(inbox.ask("SELECT current FROM document"), "1");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, MarkedSecretsAreNotStored) {
  Inbox inbox;
  inbox.write("a.txt", "机密★1年\n" + measure(1));
  inbox.write("b.txt", "关于保守秘密的通知\n第一条 涉及机密的事项应当保密。\n");
  inbox.write("c.txt", "000001 \n绝 密　特急\n" + measure(2));
  EXPECT_EQ(inbox.run(),
            (Files{"classified a.txt", "classified c.txt", "new b.txt"}));
  EXPECT_EQ(inbox.ask("SELECT state, detail, document FROM place WHERE path = "
                      "'a.txt'"),
            "classified|机密|-");
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM document"), "1");
  inbox.options.work.allow_classified = true;
  EXPECT_EQ(inbox.run(), (Files{"new a.txt", "new c.txt"}));
}

TEST(Ingest, WhatIsStillBeingWrittenWaits) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  inbox.options.now = std::time(nullptr);
  inbox.options.settle_seconds = 0.3;
  inbox.write("b.txt", "第一条");
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::string more = "第一条"; !done; more += "。") {
      inbox.write("b.txt", more);
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  EXPECT_EQ(inbox.run(), (Files{"new a.txt", "unsettled b.txt"}));
  done = true;
  writer.join();
  inbox.write("b.txt", measure(2));
  EXPECT_EQ(inbox.left, 1U);
  EXPECT_EQ(inbox.run(), Files{"new b.txt"});
}

TEST(Ingest, FilesInAnArchiveAreDocumentsAndGoWithIt) {
  Inbox inbox;
  inbox.write("a.zip", zipped({{"x/1.txt", measure(1)},
                               {"2.txt", measure(2)},
                               {"empty.txt", ""}}));
  EXPECT_EQ(inbox.run(), (Files{"failed a.zip/empty.txt", "new a.zip/2.txt",
                                "new a.zip/x/1.txt", "skipped a.zip"}));
  EXPECT_EQ(inbox.run(), Files());
  EXPECT_EQ(inbox.wrong(), Files());
  inbox.options.work.fingerprint = "test/2";
  EXPECT_EQ(inbox.run(), (Files{"failed a.zip/empty.txt", "reread a.zip/2.txt",
                                "reread a.zip/x/1.txt", "skipped a.zip"}));
  inbox.write("a.zip",
              zipped({{"x/1.txt", measure(1)}, {"3.txt", measure(2)}}));
  EXPECT_EQ(inbox.run(), (Files{"again a.zip/3.txt", "deleted a.zip/empty.txt",
                                "moved a.zip/3.txt", "skipped a.zip"}));
  inbox.write("b.txt", measure(3));
  inbox.remove("a.zip");
  EXPECT_EQ(inbox.run(), (Files{"deleted a.zip", "deleted a.zip/3.txt",
                                "deleted a.zip/x/1.txt", "new b.txt"}));
  EXPECT_EQ(inbox.ask("SELECT count(*) FROM document"), "1");
  EXPECT_EQ(inbox.wrong(), Files());
}

TEST(Ingest, OneAtATime) {
  Inbox inbox;
  const auto first = RunLock::take(inbox.path());
  ASSERT_TRUE(first);
  const auto second = RunLock::take(inbox.path());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "busy");
  EXPECT_NE(second.error().message.find(std::to_string(getpid())),
            std::string::npos);
}

TEST(Ingest, StoppedRunsGoOnLater) {
  Inbox inbox;
  for (int i = 0; i < 5; ++i) {
    inbox.write(std::to_string(i) + ".txt", measure(i));
  }
  const std::atomic<bool> stop = true;
  inbox.options.stop = &stop;
  EXPECT_EQ(inbox.run(), Files());
  EXPECT_EQ(inbox.left, 5U);
  inbox.options.stop = nullptr;
  EXPECT_EQ(inbox.run().size(), 5U);
}

TEST(Ingest, TheOrderOfWorkLeavesNoTrace) {
  Inbox one, many;
  for (int i = 0; i < 12; ++i) {
    const std::string name = std::to_string(i * 7 % 12) + ".txt";
    one.write(name, measure(i % 9));
  }
  // The same tree, so the same stamps.
  many.options.folders = one.options.folders;
  many.options.jobs = 3;
  one.run();
  many.run();
  EXPECT_EQ(testing::contents_of(one.path()),
            testing::contents_of(many.path()));
}

TEST(Ingest, ALockedStoreIsForLater) {
  Inbox inbox;
  inbox.write("a.txt", measure(1));
  auto store =
      Store::open(inbox.path(), OpenMode::write, {.wait_milliseconds = 50});
  auto other = Database::open(inbox.path(), OpenMode::write);
  ASSERT_TRUE(other->execute("BEGIN IMMEDIATE"));
  testing::Heard heard;
  const auto summary = ingest(*store, inbox.options, heard);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, "locked");
  ASSERT_TRUE(other->execute("COMMIT"));
  EXPECT_EQ(inbox.run(), Files{"new a.txt"});
}

}  // namespace
}  // namespace tiaowen
