// The store's tables as SQL, shipped inside the program.
#pragma once

#include <string_view>
#include <vector>

namespace tiaowen {

// schema.sql: a new store.
std::string_view store_schema();
// migrations/2.sql, 3.sql …: what brings a store of version 1 to 2, of 2 to 3.
// A store's version is its user_version; the newest is one more than these.
std::vector<std::string_view> store_migrations();

}  // namespace tiaowen
