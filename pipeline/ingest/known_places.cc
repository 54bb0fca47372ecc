#include "pipeline/ingest/known_places.h"

#include <algorithm>

namespace tiaowen {

Result<KnownPlaces> KnownPlaces::load(Store& store, const std::string& root,
                                      std::int64_t now) {
  KnownPlaces known;
  auto asked = store.database().prepare(
      "SELECT path, bytes, modified, changed, inode, document, state, "
      "state = 'failed' AND coalesce((SELECT retry_at FROM quarantine AS q "
      "WHERE q.root = place.root AND q.path = place.path), 0) <= ? FROM place "
      "WHERE root = ?");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, now);
  asked->bind(2, root);
  const auto read = asked->each([&] {
    known.places_.emplace(asked->text(0),
                          KnownPlace{{asked->integer(1), asked->integer(2),
                                      asked->integer(3), asked->integer(4)},
                                     asked->integer(5),
                                     asked->text(6).front(),
                                     asked->integer(7) == 1,
                                     false});
  });
  if (!read) return tl::unexpected(read.error());
  return known;
}

const KnownPlace* KnownPlaces::see(std::string_view path) {
  const auto found = places_.find(path);
  if (found == places_.end()) return nullptr;
  found->second.seen = true;
  return &found->second;
}

const std::pair<const std::string, KnownPlace>* KnownPlaces::above(
    std::string_view path) const {
  for (std::size_t at = path.rfind('/'); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : path.rfind('/', at - 1)) {
    const auto found = places_.find(path.substr(0, at));
    if (found != places_.end()) return &*found;
  }
  return nullptr;
}

std::unordered_set<std::string> KnownPlaces::archives_to_read(
    const std::unordered_set<std::int64_t>& outdated, bool retry) const {
  std::unordered_set<std::string> archives;
  if (outdated.empty() && !retry) return archives;
  for (const auto& [path, place] : places_) {
    const bool again = outdated.contains(place.document) ||
                       (retry && place.state == 'f' && place.due);
    const auto* const archive = again ? above(path) : nullptr;
    if (archive != nullptr) archives.insert(archive->first);
  }
  return archives;
}

std::vector<std::string> KnownPlaces::gone(
    const std::vector<Unreadable>& unreadable) const {
  const auto hidden = [&](const std::string& path) {
    return std::any_of(
        unreadable.begin(), unreadable.end(), [&](const Unreadable& folder) {
          return folder.path.empty() || path.starts_with(folder.path + "/");
        });
  };
  std::vector<std::string> paths;
  for (const auto& [path, place] : places_) {
    if (place.seen || hidden(path)) continue;
    const auto* const archive = above(path);
    if (archive == nullptr || !archive->second.seen) paths.push_back(path);
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<std::vector<std::string>> gone_from_archive(Store& store,
                                                   const Item& archive) {
  auto asked = store.database().prepare(
      "SELECT path FROM place WHERE root = ?1 AND path > ?2 || '/' AND path < "
      "?2 || '0' AND (bytes, modified, changed, inode) <> (?3, ?4, ?5, ?6) "
      "ORDER BY path");
  if (!asked) return tl::unexpected(asked.error());
  const FileStamp& stamp = archive.stamp;
  asked->bind(1, archive.root);
  asked->bind(2, archive.path);
  asked->bind(3, stamp.bytes);
  asked->bind(4, stamp.modified);
  asked->bind(5, stamp.changed);
  asked->bind(6, stamp.inode);
  std::vector<std::string> paths;
  const auto read = asked->each([&] { paths.emplace_back(asked->text(0)); });
  if (!read) return tl::unexpected(read.error());
  return paths;
}

Result<std::unordered_set<std::int64_t>> documents_of(
    Store& store, std::string_view fingerprint, bool others) {
  // Two ranges of the index: whoever is up to date has none to look through.
  auto asked = store.database().prepare(
      others ? "SELECT id FROM document WHERE fingerprint < ?1 UNION ALL "
               "SELECT id FROM document WHERE fingerprint > ?1"
             : "SELECT id FROM document WHERE fingerprint = ?1");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, fingerprint);
  std::unordered_set<std::int64_t> documents;
  const auto read = asked->each([&] { documents.insert(asked->integer(0)); });
  if (!read) return tl::unexpected(read.error());
  return documents;
}

}  // namespace tiaowen
