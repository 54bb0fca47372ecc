// Package is a ZIP archive, above all as office formats use it: DOCX, OFD,
// XLSX.
//
//   auto package = Package::open(bytes);
//   auto xml = package->read("word/document.xml");
//
// What is no office file goes by number: part_name(3), read_part(3).
//
// Errors: damaged (no archive, cut short, wrong checksum), encrypted,
// wrong_password, too_many_parts, bomb (a part far larger than its bytes
// allow), too_large.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/result.h"

namespace tiaowen {

struct PackageLimits {
  std::uint64_t parts = 20000;
  std::uint64_t part_bytes = 256ull << 20;
  std::uint64_t all_bytes = 1ull << 30;  // over all read() calls
  std::uint64_t ratio = 500;             // of a part above one MiB
};

class Package {
 public:
  // REQUIRES: `bytes` outlives the package.
  static Result<Package> open(std::string_view bytes,
                              const PackageLimits& limits = {});

  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  // Names are compared without regard to case and to a leading slash, as
  // Windows wrote them.
  bool has(std::string_view name) const;
  Result<std::string> read(std::string_view name);
  // In the archive's order.
  const std::vector<std::string>& names() const { return names_; }

  // The bytes of a name as the archive has them, in whatever encoding.
  std::size_t part_count() const;
  std::string part_name(std::size_t part) const;
  Result<std::string> read_part(std::size_t part);
  // For parts that are encrypted.
  void set_password(const std::string& password);

 private:
  struct Archive;
  Package();
  Result<std::string> unpack(std::uint64_t index, const std::string& part);

  std::unique_ptr<Archive> archive_;
  std::vector<std::string> names_;
  PackageLimits limits_;
  std::uint64_t read_ = 0;
};

}  // namespace tiaowen
