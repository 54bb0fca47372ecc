// Definitions: what a text says a short name stands for, from there on.
//
//   市科技领导小组(以下简称领导小组)    领导小组 -> 某市科技领导小组
//   《管理办法》(以下简称《办法》)      《办法》 -> the first title
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/resolve/department_name.h"

namespace tiaowen {

class Definitions {
 public:
  Definitions(const Scene& scene, NameReader& names,
              const std::vector<Mention>& mentions);

  bool empty() const { return bodies_.empty(); }
  // What `words` stand for at `at`; null where nothing was defined before.
  const std::string* meaning(std::u32string_view words, std::uint32_t at) const;

 private:
  struct Entry {
    std::uint32_t from = 0;
    std::string name;
  };
  std::map<std::u32string, Entry, std::less<>> bodies_;
};

}  // namespace tiaowen
