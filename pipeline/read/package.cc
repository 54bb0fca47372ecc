#include "pipeline/read/package.h"

#include <zip.h>

#include <algorithm>
#include <map>

namespace tiaowen {
namespace {

constexpr std::uint64_t kSmall = 1 << 20;

std::string key_of(std::string_view name) {
  while (name.starts_with('/') || name.starts_with("./")) {
    name.remove_prefix(name.front() == '/' ? 1 : 2);
  }
  std::string key(name);
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    if (c == '\\') return '/';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return key;
}

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string message = zip_error_strerror(&error);
  zip_error_fini(&error);
  return message;
}

}  // namespace

struct Package::Archive {
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
  zip_t* zip = nullptr;
  bool password = false;
  std::map<std::string, zip_uint64_t, std::less<>> index;
};

Package::Package() : archive_(std::make_unique<Archive>()) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::string_view bytes,
                              const PackageLimits& limits) {
  Package package;
  package.limits_ = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr
                   ? nullptr
                   : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    const std::string why = zip_error_strerror(&error);
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return fail("damaged",
                "the file is no whole archive (" + why + "): fetch it again");
  }
  zip_error_fini(&error);
  package.archive_->zip = zip;
  const auto count = static_cast<zip_uint64_t>(
      std::max<zip_int64_t>(0, zip_get_num_entries(zip, 0)));
  if (count > limits.parts) {
    return fail("too_many_parts", "the archive has " + std::to_string(count) +
                                      " parts; the limit is " +
                                      std::to_string(limits.parts));
  }
  for (zip_uint64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
    if (name == nullptr) continue;
    package.names_.emplace_back(name);
    package.archive_->index.emplace(key_of(name), i);
  }
  return package;
}

bool Package::has(std::string_view name) const {
  return archive_->index.contains(key_of(name));
}

Result<std::string> Package::read(std::string_view name) {
  const auto found = archive_->index.find(key_of(name));
  const std::string part(name);
  if (found == archive_->index.end()) {
    return fail("damaged", "the part " + part + " is missing");
  }
  return unpack(found->second, part);
}

std::size_t Package::part_count() const {
  return static_cast<std::size_t>(
      std::max<zip_int64_t>(0, zip_get_num_entries(archive_->zip, 0)));
}

std::string Package::part_name(std::size_t part) const {
  const char* name = zip_get_name(archive_->zip, part, ZIP_FL_ENC_RAW);
  return name == nullptr ? "" : name;
}

Result<std::string> Package::read_part(std::size_t part) {
  return unpack(part, std::to_string(part + 1));
}

void Package::set_password(const std::string& password) {
  archive_->password = !password.empty();
  zip_set_default_password(archive_->zip, password.c_str());
}

Result<std::string> Package::unpack(std::uint64_t index,
                                    const std::string& part) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_->zip, index, 0, &stat) != 0) {
    return fail("damaged", "the part " + part + " cannot be found");
  }
  const bool encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
                         stat.encryption_method != ZIP_EM_NONE;
  if (encrypted && !archive_->password) {
    return fail("encrypted",
                "the archive is encrypted: save it without a "
                "password and try again");
  }
  if (stat.size > kSmall && stat.size / limits_.ratio > stat.comp_size) {
    return fail("bomb", "the part " + part + " unpacks to more than " +
                            std::to_string(limits_.ratio) +
                            " times its size: it was not unpacked");
  }
  read_ += stat.size;
  if (stat.size > limits_.part_bytes || read_ > limits_.all_bytes) {
    return fail("too_large", "unpacked, the part " + part +
                                 " is more than the limit allows");
  }
  zip_file_t* file = zip_fopen_index(archive_->zip, index, 0);
  if (file == nullptr && encrypted) {
    return fail("wrong_password",
                "the archive is encrypted and the password is not its own");
  }
  if (file == nullptr) {
    return fail("damaged", "the part " + part + " cannot be unpacked (" +
                               zip_strerror(archive_->zip) + ")");
  }
  std::string content(stat.size, '\0');
  const zip_int64_t got = zip_fread(file, content.data(), content.size());
  const int closed = zip_fclose(file);
  if (got != static_cast<zip_int64_t>(content.size()) || closed != 0) {
    return fail("damaged", "the part " + part + " is cut short or damaged" +
                               (closed != 0 ? " (" + message_of(closed) + ")"
                                            : std::string()));
  }
  return content;
}

}  // namespace tiaowen
