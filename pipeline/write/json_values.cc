#include "pipeline/write/json_values.h"

#include <charconv>

namespace tiaowen {

namespace {

Decimal decimal_in(std::string_view text) {
  const auto value = Decimal::parse(text);
  if (!value) throw BadField{"no decimal: " + std::string(text)};
  return *value;
}

}  // namespace

Decimal decimal_of(JsonNode json) { return decimal_in(json.text()); }

Share share_of(JsonNode json) {
  const std::string text = json.text();
  const std::size_t stroke = text.find('/');
  if (stroke == text.npos) return {decimal_in(text)};
  return {decimal_in(text.substr(0, stroke)),
          decimal_in(text.substr(stroke + 1))};
}

Date date_of(JsonNode json) {
  const std::string text = json.text();
  int part[3] = {0, 0, 0};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (int i = 0; i < 3 && at < end; ++i) {
    if (i > 0 && *at++ != '-') throw BadField{"no date: " + text};
    at = std::from_chars(at, end, part[i]).ptr;
  }
  if (at != end || part[0] < 1 || part[0] > 9999 || part[1] < 0 ||
      part[1] > 12 || part[2] < 0 || part[2] > 31) {
    throw BadField{"no date: " + text};
  }
  return {static_cast<std::int16_t>(part[0]),
          static_cast<std::uint8_t>(part[1]),
          static_cast<std::uint8_t>(part[2])};
}

Duration duration_of(JsonNode json) {
  const std::string text = json.text();
  Duration duration;
  bool clock = false;
  int number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (number > 99999999) throw BadField{"no duration: " + text};
      number = number * 10 + (c - '0');
      continue;
    }
    if (c == 'T') clock = true;
    if (c == 'P' || c == 'T') continue;
    int* const part = c == 'Y'   ? &duration.years
                      : c == 'W' ? &duration.weeks
                      : c == 'D' ? &duration.days
                      : c == 'H' ? &duration.hours
                      : c == 'S' ? &duration.seconds
                      : c == 'M'
                          ? (clock ? &duration.minutes : &duration.months)
                          : nullptr;
    if (part == nullptr) throw BadField{"no duration: " + text};
    *part = number;
    number = 0;
  }
  return duration;
}

int index_of(JsonNode json, std::size_t count) {
  const std::string id = json.text();
  int number = 0;
  const char* const end = id.data() + id.size();
  if (id.empty() || std::from_chars(id.data() + 1, end, number).ptr != end ||
      number < 1 || static_cast<std::size_t>(number) > count) {
    throw BadField{"nothing has the id " + id};
  }
  return number - 1;
}

}  // namespace tiaowen
