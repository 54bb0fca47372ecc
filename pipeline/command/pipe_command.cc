// pipe: one JSON object a line in, one record a line out, in order.

#include <filesystem>
#include <fstream>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"

namespace tiaowen {
namespace {

using Json = nlohmann::json;

std::string error_line(const std::string& id, const Error& error) {
  const Json line = {
      {"id", Json::parse(id.empty() ? "null" : id)},
      {"error", {{"code", error.code}, {"message", error.message}}}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Document> document_of(const Json& request, Reader& reader) {
  if (request.contains("text")) {
    if (!request["text"].is_string()) {
      return fail("bad_request", "\"text\" is no string");
    }
    const std::string text = request["text"].get<std::string>();
    return read_text(text);
  }
  if (!request.contains("path") || !request["path"].is_string()) {
    return fail("bad_request", "neither \"text\" nor \"path\" is given");
  }
  const std::string path = request["path"].get<std::string>();
  std::error_code error;  // a FIFO or a device could keep us for ever
  if (!std::filesystem::is_regular_file(path, error)) {
    return fail("unreadable", path + ": cannot be read");
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  if (!in) return fail("unreadable", path + ": cannot be read");
  auto document = reader.read(path, bytes.str());
  if (document) document->source.path = path;
  return document;
}

Result<Context> context_of(const Json& request, Context context) {
  if (!request.contains("context")) return context;
  const Json& given = request["context"];
  if (!given.is_object())
    return fail("bad_request", "\"context\" is no object");
  for (const auto& [name, value] : given.items()) {
    if (value.is_null()) continue;
    if (!value.is_string()) {
      return fail("bad_request", "\"context." + name + "\" is no string");
    }
    const std::string text = value.get<std::string>();
    if (name == "issuer") context.issuer = text;
    if (name == "region") context.region = text;
    if (name == "issued") {
      // A date, or a date with a time of day behind it.
      context.issued = parse_date(std::string_view(text).substr(0, 10));
      if (!context.issued) {
        return fail("bad_request",
                    "\"context.issued\" is no date like 2022-12-31");
      }
    }
  }
  return context;
}

void answer(const std::string& line, const PipeCommand& command,
            const Lexicon& words, Reader& reader, std::string& out) {
  std::string id;
  const Json request = Json::parse(line, nullptr, false);
  if (!request.is_object()) {
    out = error_line(id, {"bad_request", "the line is no JSON object"});
    return;
  }
  if (request.contains("id")) {
    // Written back by recursion, which nested values could exhaust.
    if (request["id"].is_structured()) {
      out = error_line(id, {"bad_request", "\"id\" is no string or number"});
      return;
    }
    id = request["id"].dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  const auto context = context_of(request, command.context);
  if (!context) {
    out = error_line(id, context.error());
    return;
  }
  auto document = document_of(request, reader);
  if (!document) {
    out = error_line(id, document.error());
    return;
  }
  const Record record =
      run(std::move(*document), words, {*context, command.numerals});
  append_json(record, {version(), words.digest()},
              {Style::compact, command.numerals, id}, out);
}

}  // namespace

int pipe_command(const PipeCommand& command, const Lexicon& words,
                 std::istream& in, std::ostream& out) {
  Reader reader(command.read);
  std::string line, answered;
  while (std::getline(in, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    answered.clear();
    answer(line, command, words, reader, answered);
    answered.push_back('\n');
    out.write(answered.data(), static_cast<std::streamsize>(answered.size()));
    if (!out.flush()) return kExitTryAgain;
  }
  return kExitGood;
}

}  // namespace tiaowen
