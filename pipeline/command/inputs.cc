#include "pipeline/command/inputs.h"

#include <algorithm>
#include <set>

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

std::string own_name(const fs::path& input) {
  std::error_code error;
  fs::path whole = fs::weakly_canonical(input, error);
  if (error) whole = input;
  const std::string name = whole.filename().string();
  return name.empty() ? "root" : name;
}

// "name", or "name~2" where that is taken.
std::string unlike(const std::string& name, std::set<std::string>& taken) {
  std::string path = name;
  for (int i = 2; !taken.insert(path).second; ++i) {
    path = name + "~" + std::to_string(i);
  }
  return path;
}

bool same_place(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

void add_folder(const fs::path& folder, const std::string& prefix,
                const fs::path& out, std::vector<Input>& inputs) {
  std::error_code error;
  fs::recursive_directory_iterator it(
      folder, fs::directory_options::skip_permission_denied, error);
  if (error) {
    inputs.push_back({folder,
                      prefix.empty() ? own_name(folder) : prefix,
                      true,
                      error.message(),
                      {}});
    return;
  }
  for (const fs::recursive_directory_iterator end; it != end;
       it.increment(error)) {
    if (error) break;
    const fs::path& path = it->path();
    if (it->is_directory(error)) {
      const bool hidden = path.filename().string().starts_with(".");
      if (hidden || same_place(path, out)) it.disable_recursion_pending();
      if (hidden || !it->is_symlink(error)) continue;
    }
    const std::string relative = path.lexically_relative(folder).string();
    Input input;
    input.file = path;
    input.path = prefix.empty() ? relative : prefix + "/" + relative;
    if (it->is_directory(error)) {
      input.skip = Error{"folder_link",
                         "a link to a folder: name the folder itself to have "
                         "it read"};
    }
    inputs.push_back(std::move(input));
  }
}

}  // namespace

std::vector<Input> inputs_of(const std::vector<std::string>& named,
                             const fs::path& out) {
  std::vector<Input> inputs;
  std::set<std::string> taken;
  const bool several = named.size() > 1;
  for (const std::string& name : named) {
    if (name == "-") {
      inputs.push_back({name, unlike("stdin", taken), true, {}, {}});
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(name, error);
    if (fs::is_directory(status)) {
      add_folder(name, several ? unlike(own_name(name), taken) : "", out,
                 inputs);
    } else {
      inputs.push_back({name,
                        unlike(own_name(name), taken),
                        true,
                        fs::exists(status)            ? ""
                        : error && error.value() != 2 ? error.message()
                                                      : "no such file",
                        {}});
    }
  }
  std::stable_sort(
      inputs.begin(), inputs.end(),
      [](const Input& a, const Input& b) { return a.path < b.path; });
  return inputs;
}

}  // namespace tiaowen
