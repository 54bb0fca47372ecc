// ./dev bench: how fast, against what. Every figure is a ratio of two things
// measured in this run on this machine, so that it means the same elsewhere.
//
//   text    bytes a second from text to serialised record, one thread, as a
//           share of one RE2 find-all over the same bytes
//   long    cost for each byte of 20 MB in one document against 200 KB
//   names   the pass that finds words with 10 and with 100,000 aliases
//   pdf     CPU seconds of `tiaowen run` against `pdftotext -bbox-layout`
//   html    CPU from bytes to blocks and tables against gumbo alone
//   docx    the same against unzipping and parsing the XML alone
//   memory  peak of `tiaowen run` over 1,000 documents against 100
//   ingest  files a second with one and two workers; a run that finds nothing
//           changed against `find` (TIAOWEN_BENCH_FILES=20000 for so many)

#include <re2/re2.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <vector>

#include "pipeline/keep_memory.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/bench/cost.h"
#include "tests/bench/formats.h"
#include "tests/bench/ingest.h"
#include "tests/shipped_words.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;
using bench::Cost;
using bench::cost_of;
using bench::texts;
using Clock = std::chrono::steady_clock;

constexpr const char* kReference =
    "[0-9０-９一二三四五六七八九十百千万亿〇零两壹贰叁肆伍陆柒捌玖拾佰仟.,％%]+"
    "(?:万|亿)?(?:元|户|家|个|名|年|月|日|%|倍|成)|"
    "(?:局|厅|委|办|部|政府|中心|小组)|《[^》]*》|〔[0-9]{4}〕|"
    "(?:应当|不得|负责|牵头|配合|会同)";

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// CPU time of this thread: what else the machine does is not counted.
double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

std::size_t record_size(const std::string& text, const Lexicon& words) {
  const Record record = run(*read_text(text), words, {});
  std::string json;
  append_json(record, {"bench", "bench"}, {Style::compact, false, ""}, json);
  return json.size();
}

// Repeats `work` for about a second; bytes a second of the fastest round.
template <typename Work>
double best_rate(std::size_t bytes, Work work) {
  double best = 0;
  const auto start = Clock::now();
  do {
    const double round = cpu_seconds();
    work();
    best = std::max(best, static_cast<double>(bytes) / (cpu_seconds() - round));
  } while (seconds_since(start) < 2);
  return best;
}

void text_speed_of(const char* name,
                   const std::vector<std::string>& documents) {
  if (documents.empty()) return;
  const Lexicon& words = testing::shipped_words();
  std::size_t bytes = 0;
  for (const std::string& text : documents) bytes += text.size();
  const RE2 reference(kReference);
  std::size_t hits = 0;
  const double scan = best_rate(bytes, [&] {
    for (const std::string& text : documents) {
      re2::StringPiece rest(text);
      while (RE2::FindAndConsume(&rest, reference)) ++hits;
    }
  });
  std::size_t written = 0;
  const double whole = best_rate(bytes, [&] {
    for (const std::string& text : documents) {
      written += record_size(text, words);
    }
  });
  std::printf("text    %s: %zu documents, %zu bytes\n", name, documents.size(),
              bytes);
  std::printf("        one RE2 find-all           %8.1f MB/s\n", scan / 1e6);
  std::printf("        text to serialised record  %8.1f MB/s = 1/%.1f of it\n",
              whole / 1e6, scan / whole);
  if (hits == 0 || written == 0) std::abort();
}

// The repository's own documents are short and full of figures, a mention in
// seventeen characters; those beside it are as offices publish them.
void text_speed() {
  text_speed_of("all", texts());
  text_speed_of("own", bench::own_texts());
  text_speed_of("published", bench::published_texts());
  text_speed_of("laws", bench::law_texts());
}

void long_text() {
  const Lexicon& words = testing::shipped_words();
  std::string piece;
  for (const std::string& text : texts()) piece += text;
  const auto rate_of = [&](std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    const double start = cpu_seconds();
    if (record_size(text, words) == 0) std::abort();
    return static_cast<double>(text.size()) / (cpu_seconds() - start);
  };
  const double small = rate_of(200'000);
  const double large = rate_of(20'000'000);
  std::printf(
      "long    200 KB %.1f MB/s, 20 MB %.1f MB/s: %.2f times the cost "
      "a byte\n",
      small / 1e6, large / 1e6, small / large);
}

// The register with few and with many names more, over the same text.
void register_size() {
  std::string text;
  for (const std::string& document : texts()) text += document;
  const std::u32string letters = to_u32(text);
  const auto rate_with = [&](int aliases) {
    DictionaryFile file{"department", "department.tsv",
                        "words\tid\tname\n数据局\tdata\t{}数据局\n"};
    for (int i = 0; i < aliases; ++i) {
      file.content += "第" + std::to_string(i) + "管理局\tx\t{}管理局\n";
    }
    const auto words = Lexicon::load({&file, 1});
    if (!words) std::abort();
    return best_rate(text.size(),
                     [&] { static_cast<void>(words->scan(letters)); });
  };
  const double few = rate_with(10);
  const double many = rate_with(100'000);
  std::printf(
      "names   10 aliases %.0f MB/s, 100,000 aliases %.0f MB/s: %.2f "
      "times the cost\n",
      few / 1e6, many / 1e6, few / many);
}

Cost best_of(const std::vector<std::string>& command, int times = 3) {
  Cost best = cost_of(command);
  for (int i = 1; i < times; ++i) {
    const Cost again = cost_of(command);
    if (again.cpu < best.cpu) best = again;
  }
  return best;
}

const std::string kTiaowen = std::string(TIAOWEN_BUILD) + "/tiaowen";

void pdf_speed() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(
           fs::path(TIAOWEN_ROOT) / "corpus/documents")) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  if (files.size() > 2) files.resize(2);  // they are all alike
  const fs::path shared = fs::path(TIAOWEN_ROOT) / "../shared/pdf";
  for (const char* name :
       {"001_taian_redhead.pdf", "002_yuxi_16_measures.pdf",
        "004_luzhou_final_accounts.pdf", "hard_500_pages.pdf"}) {
    if (fs::exists(shared / name)) files.push_back(shared / name);
  }
  testing::TemporaryFolder folder;
  for (const fs::path& file : files) {
    const Cost theirs = best_of({"pdftotext", "-bbox-layout", file.string(),
                                 (folder.path() / "out.html").string()});
    const Cost ours = best_of({kTiaowen, "run", "-q", "--jobs", "1", "-o",
                               folder.path().string(), file.string()});
    if (theirs.status != 0) {
      std::printf("pdf     pdftotext is not installed\n");
      return;
    }
    std::printf(
        "pdf     %-32s %.3f s CPU, pdftotext %.3f s: %.2f times; peak %ld MB\n",
        file.filename() == "source.pdf" ? file.parent_path().filename().c_str()
                                        : file.filename().c_str(),
        ours.cpu, theirs.cpu, ours.cpu / theirs.cpu, ours.peak_kib / 1024);
  }
}

void memory() {
  const std::vector<std::string> documents = texts();
  const auto peak_of = [&](int count) {
    testing::TemporaryFolder folder;
    for (int i = 0; i < count; ++i) {
      folder.write("in/" + std::to_string(i) + ".txt",
                   documents[static_cast<std::size_t>(i) % documents.size()]);
    }
    return cost_of({kTiaowen, "run", "-q", "-o",
                    (folder.path() / "out").string(),
                    (folder.path() / "in").string()})
               .peak_kib /
           1024;
  };
  const long few = peak_of(100);
  const long many = peak_of(1000);
  std::printf("memory  100 documents %ld MB, 1,000 documents %ld MB\n", few,
              many);
}

}  // namespace
}  // namespace tiaowen

// All lines, or those named: tiaowen-bench html docx
int main(int argc, char** argv) {
  struct Line {
    std::string_view name;
    void (*run)();
  };
  tiaowen::keep_freed_memory();  // as the program does
  // Other programs first: the peak of a child is at least ours at its start.
  constexpr Line kLines[] = {
      {"pdf", tiaowen::pdf_speed},
      {"memory", tiaowen::memory},
      {"ingest", tiaowen::bench::ingest_speed},
      {"html", tiaowen::bench::html_speed},
      {"docx", tiaowen::bench::docx_speed},
      {"text", tiaowen::text_speed},
      {"long", tiaowen::long_text},
      {"names", tiaowen::register_size},
  };
  for (const Line& line : kLines) {
    bool wanted = argc < 2;
    for (int i = 1; i < argc; ++i) wanted = wanted || line.name == argv[i];
    if (wanted) line.run();
  }
}
