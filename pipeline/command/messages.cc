#include "pipeline/command/messages.h"

#include <array>
#include <cstdlib>
#include <string_view>

namespace tiaowen {
namespace {

struct Advice {
  std::string_view code, chinese;
};

constexpr auto kAdvice = std::to_array<Advice>({
    {"empty", "文件为空（0 字节），请重新获取"},
    {"unsupported", "暂不支持此格式，请另存为 PDF 或文本"},
    {"not_a_document", "既不是文档也不是文本"},
    {"encoding", "无法确定文字编码，请转换为 UTF-8"},
    {"encrypted", "文件已加密，请用 --password 提供密码"},
    {"wrong_password", "密码不正确"},
    {"damaged", "文件已损坏或不完整，请重新获取"},
    {"html_named_pdf", "这是网页（HTML），只是名为 .pdf，请重新下载 PDF"},
    {"no_text_layer", "没有可用的文字层（扫描件），请用 --ocr auto 识别文字"},
    {"ocr_missing",
     "没有安装文字识别所需的数据，请安装 tesseract-ocr-chi-sim，或用 --ocr "
     "never"},
    {"reader_crashed", "读取程序在此文件上崩溃，其余文件不受影响"},
    {"reader_timeout", "读取超时，文件可能有问题，可用 --cpu-seconds 放宽"},
    {"reader_memory", "读取所需内存超过限制，可用 --memory-mb 放宽"},
    {"reader_missing",
     "找不到读取程序 tiaowen-reader、tiaowen-formats 或 tiaowen-ocr，请与 "
     "tiaowen 放在同一目录"},
    {"too_large", "文件超过大小限制"},
    {"too_many_pages", "页数超过限制"},
    {"output_too_large", "读出的内容超过限制，文件可能有问题"},
    {"too_deep", "嵌套过深（标签或压缩包），文件可能有问题"},
    {"too_many_parts", "压缩包内文件过多"},
    {"bomb", "压缩比异常，未解压"},
    {"no_text", "文件中没有文字"},
    {"archive", "压缩包内有多份文档，请用 tiaowen run 逐份读取"},
    {"folder_link", "指向文件夹的链接，未读取；如需读取请直接指定该文件夹"},
    {"converter_missing",
     "此类文件需用 LibreOffice 读取，请安装：apt install "
     "libreoffice-writer-nogui libreoffice-calc-nogui；或另存为 "
     "DOCX、XLSX、PDF"},
    {"converter_failed",
     "LibreOffice 未能转换此文件，请另存为 DOCX、XLSX 或 PDF"},
    {"converter_timeout", "LibreOffice 转换超时，可用 --cpu-seconds 放宽"},
    {"converter_memory", "LibreOffice 内存不足，可用 --memory-mb 放宽"},
    {"no_pages", "此格式没有页面可画"},
    {"no_such_page", "没有这一页"},
    {"unreadable", "文件无法读取，请检查路径和权限"},
    {"no_documents", "文件夹中没有文档"},
    {"out_unwritable", "输出目录不可写，请用 -o 指定其他目录"},
    {"disk_full", "磁盘已满，请清理空间后再运行"},
    {"write_failed", "记录无法写入"},
    {"bad_request", "请求不正确"},
    {"not_json", "不是 JSON；请先用 tiaowen run 生成记录"},
    {"not_a_record", "不是 tiaowen 的记录"},
    {"no_such_rule", "记录中没有这条规则"},
    {"ambiguous_rule", "有多条同名规则，请用编号指明"},
    {"bad_pair", "条件请写成 名称=值"},
    {"locked", "文档库正被其他程序占用，请稍后再试"},
    {"busy", "另一个入库进程正在使用此文档库，请稍后再试"},
    {"store_damaged", "文档库已损坏，请从备份恢复或重新入库"},
    {"store_unwritable", "文档库不可写，请检查路径和权限"},
    {"store_missing", "找不到文档库，请用 --store 指定"},
    {"store_foreign", "这不是本程序的文档库"},
    {"store_newer", "文档库由更新版本的程序建立，请升级程序"},
    {"store_older", "文档库版本较旧，运行一次 ingest 即可升级"},
    {"store_failed", "文档库读写出错"},
    {"no_folder", "不是文件夹"},
    {"folder_empty", "文件夹现为空，未从文档库删除任何内容"},
    {"manifest", "清单文件有误"},
    {"no_subject", "请写明查询对象，如 tiaowen query obligations"},
    {"bad_filter", "查询条件不适用"},
    {"bad_value", "无法理解所填的值"},
    {"unknown_name", "没有这个名称"},
    {"bad_sql", "SQL 有误，或不是只读查询"},
    {"too_many_rows", "行数超过 XLSX 上限，请用 --limit 或改用 csv"},
    {"internal", "程序内部错误，请报告此文件"},
});

}  // namespace

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? Language::chinese
                                                     : Language::english;
  }
  return Language::english;
}

std::string explained(const Error& error, Language language) {
  if (language == Language::english) return error.message;
  for (const Advice& advice : kAdvice) {
    if (advice.code == error.code) {
      return std::string(advice.chinese) + "（" + error.message + "）";
    }
  }
  return error.message;
}

std::string usage_in_chinese(std::string_view kind, std::string_view details) {
  constexpr auto kKinds = std::to_array<Advice>({
      {"RequiredError", "缺少必填的命令或参数"},
      {"ExtrasError", "有无法识别的命令或参数"},
      {"ConversionError", "参数值的类型不对"},
      {"ValidationError", "参数值不在允许范围内"},
      {"ArgumentMismatch", "参数值的个数不对"},
      {"ExcludesError", "有不能同时使用的参数"},
      {"RequiresError", "缺少配套的参数"},
  });
  std::string said = "命令行有误";
  for (const Advice& advice : kKinds) {
    if (advice.code == kind) said = advice.chinese;
  }
  return said + "（" + std::string(details) + "）\n用 --help 查看用法。\n";
}

}  // namespace tiaowen
