// What an Akoma Ntoso document refers to: the bodies it names and the units
// it counts in, each with an eId.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/model/record.h"

namespace tiaowen {

class AknConcepts {
 public:
  explicit AknConcepts(const Record& record);

  struct Entry {
    std::string id, name;
    bool body = false;  // an organization; else a unit
  };
  const std::vector<Entry>& entries() const { return entries_; }

  // The eId of a body's canonical name or of the unit of a figure; empty where
  // the value is neither.
  std::string id_of(const Record& record, const Value& value) const;
  // The eId of an issuer; REQUIRES that it is the record's.
  const std::string& body(const std::string& name) const;

 private:
  void add(const std::string& name, bool body);

  std::map<std::string, std::string> ids_;  // by "o" or "u" and name
  std::vector<Entry> entries_;
};

}  // namespace tiaowen
