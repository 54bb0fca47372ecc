// What the store knows of the files of one folder, and what is to be done now
// that they have been looked at.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/ingest/scan.h"
#include "pipeline/ingest/work.h"
#include "pipeline/store/store.h"

namespace tiaowen {

struct KnownPlace {
  FileStamp stamp;
  std::int64_t document = 0;
  char state = 's';  // the first letter of place.state
  bool due = false;  // failed, and may be tried again now
  bool seen = false;
};

class KnownPlaces {
 public:
  // One question for all places of `root`.
  static Result<KnownPlaces> load(Store& store, const std::string& root,
                                  std::int64_t now);

  // The place, marked as seen; null where it is new.
  const KnownPlace* see(std::string_view path);
  // Archives with a file in them that is to be read again.
  std::unordered_set<std::string> archives_to_read(
      const std::unordered_set<std::int64_t>& outdated, bool retry) const;
  // Places that were not seen and lie below none of `unreadable`, by path; of
  // those in an archive only where the archive itself was not seen.
  std::vector<std::string> gone(
      const std::vector<Unreadable>& unreadable) const;
  bool empty() const { return places_.empty(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  // The known file above a path: an archive. Null where there is none.
  const std::pair<const std::string, KnownPlace>* above(
      std::string_view path) const;

  std::unordered_map<std::string, KnownPlace, Hash, std::equal_to<>> places_;
};

// Places in an archive that were there before and are not now.
Result<std::vector<std::string>> gone_from_archive(Store& store,
                                                   const Item& archive);

// Documents that were read with another fingerprint, and those with this one.
Result<std::unordered_set<std::int64_t>> documents_of(
    Store& store, std::string_view fingerprint, bool others);

}  // namespace tiaowen
