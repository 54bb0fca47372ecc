// Exports of a text or of a record of the corpus, for tests.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "pipeline/run.h"
#include "pipeline/write/record_from_json.h"
#include "pipeline/write/sinks.h"
#include "tests/shipped_words.h"

namespace tiaowen::testing {

// What hurts in names and texts of every format.
inline constexpr char kHurtful[] =
    "]]><b a=\"1\">&amp;\x01\x08\r\n\t'\\ 级别(含)-等级;逗号,=1+1";

inline Record record_of(const std::string& text, const Context& context = {}) {
  return run(*read_text(text), shipped_words(), {context});
}

inline Record corpus_record(const std::string& path) {
  std::ifstream in(
      std::filesystem::path(TIAOWEN_ROOT) / "corpus/documents" / path,
      std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  auto stored = record_from_json(all.str(), path);
  EXPECT_TRUE(stored) << (stored ? "" : stored.error().message);
  return stored ? std::move(stored->record) : Record();
}

inline Export export_of(const std::string& sink, const Records& records,
                        SinkOptions options = {}) {
  options.generator = {"1", "2"};
  auto made = sink_named(sink)->make(records, options);
  EXPECT_TRUE(made) << sink;
  const auto again = sink_named(sink)->make(records, options);
  EXPECT_TRUE(again && again->content == made->content)
      << sink << ": the same record gives other bytes";
  return made ? std::move(*made) : Export();
}

}  // namespace tiaowen::testing
