// The issuers under their full names, and the region the act speaks from.
#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/resolve/regions.h"

namespace tiaowen {
namespace {

bool alone_on_line(std::u32string_view text, Span span) {
  std::uint32_t begin = span.begin;
  while (begin > 0 && text[begin - 1] == U' ') --begin;
  std::uint32_t end = span.end;
  while (end < text.size() && text[end] == U' ') ++end;
  return (begin == 0 || text[begin - 1] == U'\n') &&
         (end == text.size() || text[end] == U'\n');
}

// Bodies that sign, one on each line or side by side.
std::vector<std::string> signers(const Scene& scene,
                                 const std::vector<Mention>& mentions) {
  std::vector<std::string> names;
  const std::u32string_view text = scene.text.folded;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto* first = std::get_if<Department>(&mentions[i].value);
    if (first == nullptr || first->role != DepartmentRole::issue) continue;
    std::vector<std::string> line{first->name};
    Span span = mentions[i].span;
    while (i + 1 < mentions.size()) {
      const Mention& next = mentions[i + 1];
      const auto* more = std::get_if<Department>(&next.value);
      if (more == nullptr || more->role != DepartmentRole::issue) break;
      const auto gap = scene.text.view({span.end, next.span.begin});
      if (gap.find_first_not_of(U' ') != gap.npos) break;
      line.push_back(more->name);
      span.end = next.span.end;
      ++i;
    }
    if (alone_on_line(text, span)) names = std::move(line);
  }
  return names;
}

}  // namespace

Metadata complete_metadata(Metadata metadata, const Scene& scene,
                           const std::vector<Mention>& mentions) {
  const Home home = find_home(scene, metadata, mentions);
  metadata.region_from = home.from;
  Region& region = metadata.region;
  if (region.province.empty() && region.city.empty() && region.county.empty()) {
    region = home.region;
  }
  if (metadata.issuers.empty()) metadata.issuers = signers(scene, mentions);
  for (std::string& issuer : metadata.issuers) {
    const auto known = std::find_if(
        mentions.begin(), mentions.end(), [&](const Mention& mention) {
          return std::holds_alternative<Department>(mention.value) &&
                 to_utf8(scene.text.published(mention.span)) == issuer;
        });
    if (known != mentions.end()) {
      issuer = std::get<Department>(known->value).name;
    }
  }
  return metadata;
}

}  // namespace tiaowen
