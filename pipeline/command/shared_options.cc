#include "pipeline/command/shared_options.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>
#include <ostream>

#include "pipeline/command/messages.h"

namespace tiaowen {
namespace {

bool first_line(const std::string& path, std::string& line) {
  std::ifstream in(path);
  return static_cast<bool>(std::getline(in, line));
}

}  // namespace

void add_context_options(CLI::App& app, SharedOptions& options,
                         Language language) {
  const auto say = [&](const char* english, const char* chinese) {
    return std::string(either(language, english, chinese));
  };
  app.add_option("--issuer", options.issuer,
                 say("who issued the documents, where they do not say",
                     "发文机关（文件未写明时）"))
      ->option_text("NAME");
  app.add_option("--region", options.region,
                 say("region of the documents, like 云南省玉溪市",
                     "所属地区，如 云南省玉溪市"))
      ->option_text("NAME");
  app.add_option("--issued", options.issued,
                 say("date of issue, where they do not say: 2022-11-14",
                     "成文日期（文件未写明时），如 2022-11-14"))
      ->option_text("DATE");
}

void add_reading_options(CLI::App& app, SharedOptions& options,
                         Language language) {
  const auto say = [&](const char* english, const char* chinese) {
    return std::string(either(language, english, chinese));
  };
  app.add_option("--password", options.password,
                 say("password of encrypted documents", "加密文档的密码"))
      ->option_text("TEXT");
  app.add_option(
         "--password-file", options.password_file,
         say("file whose first line is that password", "首行为密码的文件"))
      ->option_text("FILE");
  app.add_option("--office", options.office,
                 say("LibreOffice, for DOC, WPS, XLS, RTF and ODT; else as "
                     "installed",
                     "LibreOffice 程序（读取 DOC、WPS、XLS、RTF、ODT 时用），"
                     "默认用已安装的"))
      ->option_text("PROGRAM");
  app.add_option("--ocr", options.ocr,
                 say("read scans by OCR: auto (pages without a sound text "
                     "layer), never, always",
                     "扫描件文字识别：auto（仅识别没有可用文字层的页）、"
                     "never（不识别）、always（全部识别）"))
      ->transform(
          CLI::Transformer(std::map<std::string, Ocr>{{"auto", Ocr::automatic},
                                                      {"never", Ocr::never},
                                                      {"always", Ocr::always}},
                           CLI::ignore_case))
      ->option_text("WHEN");
  app.add_option("--cpu-seconds", options.cpu_seconds,
                 say("limit of CPU time for reading one document, or one "
                     "page of a scan",
                     "读取单个文档（扫描件为单页）的 CPU 时间上限（秒）"))
      ->check(CLI::Range(1, 86400))
      ->capture_default_str()
      ->option_text("N");
  app.add_option("--memory-mb", options.memory_mb,
                 say("limit of memory for reading one document",
                     "读取单个文档的内存上限（MB）"))
      ->check(CLI::Range(64, 1 << 20))
      ->capture_default_str()
      ->option_text("N");
}

std::optional<SettledOptions> settle(const SharedOptions& options,
                                     Language language, std::ostream& log) {
  SettledOptions settled{{options.issuer, options.region, {}}, {}};
  if (!options.issued.empty()) {
    settled.context.issued = parse_date(options.issued);
    if (!settled.context.issued) {
      log << either(language, "--issued: no date like 2022-11-14",
                    "--issued：请写成 2022-11-14 的形式")
          << "\n";
      return std::nullopt;
    }
  }
  ReadOptions& read = settled.read;
  read.password = options.password;
  read.office_program = options.office;
  read.ocr = options.ocr;
  read.cpu_seconds = options.cpu_seconds;
  read.memory_bytes = static_cast<std::uint64_t>(options.memory_mb) << 20;
  if (!options.password_file.empty() &&
      !first_line(options.password_file, read.password)) {
    log << options.password_file
        << either(language, ": cannot be read", "：无法读取") << "\n";
    return std::nullopt;
  }
  return settled;
}

}  // namespace tiaowen
