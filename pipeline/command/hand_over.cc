#include "pipeline/command/hand_over.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "pipeline/command/command.h"
#include "pipeline/command/messages.h"

namespace tiaowen {

int hand_over(const char* program, char** arguments) {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string path =
      error ? program : (self.parent_path() / program).string();
  execv(path.c_str(), arguments);
  const int why = errno;
  std::cerr << path << ": " << std::strerror(why)
            << either(language_of_environment(),
                      ": this program belongs beside tiaowen; install it again",
                      "：该程序应与 tiaowen 放在同一目录，请重新安装")
            << "\n";
  return kExitUsage;
}

}  // namespace tiaowen
