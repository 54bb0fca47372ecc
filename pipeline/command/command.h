// The commands of `tiaowen`, one .cc each, without their argument parsing
// (program.h). Each returns the exit status:
//
//   0 all good   1 some documents failed   2 wrong usage   75 try again later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "pipeline/model/iso_date.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"
#include "pipeline/read/read.h"
#include "pipeline/write/sinks.h"

namespace tiaowen {

inline constexpr int kExitGood = 0;
inline constexpr int kExitSomeFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitTryAgain = 75;

// In which language to speak: Chinese under a zh locale.
enum class Language { english, chinese };

struct RunCommand {
  std::vector<std::string> inputs;  // files, folders, or "-"
  std::string out = "out";
  int jobs = 0;  // 0: one for each core
  Context context;
  ReadOptions read;
  Language language = Language::english;
  bool quiet = false;
};
// Writes out/records/… and out/index.json.
int run_command(const RunCommand& command, const Lexicon& words,
                std::ostream& log);

struct PipeCommand {
  bool numerals = false;
  Context context;
  ReadOptions read;
};
int pipe_command(const PipeCommand& command, const Lexicon& words,
                 std::istream& in, std::ostream& out);

struct ExportCommand {
  std::string format;                    // a sink's name
  std::vector<std::string> records;      // files, folders, or "-"
  std::string store;                     // a store's file, beside them
  std::string match;                     // only documents whose title or
                                         // number has these words
  std::string out;                       // file or folder; empty: standard
                                         // output
  std::vector<std::string> departments;  // as people write them
  SinkOptions options;
  Language language = Language::english;
};
// Some failed: what could not be exported is told in `log`.
int export_command(const ExportCommand& command, const Lexicon& words,
                   std::istream& in, std::ostream& out, std::ostream& log);

struct DiffCommand {
  std::string before, after;  // records; one of them may be "-"
  bool json = false;
  Language language = Language::english;
};
int diff_command(const DiffCommand& command, std::istream& in,
                 std::ostream& out, std::ostream& log);

struct ExplainCommand {
  std::string phrase;
  Context context;
};
int explain_command(const ExplainCommand& command, const Lexicon& words,
                    Language language, std::ostream& out);

struct DecideCommand {
  std::string record;              // a record's JSON file, or "-"
  std::string rule;                // its id or name; empty: list them
  std::vector<std::string> given;  // NAME=VALUE
  bool json = false;
  Language language = Language::english;
};
// 1 where the answer needs more, or rows contradict each other.
int decide_command(const DecideCommand& command, const Lexicon& words,
                   std::istream& in, std::ostream& out, std::ostream& log);

struct ShowCommand {
  std::string input;
  std::string out = "out/pages";
  int page = 0;   // 0: all
  int dpi = 110;  // pixels to an inch
  Context context;
  ReadOptions read;
  Language language = Language::english;
};
// Writes out/FILE-001.png … and names each on `out`.
int show_command(const ShowCommand& command, const Lexicon& words,
                 std::ostream& out, std::ostream& log);

int check_dictionaries_command(const Lexicon& words, Language language,
                               std::ostream& out);

// The shipped dictionaries with an office's own folder laid over them, where
// one is named.
Result<Lexicon> load_lexicon(const std::string& dictionaries);
// The files of that folder; none where its name is empty.
Result<std::vector<DictionaryFile>> dictionary_layers(
    const std::string& dictionaries);

const char* version();

}  // namespace tiaowen
