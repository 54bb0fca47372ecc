// The event that a length of time is counted from.
//
//   自收到预算文件后30日内   "收到预算文件"
//   获奖之日起两年内         "获奖之日"
//   省级出台2个月后          "省级出台"
//
// Words: time_link ties the count to the event, time_open begins the event's
// clause, time_anchor names events that need no tie.
#pragma once

#include <optional>

#include "extractors/time_parts.h"

namespace tiaowen {

enum class LinkSide { none, after, before, ahead };

struct AnchorRead {
  LinkSide side = LinkSide::none;
  std::optional<Span> event;
  Word link;
  bool at_most = false;  // 不得超过…之日起4年
  Word known;            // the row of time_anchor, where one was used
};

// The event before the count that begins at `at`. With `loose` a clause
// without any tie counts as an event: 启动建设3年后.
AnchorRead read_anchor(const TimeScope& scope, std::size_t at, bool loose);

// Where the event that ends at `end` begins; nothing where no word is left.
std::optional<Span> event_before(const TimeScope& scope, std::size_t end);

}  // namespace tiaowen
