// A batch over several machines: each reads its share into a store of its own,
// and the shares are put together.
//
//   tiaowen shard --manifest m.txt --index 0 --of 2 -o part0      one machine
//   tiaowen shard --manifest m.txt --index 1 --of 2 -o part1      another
//   tiaowen merge part0 part1 --store tiaowen.db
//
// Which share a file belongs to depends on its path alone. Doing any of it
// twice is doing it once, and the whole is the store of one ingest of the
// same folders.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/journal.h"
#include "pipeline/model/result.h"
#include "pipeline/store/store.h"

namespace tiaowen {

// The store of a share, in its folder.
inline constexpr std::string_view kPartStore = "tiaowen.db";

// Lines of a manifest: a folder each, empty lines and # comments aside.
// Code of errors: manifest.
Result<std::vector<std::string>> read_manifest(const std::string& path);

// Is a file of this path part of share `index` of `of`?
bool is_of_share(std::string_view path, int index, int of);

// Puts the documents and places of the store at `part` into `store`. A file
// that `store` knows with another content becomes a new version of it.
Result<void> merge(Store& store, Journal& journal, const std::string& part,
                   const std::function<void(const Event&)>& told);

}  // namespace tiaowen
