#include "pipeline/ingest/journal.h"

#include <algorithm>
#include <ctime>

namespace tiaowen {
namespace {

constexpr std::int64_t kFirstWait = 3600;
constexpr std::int64_t kLongestWait = 7 * 24 * 3600;

std::string utc(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace

// A place as the store has it.
struct Journal::Place {
  bool known = false;
  std::int64_t document = 0;  // 0: none
  std::string state, sha256;
  int version = 0;
};

Result<void> Journal::begin() {
  Database& database = store_.database();
  const auto last =
      database.number("SELECT max(id) FROM run WHERE ended IS NOT NULL");
  if (!last) return tl::unexpected(last.error());
  finished_before_ = **last;
  const auto next = database.number("SELECT coalesce(max(id), 0) + 1 FROM run");
  if (!next) return tl::unexpected(next.error());
  run_ = **next;
  store_.rows().insert("run", run_, utc(settings_.now), nullptr,
                       settings_.program, settings_.fingerprint);
  return store_.rows().status();
}

Result<Journal::Place> Journal::place_of(const std::string& root,
                                         const std::string& path) {
  Place place;
  const auto found = store_.rows().first(
      "SELECT document, state, sha256, version FROM place WHERE root = ? AND "
      "path = ?",
      {root, path}, [&](const SqlStatement& row) {
        place = {true, row.integer(0), std::string(row.text(1)),
                 std::string(row.text(2)), static_cast<int>(row.integer(3))};
      });
  if (!found) return tl::unexpected(found.error());
  return place;
}

Result<std::vector<Event>> Journal::commit(std::span<const Finished> batch) {
  std::vector<Event> events;
  if (batch.empty()) return events;
  Transaction transaction(store_.database());
  if (!transaction.begun()) return tl::unexpected(transaction.begun().error());
  if (auto stored = store_new_ones(batch); !stored) {
    return tl::unexpected(stored.error());
  }
  for (const Finished& finished : batch) {
    auto event = put_down(finished);
    if (!event) return tl::unexpected(event.error());
    events.push_back(std::move(*event));
  }
  if (auto done = transaction.commit(); !done) {
    return tl::unexpected(done.error());
  }
  return events;
}

// Contents that the store does not hold yet are put in together.
Result<void> Journal::store_new_ones(std::span<const Finished> batch) {
  without_file_.clear();
  std::vector<const StoredDocument*> documents;
  for (const Finished& finished : batch) {
    if (!finished.document) continue;
    const auto known = store_.has(*finished.document);
    if (!known) return tl::unexpected(known.error());
    if (*known) continue;
    if (without_file_.insert(finished.document->id).second) {
      documents.push_back(&*finished.document);
    }
  }
  // The order of the tables' keys: pages are filled one after the other.
  std::sort(documents.begin(), documents.end(),
            [](const auto* a, const auto* b) { return a->id < b->id; });
  return documents.empty() ? Result<void>() : store_.put_new(documents);
}

Result<Event> Journal::put_down(const Finished& finished) {
  Event event{{}, finished.item.root, finished.item.path, 0, 0, {}, {}, {}};
  if (finished.became == Became::unsettled) {
    event.kind = "unsettled";
    return event;
  }
  auto before = place_of(event.root, event.path);
  if (!before) return tl::unexpected(before.error());
  Result<void> done;
  if (finished.became == Became::stored || finished.became == Became::known) {
    done = store_content(finished, *before, event);
  } else {
    set_aside(finished, *before, event);
    done = store_.rows().status();
  }
  if (done) done = tell(event);
  if (!done) return tl::unexpected(done.error());
  return event;
}

// Was this content read by the same program with the same words?
Result<bool> Journal::is_up_to_date(std::int64_t document) {
  const auto same =
      store_.rows().number("SELECT fingerprint = ? FROM document WHERE id = ?",
                           {settings_.fingerprint, document});
  if (!same) return tl::unexpected(same.error());
  return *same == 1;
}

Result<void> Journal::store_content(const Finished& finished,
                                    const Place& before, Event& event) {
  const std::int64_t id = document_id(finished.sha256);
  const auto stored =
      store_.rows().number("SELECT current FROM document WHERE id = ?", {id});
  if (!stored) return tl::unexpected(stored.error());
  const bool existed = without_file_.erase(id) == 0 && stored->has_value();
  const auto up_to_date = is_up_to_date(id);
  if (!up_to_date) return tl::unexpected(up_to_date.error());
  const bool changed = before.document != 0 && before.document != id;
  const bool read_anew = existed && !*up_to_date;
  std::vector<StoredAnswer> answers;
  if (changed || read_anew) {
    auto old = answers_of(store_, changed ? before.document : id);
    if (!old) return tl::unexpected(old.error());
    answers = std::move(*old);
  }
  if (finished.document && !*up_to_date) {
    if (auto put = store_.put(*finished.document); !put) return put;
  }
  Place place = before;
  put_version(finished, place, id);
  put_place(finished, place, "stored", id);
  see_to_current(id);
  if (changed) see_to_current(before.document);
  event.document = id;
  event.previous = changed ? before.document : 0;
  if (changed || (before.version > 0 && before.document == 0)) {
    event.kind = "changed";
  } else if (before.document == 0) {
    event.kind = existed && **stored == 1 ? "again" : "new";
  } else if (read_anew) {
    event.kind = "reread";
  }
  if (changed || read_anew) {
    auto now = answers_of(store_, id);
    if (!now) return tl::unexpected(now.error());
    event.changes = differences(std::move(answers), std::move(*now));
  }
  return store_.rows().status();
}

void Journal::put_version(const Finished& finished, Place& place,
                          std::int64_t document) {
  Rows& rows = store_.rows();
  const Item& item = finished.item;
  if (place.state == "stored" && place.sha256 == finished.sha256) {
    rows.change(
        "UPDATE version SET document = ? WHERE root = ? AND path = ? AND "
        "number = ?",
        document, item.root, item.path, place.version);
    return;
  }
  ++place.version;
  rows.insert("version", item.root, item.path, place.version, finished.sha256,
              document);
}

void Journal::put_place(const Finished& finished, const Place& place,
                        std::string_view state, std::int64_t document) {
  const Item& item = finished.item;
  const FileStamp& stamp = item.stamp;
  const std::string& detail =
      finished.marking.empty() ? finished.error.code : finished.marking;
  store_.rows().change(
      "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
      "DO UPDATE SET document = excluded.document, state = excluded.state, "
      "detail = excluded.detail, sha256 = excluded.sha256, version = "
      "excluded.version, bytes = excluded.bytes, modified = "
      "excluded.modified, changed = excluded.changed, inode = "
      "excluded.inode",
      item.root, item.path,
      document == 0 ? SqlValue(nullptr) : SqlValue(document), state,
      known(detail), finished.sha256, place.version, stamp.bytes,
      stamp.modified, stamp.changed, stamp.inode);
  if (state != "failed") {
    store_.rows().change("DELETE FROM quarantine WHERE root = ? AND path = ?",
                         item.root, item.path);
  }
}

// A file without a document to store. What it held before stays until it can
// be read again or is another thing.
void Journal::set_aside(const Finished& finished, const Place& before,
                        Event& event) {
  const bool failed = finished.became == Became::failed;
  event.kind = failed                                  ? "failed"
               : finished.became == Became::classified ? "classified"
                                                       : "skipped";
  event.previous = before.document;
  event.detail = failed || finished.marking.empty() ? finished.error.code
                                                    : finished.marking;
  event.message = finished.error.message;
  Finished set_down = finished;
  put_place(set_down, before, event.kind, 0);
  if (before.document != 0) see_to_current(before.document);
  if (!failed) return;
  store_.rows().change(
      "INSERT INTO quarantine VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT DO UPDATE "
      "SET code = excluded.code, message = excluded.message, attempts = "
      "attempts + 1, retry_at = ? + min(? << min(attempts, 20), ?)",
      event.root, event.path, finished.error.code, finished.error.message,
      settings_.now + kFirstWait, settings_.now, kFirstWait, kLongestWait);
}

void Journal::see_to_current(std::int64_t document) {
  store_.rows().change(
      "UPDATE document SET current = EXISTS (SELECT 1 FROM place WHERE "
      "document = ?1) WHERE id = ?1 AND current <> EXISTS (SELECT 1 FROM "
      "place WHERE document = ?1)",
      document);
}

Result<void> Journal::tell(Event& event) {
  if (event.kind.empty()) return {};
  const auto id = [](std::int64_t document) {
    return document == 0 ? SqlValue(nullptr) : SqlValue(document);
  };
  Rows& rows = store_.rows();
  rows.insert("event", run_, ++events_, event.kind, event.root, event.path,
              id(event.document), id(event.previous), known(event.detail));
  int number = 0;
  for (const AnswerChange& change : event.changes) {
    rows.insert("answer_change", run_, events_, ++number, change.change,
                change.kind, change.subject, known(change.before),
                known(change.after));
  }
  return rows.status();
}

// Did a new name turn up for what lay here? Then the new name goes on with the
// versions of the old one.
Result<bool> Journal::follow(const std::string& root, const std::string& path,
                             const Place& place, Event& event) {
  if (place.document == 0) return false;
  auto asked = store_.database().prepare(
      "SELECT p.root, p.path, e.run, e.number FROM place AS p JOIN event AS e "
      "ON e.root = p.root AND e.path = p.path AND e.run > ? AND e.kind IN "
      "('new', 'again') WHERE p.document = ? AND p.version = 1 ORDER BY "
      "p.root, p.path LIMIT 1");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, finished_before_);
  asked->bind(2, place.document);
  const auto row = asked->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return false;
  const std::string to_root(asked->text(0)), to(asked->text(1));
  const std::int64_t run = asked->integer(2), number = asked->integer(3);
  asked->reset();
  Rows& rows = store_.rows();
  rows.change("DELETE FROM version WHERE root = ? AND path = ?", to_root, to);
  rows.change(
      "UPDATE version SET root = ?, path = ? WHERE root = ? AND "
      "path = ?",
      to_root, to, root, path);
  rows.change("UPDATE place SET version = ? WHERE root = ? AND path = ?",
              place.version, to_root, to);
  rows.change(
      "UPDATE event SET kind = 'moved', detail = ? WHERE run = ? AND "
      "number = ?",
      path, run, number);
  event = {"moved", to_root, to, place.document, 0, path, {}, {}};
  return true;
}

Result<Event> Journal::gone(const std::string& root, const std::string& path) {
  Transaction transaction(store_.database());
  if (!transaction.begun()) return tl::unexpected(transaction.begun().error());
  const auto place = place_of(root, path);
  if (!place) return tl::unexpected(place.error());
  Event event{"deleted", root, path, 0, place->document, {}, {}, {}};
  Rows& rows = store_.rows();
  const auto moved = follow(root, path, *place, event);
  if (!moved) return tl::unexpected(moved.error());
  rows.change("DELETE FROM quarantine WHERE root = ? AND path = ?", root, path);
  rows.change("DELETE FROM place WHERE root = ? AND path = ?", root, path);
  see_to_current(place->document);
  Result<void> done = rows.status();
  if (done && !*moved) done = tell(event);
  if (done) done = transaction.commit();
  if (!done) return tl::unexpected(done.error());
  return event;
}

Result<void> Journal::end() {
  // What a file that failed held before is spared: it may be read again.
  auto asked = store_.database().prepare(
      "SELECT id FROM document AS d WHERE current = 0 AND NOT EXISTS (SELECT "
      "1 FROM version AS v JOIN place AS p ON p.root = v.root AND p.path = "
      "v.path AND p.version = v.number WHERE v.document = d.id AND p.state = "
      "'failed')");
  if (!asked) return tl::unexpected(asked.error());
  std::vector<std::int64_t> left;
  const auto read = asked->each([&] { left.push_back(asked->integer(0)); });
  if (!read) return tl::unexpected(read.error());
  asked->reset();
  Rows& rows = store_.rows();
  for (const std::int64_t id : left) {
    if (settings_.keep_versions) break;
    Transaction transaction(store_.database());
    if (!transaction.begun()) return transaction.begun();
    rows.change("UPDATE version SET document = NULL WHERE document = ?", id);
    if (auto removed = store_.remove(id); !removed) return removed;
    if (auto done = transaction.commit(); !done) return done;
  }
  rows.change("UPDATE run SET ended = ? WHERE id = ?",
              utc(std::max<std::int64_t>(settings_.now, std::time(nullptr))),
              run_);
  return rows.status();
}

}  // namespace tiaowen
