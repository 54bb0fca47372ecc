#include "pipeline/ingest/shard.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "pipeline/model/sha256.h"

namespace tiaowen {
namespace {

// The places of the part that the store does not know as they are.
constexpr std::string_view kPlaces =
    "SELECT p.root, p.path, p.state, p.detail, p.sha256, p.bytes, p.modified, "
    "p.changed, p.inode, q.code, q.message FROM part.place AS p LEFT JOIN "
    "part.quarantine AS q ON q.root = p.root AND q.path = p.path WHERE NOT "
    "EXISTS (SELECT 1 FROM main.place AS m WHERE m.root = p.root AND m.path = "
    "p.path AND m.sha256 = p.sha256 AND m.state = p.state AND m.bytes = "
    "p.bytes AND m.modified = p.modified AND m.changed = p.changed AND "
    "m.inode = p.inode) ORDER BY p.root, p.path";

Finished finished_of(const SqlStatement& row) {
  const auto text = [&](int i) { return std::string(row.text(i)); };
  Finished finished;
  finished.item = {
      text(0),
      text(1),
      {row.integer(5), row.integer(6), row.integer(7), row.integer(8)},
      false};
  finished.sha256 = text(4);
  const std::string_view state = row.text(2);
  if (state == "stored") {
    finished.became = Became::known;
  } else if (state == "classified") {
    finished.became = Became::classified;
    finished.marking = text(3);
  } else {
    finished.became = state == "skipped" ? Became::skipped : Became::failed;
    finished.error = {text(3), text(10)};
  }
  return finished;
}

Result<void> merge_places(Store& store, Journal& journal,
                          const std::function<void(const Event&)>& told) {
  // Taken down first: the question would see its own answers being written.
  std::vector<Finished> places;
  {
    auto asked = store.database().prepare(kPlaces);
    if (!asked) return tl::unexpected(asked.error());
    const auto read =
        asked->each([&] { places.push_back(finished_of(*asked)); });
    if (!read) return tl::unexpected(read.error());
  }
  constexpr std::size_t kBatch = 200;
  const std::span<const Finished> all(places);
  for (std::size_t from = 0; from < all.size(); from += kBatch) {
    const auto events =
        journal.commit(all.subspan(from, std::min(kBatch, all.size() - from)));
    if (!events) return tl::unexpected(events.error());
    for (const Event& event : *events) told(event);
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> read_manifest(const std::string& path) {
  std::ifstream in(path);
  std::vector<std::string> folders;
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
      line.pop_back();
    }
    if (!line.empty() && line.front() != '#') folders.push_back(line);
  }
  if (in.bad() || folders.empty()) {
    return fail("manifest", path +
                                ": cannot be read, or names no folder "
                                "(one a line)");
  }
  return folders;
}

bool is_of_share(std::string_view path, int index, int of) {
  const std::string hash = sha256_hex(path);
  std::uint32_t bits = 0;
  std::from_chars(hash.data(), hash.data() + 8, bits, 16);
  return bits % static_cast<std::uint32_t>(of) ==
         static_cast<std::uint32_t>(index);
}

Result<void> merge(Store& store, Journal& journal, const std::string& part,
                   const std::function<void(const Event&)>& told) {
  // A part of another version is brought up to date on its own.
  {
    auto opened = Store::open(part, OpenMode::write);
    if (!opened) return tl::unexpected(opened.error());
  }
  auto attached = store.copy_documents(part);
  if (!attached) return attached;
  auto merged = merge_places(store, journal, told);
  auto detached = store.database().execute("DETACH part");
  return merged ? detached : merged;
}

}  // namespace tiaowen
