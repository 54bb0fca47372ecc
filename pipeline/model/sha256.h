// SHA-256 (FIPS 180-4) of bytes given piece by piece.
//
//   Sha256 hash;
//   hash.add(bytes);
//   hash.hex()  "e3b0c442…"
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tiaowen {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // Ends the hash: REQUIRES that it is called once.
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace tiaowen
