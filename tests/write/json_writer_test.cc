#include "pipeline/write/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace tiaowen {
namespace {

template <typename Write>
std::string written(Write write) {
  std::string out;
  JsonWriter json(out, false);
  write(json);
  json.finish();
  return out;
}

TEST(JsonWriter, WritesNumbersOfEveryLength) {
  std::uint64_t number = 0;
  for (int digits = 1; digits <= 19; ++digits) {
    number = number * 10 + static_cast<unsigned>(digits % 10);
    const auto positive = static_cast<std::int64_t>(number);
    for (const std::int64_t n : {positive, -positive, positive - 1}) {
      EXPECT_EQ(written([&](JsonWriter& json) { json.number(n); }),
                std::to_string(n));
    }
  }
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(written([](JsonWriter& json) { json.number(kLeast); }),
            std::to_string(kLeast));
  EXPECT_EQ(written([](JsonWriter& json) { json.pair(0, 100'000'000); }),
            "[0,100000000]");
}

// Texts are copied in blocks: an escape may stand anywhere in one.
TEST(JsonWriter, EscapesAtEveryPlace) {
  for (std::size_t size = 1; size < 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '"';
      std::string expected = text;
      expected.insert(at, 1, '\\');
      EXPECT_EQ(written([&](JsonWriter& json) { json.text(text); }),
                '"' + expected + '"');
    }
  }
  EXPECT_EQ(written([](JsonWriter& json) { json.text(U"\x01\n\x1F终é𠀀"); }),
            "\"\\u0001\\n\\u001F终é𠀀\"");
}

}  // namespace
}  // namespace tiaowen
