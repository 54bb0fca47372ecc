// UseSigns: what the words of a stretch say a figure beside it is for.
//
//   UseSigns(reading, begin, end).has(Use::award)    …给予|50万元
//
// Words: dictionaries/use_word.tsv.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "extractors/extract.h"

namespace tiaowen {

// The use that a cell names; nothing for the other kinds of use_word.
std::optional<Use> use_named(std::string_view name);

// Do the words of a stretch speak of an award?
bool speaks_of_award(const Reading& reading, std::size_t begin,
                     std::size_t end);

// Which uses the words of a stretch speak for, and where the last of each ends.
class UseSigns {
 public:
  UseSigns(const Reading& reading, std::size_t begin, std::size_t end);

  // Goes on with those of the stretch behind.
  void go_on(const UseSigns& behind);

  bool has(Use use) const { return at(use) != 0; }
  bool has_threshold() const { return at(Use::none) != 0; }
  std::size_t at(Use use) const { return ends_[static_cast<std::size_t>(use)]; }
  std::size_t step() const { return step_; }  // where 每增加 ends
  bool done() const { return done_ != 0; }    // 完成: so far, or by a day

 private:
  void take(std::string_view name, std::size_t end);

  std::array<std::size_t, kUses> ends_{};
  std::size_t step_ = 0, done_ = 0;
};

}  // namespace tiaowen
