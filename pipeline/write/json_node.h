// JsonNode is a value of a JSON text that was read whole.
//
//   const auto document = JsonDocument::parse(R"({"min": "30"})");
//   document->root().at("min").text()   "30"
//
// A value that is not what is asked for throws BadField, which says what was
// found; who begins to read catches it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

struct BadField {
  std::string what;
};

// Good as long as its JsonDocument lives.
class JsonNode {
 public:
  explicit JsonNode(const void* json) : json_(json) {}

  JsonNode at(const char* field) const;
  // Nothing where the field is missing or null.
  std::optional<JsonNode> find(const char* field) const;
  std::vector<JsonNode> items() const;
  bool is_null() const;
  bool is_object() const;

  std::string text() const;  // of null: empty
  std::vector<std::string> texts() const;
  int whole() const;
  std::vector<int> wholes() const;
  std::uint64_t count() const;
  float number() const;
  bool truth() const;
  std::string json() const;
  std::string dump() const;  // its first bytes, for messages

 private:
  const void* json_;
};

class JsonDocument {
 public:
  // Code not_json, with the byte where it stops to be JSON.
  static Result<JsonDocument> parse(std::string_view json);
  ~JsonDocument();
  JsonDocument(JsonDocument&& other) noexcept;
  JsonDocument& operator=(JsonDocument&& other) noexcept;

  JsonNode root() const;

 private:
  struct Tree;
  explicit JsonDocument(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace tiaowen
