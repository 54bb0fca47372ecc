#include "pipeline/read/office_walls.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/read/sandbox.h"

namespace tiaowen {
namespace {

// `more` before it is killed without a word.
void set_limit(int what, const char* most, rlim_t more = 0) {
  const rlim_t value = std::strtoull(most, nullptr, 10);
  const rlimit limit{value, value + more};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

}  // namespace

int become_office(int argc, char** argv) {
  constexpr int kFirst = 2, kProgram = 6;
  constexpr int kCannotStart = 127;
  if (argc <= kProgram) return kCannotStart;
  set_limit(RLIMIT_CORE, "0");
#ifndef TIAOWEN_SANITIZED
  set_limit(RLIMIT_AS, argv[kFirst]);
#endif
  set_limit(RLIMIT_CPU, argv[kFirst + 1], 5);
  set_limit(RLIMIT_FSIZE, argv[kFirst + 2]);
  const std::string folder = argv[kFirst + 3];
  std::error_code error;
  const auto program = std::filesystem::canonical(argv[kProgram], error);
  Fence fence;
  fence.readable = {"/usr",
                    "/bin",
                    "/lib",
                    "/lib64",
                    "/etc",
                    "/opt",
                    "/proc",
                    "/sys",
                    "/dev",
                    "/var/cache/fontconfig",
                    "/var/spool/libreoffice"};
  fence.readable.push_back(program.parent_path().string());
  fence.writable = {folder, "/dev/null"};
  if (const auto built = fence_in(fence); !built) {
    std::fprintf(stderr, "%s\n", built.error().message.c_str());
    return kCannotStart;
  }
  if (chdir(folder.c_str()) != 0) return kCannotStart;
  std::vector<std::string> environment = {
      "PATH=/usr/bin:/bin",       "LANG=C.UTF-8",  "HOME=" + folder,
      "TMPDIR=" + folder,         "TMP=" + folder, "SAL_USE_VCLPLUGIN=svp",
      "XDG_RUNTIME_DIR=" + folder};
  std::vector<char*> entries;
  for (std::string& entry : environment) entries.push_back(entry.data());
  entries.push_back(nullptr);
  execve(argv[kProgram], argv + kProgram, entries.data());
  std::fprintf(stderr, "%s: %s\n", argv[kProgram], std::strerror(errno));
  return kCannotStart;
}

}  // namespace tiaowen
