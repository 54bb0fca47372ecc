// Who may include whom: model/ none of ours, a stage model/ and itself, the
// extractors model/ and their own; only run.cc and command/ see everything.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"pipeline/model", {"pipeline/model"}},
    {"pipeline/read", {"pipeline/model", "pipeline/read"}},
    {"pipeline/layout", {"pipeline/model", "pipeline/layout"}},
    {"pipeline/normalize", {"pipeline/model", "pipeline/normalize"}},
    {"pipeline/segment", {"pipeline/model", "pipeline/segment"}},
    {"pipeline/resolve", {"pipeline/model", "pipeline/resolve"}},
    {"pipeline/assemble", {"pipeline/model", "pipeline/assemble"}},
    {"pipeline/decide", {"pipeline/model", "pipeline/decide"}},
    {"pipeline/audit", {"pipeline/model", "pipeline/audit"}},
    {"pipeline/show", {"pipeline/model", "pipeline/show"}},
    {"pipeline/write", {"pipeline/model", "pipeline/write"}},
    {"pipeline/compare",
     {"pipeline/model", "pipeline/write", "pipeline/compare"}},
    {"pipeline/store", {"pipeline/model", "pipeline/store"}},
    {"pipeline/ingest",
     {"pipeline", "pipeline/model", "pipeline/read", "pipeline/store",
      "pipeline/write", "pipeline/ingest"}},
    {"pipeline/query", {"pipeline/model", "pipeline/store", "pipeline/query"}},
    {"extractors", {"pipeline/model", "extractors"}},
};

// Third-party headers and the only files that may include them.
const std::map<std::string, std::set<std::string>> kDoors = {
    {"spdlog/", {"pipeline/command/ingest_log.cc"}},
    {"nettle/", {"pipeline/model/sha256.cc"}},
    {"CLI/",
     {"pipeline/program.cc", "pipeline/command/query_options.cc",
      "pipeline/command/command_tree.cc", "pipeline/command/decide_options.cc",
      "pipeline/command/export_options.cc",
      "pipeline/command/ingest_arguments.cc",
      "pipeline/command/shared_options.cc"}},
    {"seccomp.h", {"pipeline/read/sandbox.cc"}},
    {"tesseract/", {"pipeline/read/ocr_recognise.cc"}},
    {"leptonica/", {"pipeline/read/ocr_image.cc"}},
    {"cairo.h", {"pipeline/show/page_picture.cc"}},
    {"gumbo.h", {"pipeline/read/html_tree.cc"}},
    {"zip.h", {"pipeline/read/package.cc"}},
    {"sqlite3.h",
     {"pipeline/store/sqlite.cc", "pipeline/store/offered_rows.cc"}},
    {"zlib.h",
     {"pipeline/store/deflated.cc", "pipeline/read/pdf_object_streams.cc"}},
    {"pugixml.hpp",
     {"pipeline/read/package_xml.cc", "pipeline/write/xml_writer.cc"}},
    {"xlsxwriter.h", {"pipeline/write/sheet_xlsx.cc"}},
    {"libical/",
     {"pipeline/write/icalendar.cc", "pipeline/write/recurrence.cc"}},
    {"nlohmann/",
     {"pipeline/command/run_command.cc", "pipeline/command/pipe_command.cc",
      "pipeline/write/json_node.cc"}},
};

std::string folder_of(const std::string& path) {
  return path.substr(0, path.find_last_of('/'));
}

// Calls check(file, included) for every include line of our sources.
template <typename Check>
void each_include(Check check) {
  const fs::path root = TIAOWEN_ROOT;
  for (const char* top : {"pipeline", "extractors"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      std::ifstream in(entry.path());
      std::string line;
      while (std::getline(in, line)) {
        if (!line.starts_with("#include ")) continue;
        const std::size_t from = line.find_first_of("<\"") + 1;
        const std::size_t to = line.find_first_of(">\"", from);
        check(fs::relative(entry.path(), root).string(),
              line.substr(from, to - from));
      }
    }
  }
}

TEST(Layers, StagesSeeTheModelAndThemselvesOnly) {
  int seen = 0;
  each_include([&](const std::string& file, const std::string& included) {
    const auto rule = kMayInclude.find(folder_of(file));
    if (rule == kMayInclude.end()) return;
    if (!included.starts_with("pipeline/") &&
        !included.starts_with("extractors/")) {
      return;
    }
    ++seen;
    EXPECT_TRUE(rule->second.contains(folder_of(included)))
        << file << " includes " << included;
  });
  EXPECT_GT(seen, 20);
}

TEST(Layers, ForeignHeadersStayBehindTheirDoor) {
  each_include([&](const std::string& file, const std::string& included) {
    for (const auto& [prefix, doors] : kDoors) {
      if (!included.starts_with(prefix)) continue;
      EXPECT_TRUE(doors.contains(file)) << file << " includes " << included;
    }
  });
}

// Types of two headers with one name are one type to the linker.
TEST(Layers, NoTwoHeadersDefineATypeOfOneName) {
  std::map<std::string, std::string> defined_in;
  const fs::path root = TIAOWEN_ROOT;
  for (const char* top : {"pipeline", "extractors"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (entry.path().extension() != ".h") continue;
      const std::string file = fs::relative(entry.path(), root).string();
      std::string space;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string kind, name;
        words >> kind >> name;
        if (kind == "namespace") space = name;
        if (line.starts_with(' ') || line.ends_with(';')) continue;
        if (kind != "struct" && kind != "class") continue;
        const auto [first, added] =
            defined_in.try_emplace(space + "::" + name, file);
        EXPECT_TRUE(added) << name << " in " << first->second << " and "
                           << file;
      }
    }
  }
  EXPECT_GT(defined_in.size(), 100U);
}

}  // namespace
