// Full names: what a body's name in the text stands for.
//
//   市科技局 in a paper of 玉溪市      玉溪市科学技术局
//   银保监分局 of 玉溪                 中国银行保险监督管理委员会玉溪监管分局
//   科技厅 behind 省财政厅、           the province's
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "pipeline/model/body_name.h"
#include "pipeline/resolve/regions.h"

namespace tiaowen {

// A resolved name, and the region it was made with.
struct FullName {
  std::string name;
  std::string id;      // region code and organ of the register
  std::string region;  // 玉溪市; empty where national
  std::string bare;    // 玉溪
  std::string code;    // of the region
  Level level = Level::none;
  bool resolved = true;  // false: the words as they stand
  NameReason why = NameReason::written;
  bool many = false;  // 区政府 in a paper of the city: each of them
};

// Reads the names of one document. What a name stands for is worked out once,
// however often the document repeats it.
class NameReader {
 public:
  // REQUIRES: both outlive this.
  NameReader(const Scene& scene, const Home& home);
  NameReader(const NameReader&) = delete;
  NameReader& operator=(const NameReader&) = delete;

  // An organ of the register. `head`: the name whose region it shares, as the
  // second in 省财政厅、科技厅; one that this has given or keeps.
  const FullName& named(const BodyName& name, const FullName* head);
  // 红塔区 of 红塔区、通海县人民政府: that region's own organ of this row.
  FullName of_region(Span region, std::uint32_t organ);
  // A body by shape: the region filled in, the other words as they stand.
  FullName shaped(Span span);
  // The words as they stand.
  FullName as_written(Span span) const;
  // Holds a name as long as this lives.
  const FullName& keep(FullName name) {
    return kept_.emplace_back(std::move(name));
  }

 private:
  struct Where {
    std::string region, bare, code;
    Level level = Level::none;
    bool known = false;
  };
  // A name as it was read somewhere, and what it stands for.
  struct Known {
    BodyName read;
    const FullName* head = nullptr;
    const FullName* full = nullptr;
  };
  FullName name_of(const BodyName& name, const FullName* head);
  std::string_view rank_name(const Word& organ, Level level) const;
  bool below(Level level) const;
  Where where_of(const RegionPrefix& prefix);
  const Where& home_at(Level level) const {
    return homes_[static_cast<std::size_t>(level)];
  }
  Where read_home(Level level) const;
  const Place& place(const Word& region);
  std::string written(Span span) const;

  std::u32string_view text_;
  const Scene& scene_;
  const Lexicon& words_;
  const Home& home_;
  std::array<Where, kLevelCount> homes_;   // the document's own, by level
  std::map<std::uint32_t, Place> places_;  // by row of region.tsv
  std::unordered_multimap<std::u32string_view, Known> known_;  // by their words
  std::deque<FullName> kept_;
};

}  // namespace tiaowen
