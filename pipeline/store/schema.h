// The store's tables as SQL, shipped inside the program.
#pragma once

#include <string_view>
#include <vector>

namespace tiaowen {

struct StoreSchema {
  std::string_view tables;  // of a new store: schema.sql
  std::string_view views;   // made anew with every version: views.sql
  // migrations/2.sql, 3.sql …: what brings a store of version 1 to 2, of 2
  // to 3.
  std::vector<std::string_view> steps;

  // A store's version is its user_version.
  int version() const { return static_cast<int>(steps.size()) + 1; }
};

StoreSchema shipped_schema();

}  // namespace tiaowen
