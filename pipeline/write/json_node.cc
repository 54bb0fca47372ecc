#include "pipeline/write/json_node.h"

#include <nlohmann/json.hpp>

namespace tiaowen {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kSample = 80;  // bytes of a value shown in a message

const Json& tree_of(const void* json) {
  return *static_cast<const Json*>(json);
}

std::string shown(const Json& json) {
  return json.dump(-1, ' ', true, Json::error_handler_t::replace)
      .substr(0, kSample);
}

template <typename T>
T value_of(const void* json) {
  try {
    return tree_of(json).get<T>();
  } catch (const Json::exception& error) {
    throw BadField{shown(tree_of(json)) + ": " + error.what()};
  }
}

}  // namespace

JsonNode JsonNode::at(const char* field) const {
  const Json& json = tree_of(json_);
  const auto found = json.is_object() ? json.find(field) : json.end();
  if (found == json.end()) {
    throw BadField{std::string("no field ") + field + " in " + shown(json)};
  }
  return JsonNode(&*found);
}

std::optional<JsonNode> JsonNode::find(const char* field) const {
  const Json& json = tree_of(json_);
  const auto found = json.is_object() ? json.find(field) : json.end();
  if (found == json.end() || found->is_null()) return std::nullopt;
  return JsonNode(&*found);
}

std::vector<JsonNode> JsonNode::items() const {
  const Json& json = tree_of(json_);
  if (!json.is_array()) throw BadField{"no list: " + shown(json)};
  std::vector<JsonNode> items;
  items.reserve(json.size());
  for (const Json& item : json) items.emplace_back(&item);
  return items;
}

bool JsonNode::is_null() const { return tree_of(json_).is_null(); }
bool JsonNode::is_object() const { return tree_of(json_).is_object(); }

std::string JsonNode::text() const {
  return is_null() ? std::string() : value_of<std::string>(json_);
}

std::vector<std::string> JsonNode::texts() const {
  return value_of<std::vector<std::string>>(json_);
}

// A number that does not fit is no place and no count of anything.
std::uint64_t JsonNode::count() const {
  const Json& json = tree_of(json_);
  if (!json.is_number_unsigned()) throw BadField{"no count: " + shown(json)};
  return value_of<std::uint64_t>(json_);
}

int JsonNode::whole() const {
  const Json& json = tree_of(json_);
  const auto number = json.is_number_integer() ? value_of<std::int64_t>(json_)
                                               : std::int64_t{1} << 40;
  if (number > INT32_MAX || number < INT32_MIN) {
    throw BadField{"no whole number: " + shown(json)};
  }
  return static_cast<int>(number);
}

std::vector<int> JsonNode::wholes() const {
  std::vector<int> numbers;
  for (const JsonNode item : items()) numbers.push_back(item.whole());
  return numbers;
}

float JsonNode::number() const { return value_of<float>(json_); }
bool JsonNode::truth() const { return value_of<bool>(json_); }
std::string JsonNode::json() const { return tree_of(json_).dump(); }
std::string JsonNode::dump() const { return shown(tree_of(json_)); }

struct JsonDocument::Tree {
  Json json;
};

JsonDocument::JsonDocument(std::unique_ptr<Tree> tree)
    : tree_(std::move(tree)) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&& other) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&& other) noexcept = default;

JsonNode JsonDocument::root() const { return JsonNode(&tree_->json); }

Result<JsonDocument> JsonDocument::parse(std::string_view json) {
  try {
    return JsonDocument(
        std::make_unique<Tree>(Tree{Json::parse(json.begin(), json.end())}));
  } catch (const Json::parse_error& error) {
    return fail("not_json",
                "byte " + std::to_string(error.byte) + ": " + error.what());
  }
}

}  // namespace tiaowen
