#include "pipeline/ingest/answers.h"

#include <map>
#include <tuple>

namespace tiaowen {
namespace {

// Takes pairs with the same key out of both lists, in order.
template <typename Key, typename Each>
void pair_off(std::vector<StoredAnswer>& before,
              std::vector<StoredAnswer>& after, Key key, Each each) {
  std::map<decltype(key(before.front())), std::vector<std::size_t>> waiting;
  for (std::size_t i = before.size(); i-- > 0;) {
    waiting[key(before[i])].push_back(i);
  }
  std::vector<bool> paired(before.size());
  std::vector<StoredAnswer> rest;
  for (StoredAnswer& answer : after) {
    const auto partner = waiting.find(key(answer));
    if (partner == waiting.end() || partner->second.empty()) {
      rest.push_back(std::move(answer));
      continue;
    }
    const std::size_t i = partner->second.back();
    partner->second.pop_back();
    paired[i] = true;
    each(before[i], answer);
  }
  after = std::move(rest);
  std::vector<StoredAnswer> left;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!paired[i]) left.push_back(std::move(before[i]));
  }
  before = std::move(left);
}

}  // namespace

Result<std::vector<StoredAnswer>> answers_of(Store& store,
                                             std::int64_t document) {
  auto asked = store.database().prepare(
      "SELECT kind, subject, value, clause FROM answers WHERE document = ?");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, document);
  std::vector<StoredAnswer> answers;
  const auto read = asked->each([&] {
    const auto text = [&](int i) { return std::string(asked->text(i)); };
    answers.push_back({text(0), text(1), text(2), text(3)});
  });
  if (!read) return tl::unexpected(read.error());
  return answers;
}

std::vector<AnswerChange> differences(std::vector<StoredAnswer> before,
                                      std::vector<StoredAnswer> after) {
  std::vector<AnswerChange> changes;
  pair_off(
      before, after,
      [](const StoredAnswer& a) {
        return std::tuple(a.kind, a.subject, a.value);
      },
      [](const StoredAnswer&, const StoredAnswer&) {});
  pair_off(
      before, after,
      [](const StoredAnswer& a) { return std::pair(a.kind, a.subject); },
      [&](const StoredAnswer& a, const StoredAnswer& b) {
        changes.push_back({"different", b.kind, b.subject, a.value, b.value});
      });
  pair_off(
      before, after,
      [](const StoredAnswer& a) { return std::pair(a.kind, a.clause); },
      [&](const StoredAnswer& a, const StoredAnswer& b) {
        changes.push_back({"different", b.kind, b.subject,
                           a.subject + ": " + a.value,
                           b.subject + ": " + b.value});
      });
  for (const StoredAnswer& a : before) {
    changes.push_back({"lost", a.kind, a.subject, a.value, {}});
  }
  for (const StoredAnswer& b : after) {
    changes.push_back({"gained", b.kind, b.subject, {}, b.value});
  }
  return changes;
}

}  // namespace tiaowen
