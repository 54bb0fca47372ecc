#include "pipeline/write/akn_concepts.h"

#include "pipeline/write/evidence.h"

namespace tiaowen {
namespace {

// CNY, percent, 家; empty where the value is no figure.
std::string unit_of(const Record& record, const Value& value) {
  if (const auto* amount = std::get_if<Amount>(&value)) return amount->currency;
  if (const auto* ratio = std::get_if<Ratio>(&value)) {
    return std::string(name_of(ratio->form));
  }
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    const std::string unit = quote_of(record, quantity->unit);
    return unit.empty() ? "1" : unit;
  }
  return {};
}

std::string key_of(const std::string& name, bool body) {
  return (body ? "o" : "u") + name;
}

}  // namespace

AknConcepts::AknConcepts(const Record& record) {
  for (const std::string& issuer : record.metadata.issuers) add(issuer, true);
  for (const Mention& mention : record.mentions) {
    const auto* body = std::get_if<Department>(&mention.value);
    const std::string name =
        body != nullptr ? body->name : unit_of(record, mention.value);
    if (!name.empty()) add(name, body != nullptr);
  }
}

void AknConcepts::add(const std::string& name, bool body) {
  std::string& id = ids_[key_of(name, body)];
  if (!id.empty()) return;
  id = (body ? "organization_" : "unit_") + std::to_string(entries_.size() + 1);
  entries_.push_back({id, name, body});
}

std::string AknConcepts::id_of(const Record& record, const Value& value) const {
  const auto* body = std::get_if<Department>(&value);
  const auto known = body != nullptr
                         ? ids_.find(key_of(body->name, true))
                         : ids_.find(key_of(unit_of(record, value), false));
  return known == ids_.end() ? std::string() : known->second;
}

const std::string& AknConcepts::body(const std::string& name) const {
  return ids_.at(key_of(name, true));
}

}  // namespace tiaowen
