#include "pipeline/read/pdf_repair.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <vector>

namespace tiaowen {
namespace {

constexpr std::string_view kBlanks(" \t\r\n\f\0", 6);
// The entries of a page or catalogue that come before /Type; a page with its
// annotations and resources written out is rarely longer.
constexpr std::size_t kLongestDictionary = 1 << 14;

bool is_blank(char c) { return kBlanks.find(c) != kBlanks.npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that ends just before `end`, and where it begins.
std::optional<int> number_before(std::string_view bytes, std::size_t& end) {
  while (end > 0 && is_blank(bytes[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 9 && is_digit(bytes[begin - 1])) --begin;
  int number = 0;
  const auto read =
      std::from_chars(bytes.data() + begin, bytes.data() + end, number);
  if (begin == end || read.ec != std::errc()) return std::nullopt;
  end = begin;
  return number;
}

// What follows /Type in a dictionary: "Page", "Catalog".
std::string_view type_of(std::string_view dictionary) {
  for (std::size_t at = dictionary.find("/Type"); at != dictionary.npos;
       at = dictionary.find("/Type", at + 1)) {
    std::size_t name = at + 5;
    while (name < dictionary.size() && is_blank(dictionary[name])) ++name;
    if (name >= dictionary.size() || dictionary[name] != '/') continue;
    const std::string_view rest = dictionary.substr(name + 1, 16);
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
      return !((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    });
    const std::string_view type(rest.begin(), end);
    if (type == "Page" || type == "Catalog") return type;
  }
  return {};
}

struct Found {
  std::optional<int> catalog;
  std::vector<int> pages;
  int highest = 0;
};

Found search(std::string_view bytes) {
  Found found;
  for (std::size_t at = bytes.find("obj"); at != bytes.npos;
       at = bytes.find("obj", at + 3)) {
    std::size_t before = at;  // "12 0 obj", not "endobj"
    const auto generation = number_before(bytes, before);
    if (!generation) continue;
    const auto number = number_before(bytes, before);
    if (!number) continue;
    found.highest = std::max(found.highest, *number);
    std::string_view dictionary = bytes.substr(at + 3, kLongestDictionary);
    dictionary = dictionary.substr(
        0, std::min(dictionary.find("endobj"), dictionary.find("stream")));
    const std::string_view type = type_of(dictionary);
    if (type == "Catalog") found.catalog = *number;
    if (type == "Page") found.pages.push_back(*number);
  }
  return found;
}

}  // namespace

std::string pdf_repaired(std::string_view bytes) {
  Found found = search(bytes);
  if (!found.catalog && found.pages.empty()) return {};
  std::string repaired(bytes);
  repaired += "\nendobj\n";
  if (!found.catalog) {
    // Pages are mostly written in order. One that a changed file holds twice
    // counts where it was first.
    std::set<int> seen;
    std::erase_if(found.pages,
                  [&](int page) { return !seen.insert(page).second; });
    const std::string tree = std::to_string(found.highest + 1);
    found.catalog = found.highest + 2;
    found.highest += 2;
    repaired += tree + " 0 obj\n<</Type/Pages/Count " +
                std::to_string(found.pages.size()) + "/Kids[";
    for (const int page : found.pages)
      repaired += std::to_string(page) + " 0 R ";
    repaired += "]>>\nendobj\n" + std::to_string(*found.catalog) +
                " 0 obj\n<</Type/Catalog/Pages " + tree + " 0 R>>\nendobj\n";
  }
  return repaired + "trailer\n<</Size " + std::to_string(found.highest + 1) +
         "/Root " + std::to_string(*found.catalog) +
         " 0 R>>\nstartxref\n0\n%%EOF\n";
}

}  // namespace tiaowen
