// What an ingest does, as a log of lines: text for people, JSON for machines;
// on a terminal a bar and only what went wrong.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "pipeline/command/command.h"
#include "pipeline/ingest/ingest.h"

namespace tiaowen {

struct IngestLogOptions {
  std::string file;   // empty: standard error
  bool json = false;  // {"time": …, "level": …, "event": …} a line
  bool quiet = false;
  Language language = Language::english;
};

class IngestLog : public IngestListener {
 public:
  IngestLog(const IngestLogOptions& options, std::ostream& out);
  ~IngestLog() override;

  void on_work(std::size_t files) override;
  void on_file(const Event& event) override;
  void on_trouble(const Error& error) override;
  // The last lines of a run.
  void on_end(const IngestSummary& summary, bool stopped);
  void say(const std::string& event, const std::string& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tiaowen
