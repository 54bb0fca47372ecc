// resolve: what the mentions point to, once the whole document is known.
//
//   metadata     title, number, issuers, dates, region of the act
//   departments  市科技局 -> 玉溪市科学技术局
//   dates        6月前 -> 2025-05-31, the year carried from the clause
//   references   第十条第二款 -> a clause
//
// Each takes the mentions by value and gives them back filled in.
#pragma once

#include <vector>

#include "pipeline/model/definition.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"

namespace tiaowen {

// What resolving looks at.
struct Scene {
  const Document& document;
  const Text& text;
  const std::vector<Clause>& clauses;
  const Lexicon& words;
  const Context& context;
  const std::vector<Definition>& definitions;  // of the text, in order
};

Metadata read_metadata(const Scene& scene,
                       const std::vector<Mention>& mentions);

// The region filled in, and the issuers under their full names. REQUIRES:
// departments are resolved.
Metadata complete_metadata(Metadata metadata, const Scene& scene,
                           const std::vector<Mention>& mentions);

// 《办法》 takes the title that the text defined it for.
std::vector<Mention> resolve_titles(std::vector<Mention> mentions,
                                    const Scene& scene);

std::vector<Mention> resolve_departments(std::vector<Mention> mentions,
                                         const Scene& scene,
                                         const Metadata& metadata,
                                         std::vector<Finding>& findings);

std::vector<Mention> resolve_dates(std::vector<Mention> mentions,
                                   const Scene& scene, const Metadata& metadata,
                                   std::vector<Finding>& findings);

// 达69.2% in a section that looks back: so much, and reached.
std::vector<Mention> settle_results(std::vector<Mention> mentions,
                                    const Scene& scene);

std::vector<Mention> resolve_references(std::vector<Mention> mentions,
                                        const Scene& scene,
                                        std::vector<Finding>& findings);

}  // namespace tiaowen
