// A ZIP archive made in a test.
//
//   zipped({{"word/document.xml", "<w:document…"}})
//   zipped({{"a.txt", "…"}}, "secret")    encrypted
#pragma once

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace tiaowen {

inline std::string zipped(
    const std::vector<std::pair<std::string, std::string>>& parts,
    const std::string& password = "") {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, content] : parts) {
    zip_source_t* part =
        zip_source_buffer(zip, content.data(), content.size(), 0);
    const zip_int64_t index =
        zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) {  // a name that is there, or none
      zip_source_free(part);
    } else if (!password.empty()) {
      zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index),
                              ZIP_EM_AES_256, password.c_str());
    }
  }
  zip_close(zip);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(source);  // of no parts: none
  std::string bytes(static_cast<std::size_t>(size < 0 ? 0 : size), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace tiaowen
