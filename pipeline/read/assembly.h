// Assembly puts a Document together from the frames of the reader program, as
// they arrive.
//
//   Assembly assembly(output_limit);
//   assembly.take(received);      // eats whole frames, leaves the rest
//   assembly.done()               // then document(), or error()
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/wire.h"

namespace tiaowen {

class Assembly {
 public:
  explicit Assembly(std::uint64_t output_limit) : limit_(output_limit) {}

  // Who is given the files of an archive.
  void each_entry(std::function<void(wire::Entry)> visit) {
    visit_ = std::move(visit);
  }

  // An error where the frames make no sense or are too many: whoever sent
  // them must not be asked again.
  std::optional<Error> take(std::string& received);

  bool done() const { return done_; }
  // What the reader program itself reported in place of a document.
  const std::optional<Error>& error() const { return error_; }
  Document& document() { return document_; }
  Picture& picture() { return picture_; }
  // How far it came: "on page 3 of 5".
  std::string place() const;

 private:
  bool accept(wire::Tag tag, std::string_view payload);
  bool begin(std::string_view payload);
  bool page(std::string_view payload);
  bool end(std::string_view payload);
  bool picture(std::string_view payload);
  bool flow(std::string_view payload);
  bool entry(std::string_view payload);

  const std::uint64_t limit_;
  std::uint64_t taken_ = 0;
  Document document_;
  Picture picture_;
  std::function<void(wire::Entry)> visit_;
  std::size_t entries_ = 0;
  std::optional<Error> error_;
  bool done_ = false;
};

}  // namespace tiaowen
