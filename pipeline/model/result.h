// Result<T> is a value or the reason why there is none.
//
//   Result<Document> document = read(bytes, hints);
//   if (!document) return tl::unexpected(document.error());
//
// For what goes wrong with files, options and dictionaries. A text that is not
// understood is no error but a Finding.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace tiaowen {

// `code` is stable and for machines ("encrypted", "empty", "unsupported");
// `message` is for people: what is wrong, where, and what to do.
struct Error {
  std::string code;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string code, std::string message) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(message)});
}

}  // namespace tiaowen
