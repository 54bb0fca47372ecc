#include "extractors/use_signs.h"

namespace tiaowen {
namespace {

// By use; the first, of none, is empty.
std::array<std::string_view, kUses> names_of_uses() {
  std::array<std::string_view, kUses> names;
  for (std::size_t i = 1; i < names.size(); ++i) {
    names[i] = name_of(static_cast<Use>(i));
  }
  return names;
}

// Calls found(cell, end) for the words of the stretch, one behind the other,
// until it says true.
template <typename Found>
bool any_word(const Reading& reading, std::size_t begin, std::size_t end,
              Found found) {
  const std::u32string_view text = reading.text.folded;
  for (std::size_t at = begin; at < end;) {
    const Word word = reading.words.begins(text, at, Dictionary::use_word);
    if (!word || at + word.length > end) {
      ++at;
      continue;
    }
    at += word.length;
    if (found(reading.words.cell(word, "use"), at)) return true;
  }
  return false;
}

}  // namespace

std::optional<Use> use_named(std::string_view name) {
  static const std::array<std::string_view, kUses> kNames = names_of_uses();
  if (name.empty()) return std::nullopt;
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Use>(i);
  }
  return std::nullopt;
}

bool speaks_of_award(const Reading& reading, std::size_t begin,
                     std::size_t end) {
  return any_word(reading, begin, end, [](std::string_view name, std::size_t) {
    return use_named(name) == Use::award;
  });
}

UseSigns::UseSigns(const Reading& reading, std::size_t begin, std::size_t end) {
  any_word(reading, begin, end, [this](std::string_view name, std::size_t at) {
    take(name, at);
    return false;
  });
}

void UseSigns::take(std::string_view name, std::size_t end) {
  if (const auto use = use_named(name)) {
    ends_[static_cast<std::size_t>(*use)] = end;
  } else if (name == "step") {
    step_ = end;
  } else if (name == "done") {
    done_ = end;
  } else if (name != "measure" && name != "past") {
    // A row of another kind names what thresholds are set on: 营业收入.
    ends_[static_cast<std::size_t>(Use::none)] = end;
  }
}

void UseSigns::go_on(const UseSigns& behind) {
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    if (behind.ends_[i] != 0) ends_[i] = behind.ends_[i];
  }
  if (behind.step_ != 0) step_ = behind.step_;
  if (behind.done_ != 0) done_ = behind.done_;
}

}  // namespace tiaowen
