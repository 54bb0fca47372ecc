// What a ZIP archive is, by the names in it: an office file or an archive of
// documents. Only names are looked at; nothing is unpacked.
#pragma once

#include <string_view>

namespace tiaowen {

enum class PackageKind { docx, ofd, xlsx, open_document, archive, unknown };

// `unknown` where the list of names at its end is missing: a cut file.
PackageKind package_kind(std::string_view bytes);

}  // namespace tiaowen
