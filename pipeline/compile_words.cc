// tiaowen-words: run by the build. Writes the shipped dictionaries, compiled,
// as C++; or says which row is wrong.
//
//   tiaowen-words OUT.cc

#include <cstdio>
#include <fstream>

#include "pipeline/shipped.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto image =
      tiaowen::compile_dictionaries(tiaowen::shipped_dictionaries(), {});
  if (!image) {
    std::fprintf(stderr, "%s\n", image.error().message.c_str());
    return 1;
  }
  std::ofstream out(argv[1]);
  out << "// Made by tiaowen-words.\n#include \"pipeline/shipped.h\"\n\n"
         "namespace tiaowen {\nnamespace {\n\n"
         "alignas(16) constexpr std::uint64_t kImage[] = {";
  std::size_t count = 0;
  for (const std::uint64_t word : *image) {
    out << (count++ % 8 == 0 ? "\n    " : " ") << word << "U,";
  }
  out << "\n};\n\n}  // namespace\n\n"
         "std::span<const std::uint64_t> shipped_image() { return kImage; }\n\n"
         "}  // namespace tiaowen\n";
  return out.flush() ? 0 : 1;
}
