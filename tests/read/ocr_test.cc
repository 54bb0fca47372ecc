// Pages that are pictures, read through the sandboxed program. The scans lie in
// tests/read/scans, where README.md says how they were made.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/read/reader_process.h"
#include "pipeline/run.h"
#include "tests/read/tiny_pdf.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

const std::filesystem::path kRoot = TIAOWEN_ROOT;

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string scan(const std::string& name) {
  return content(kRoot / "tests/read/scans" / name);
}

Result<Document> read(const std::string& name, const std::string& bytes,
                      Ocr ocr = Ocr::automatic) {
  ReadOptions options;
  options.ocr = ocr;
  Reader reader(options);
  return reader.read(name, bytes);
}

Record record_of(const std::string& name) {
  auto document = read(name, scan(name));
  EXPECT_TRUE(document) << document.error().message;
  return run(std::move(*document), testing::shipped_words(), {});
}

// The letters and marks without blanks, as matching sees them.
std::u32string letters(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_space(c)) out += testing::shipped_words().folded(c);
  }
  return out;
}

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1,
                         corner + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      corner = above;
    }
  }
  return row[b.size()];
}

// The share of the expected letters that came out right. The scan may end
// before the text does.
double accuracy(std::u32string_view read_text, std::u32string_view expected) {
  const std::u32string got = letters(read_text);
  const std::u32string want = letters(expected).substr(0, got.size());
  return 1 - static_cast<double>(distance(got, want)) /
                 static_cast<double>(want.size());
}

bool has(const std::u32string& text, std::u32string_view part) {
  return text.find(part) != text.npos;
}

TEST(Ocr, ReadsATiffOfTwoTurnedPages) {
  const Record record = record_of("subsidy_measure.tif");
  EXPECT_EQ(record.source.pages, 2);
  EXPECT_EQ(record.source.media_type, "image/tiff");
  EXPECT_TRUE(record.source.ocr);
  const std::u32string want =
      to_u32(content(kRoot / "corpus/documents/subsidy_measure/source.txt"));
  EXPECT_GE(accuracy(record.text.original, want), 0.97)
      << to_utf8(record.text.original);
  for (const auto part :
       {U"单个平台最高不超过300万元", U"2024年3月20日", U"给予10万元奖励"}) {
    EXPECT_TRUE(has(record.text.folded, part)) << to_utf8(part);
  }
  EXPECT_FALSE(has(record.text.original, U"—1—"));  // set aside
  for (const TextLine& line : record.text.lines) {
    EXPECT_TRUE(line.confidence.has_value());
  }
}

TEST(Ocr, ReadsARuledTableCellByCell) {
  const Record record = record_of("task_list.png");
  ASSERT_EQ(record.text.tables.size(), 1U);
  const Table& table = record.text.tables[0];
  EXPECT_EQ(table.rows, 6);
  EXPECT_EQ(table.columns, 6);
  const auto cell = [&](int row, int column) {
    for (const TableCell& one : table.cells) {
      if (one.row == row && one.column == column) {
        return to_utf8(letters(record.text.view(one.span)));
      }
    }
    return std::string("none");
  };
  EXPECT_EQ(cell(0, 1), "重点任务");
  EXPECT_EQ(cell(0, 5), "完成时限");
  EXPECT_EQ(cell(1, 3), "市发展改革委");
  EXPECT_EQ(cell(1, 4), "市财政局、市大数据局");
  EXPECT_EQ(cell(2, 3), "市经济和信息化局");
  EXPECT_EQ(cell(2, 5), "2025年12月31日前");
  EXPECT_EQ(cell(3, 2), "开放数据集不少于150个");
  EXPECT_EQ(cell(5, 4), "市教育局");
}

TEST(Ocr, ReadsBelowAStamp) {
  const Record record = record_of("stamp.jpg");
  for (const auto part : {U"70分以上不足80分的", U"支持100万元",
                          U"政府出资部分百分之四十", U"管理机构百分之十"}) {
    EXPECT_TRUE(has(record.text.folded, part))
        << to_utf8(part) << " in " << to_utf8(record.text.original);
  }
}

// Its first page is text, its second a scan.
std::string mixed_pdf() {
  return tiny_pdf(
      {{"BT /Han 16 Tf 72 700 Td " +
        han(U"关于印发项目管理办法的通知，请各单位认真执行。") + " Tj ET"},
       {"q 504 0 0 244.8 40 400 cm /Form Do Q"}},
      {stream("/Type/XObject/Subtype/Image/Width 1400/Height 680"
              "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode",
              scan("stamp.jpg"))});
}

TEST(Ocr, ReadsOnlyThePagesThatNeedIt) {
  const auto document = read("a.pdf", mixed_pdf());
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_EQ(document->pages.size(), 2U);
  ASSERT_FALSE(document->pages[0].runs.empty());
  EXPECT_FALSE(document->pages[0].runs[0].confidence.has_value());
  ASSERT_FALSE(document->pages[1].runs.empty());
  for (const auto& one : document->pages[1].runs) {
    EXPECT_TRUE(one.confidence.has_value());
  }
  EXPECT_TRUE(document->source.ocr);
  EXPECT_TRUE(document->findings.empty());
}

TEST(Ocr, LeavesScansAloneWhereToldTo) {
  const auto document = read("a.pdf", mixed_pdf(), Ocr::never);
  ASSERT_TRUE(document);
  EXPECT_FALSE(document->source.ocr);
  ASSERT_EQ(document->findings.size(), 1U);
  EXPECT_EQ(document->findings[0].code, "page.no_text");
  const auto picture = read("a.png", scan("task_list.png"), Ocr::never);
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, "no_text_layer");
}

TEST(Ocr, ReadsTheSameBytesAlwaysTheSame) {
  const auto first = read("a.jpg", scan("stamp.jpg"));
  const auto second = read("a.jpg", scan("stamp.jpg"));
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->pages[0].runs.size(), second->pages[0].runs.size());
  for (std::size_t i = 0; i < first->pages[0].runs.size(); ++i) {
    EXPECT_EQ(first->pages[0].runs[i].text, second->pages[0].runs[i].text);
    EXPECT_EQ(first->pages[0].runs[i].edges, second->pages[0].runs[i].edges);
    EXPECT_EQ(first->pages[0].runs[i].confidence,
              second->pages[0].runs[i].confidence);
  }
}

TEST(Ocr, SaysWhatIsWrongWithAPicture) {
  const auto code = [](const std::string& bytes) {
    const auto document = read("a.png", bytes);
    return document ? "" : document.error().code;
  };
  EXPECT_EQ(code("\x89PNG\r\n\x1A\n"), "damaged");
  EXPECT_EQ(code(scan("task_list.png").substr(0, 100)), "damaged");
  EXPECT_EQ(code(std::string("II*\0\0\0\0\1", 8)), "damaged");
  EXPECT_EQ(code(std::string("II*\0\x08\0\0\0\xFF\xFF", 10)), "damaged");
  // A header that promises 60000 by 60000 pixels.
  std::string huge = scan("task_list.png");
  huge.replace(16, 8, std::string("\0\0\xEA\x60\0\0\xEA\x60", 8));
  EXPECT_EQ(code(huge), "too_large");
}

TEST(Ocr, SurvivesPicturesWithWrongBytes) {
  for (const char* name : {"stamp.jpg", "subsidy_measure.tif"}) {
    const std::string sound = scan(name);
    for (std::size_t at = 40; at < sound.size(); at = at * 60 + 7) {
      std::string wrong = sound;
      wrong[at] = static_cast<char>(wrong[at] ^ 0x5A);
      wrong.resize(sound.size() - at % 1000);
      const auto document = read(name, wrong);
      if (document) continue;
      EXPECT_TRUE(document.error().code == "damaged" ||
                  document.error().code == "no_text" ||
                  document.error().code == "too_large")
          << name << " " << at << " " << document.error().code << ": "
          << document.error().message;
    }
  }
}

TEST(Ocr, SaysThatItsProgramIsMissing) {
  ReadOptions options;
  options.ocr_program = "/nowhere/tiaowen-ocr";
  Reader reader(options);
  const auto document = reader.read("a.png", scan("task_list.png"));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "reader_missing");
  EXPECT_NE(document.error().message.find(options.ocr_program),
            std::string::npos);
}

TEST(Ocr, RunsBehindTheSameWalls) {
  ReaderProcess process(ReadOptions{}, ReaderProgram::ocr);
  for (const char* what : {"open /etc/passwd", "write /tmp/x", "socket",
                           "exec /bin/true", "fork", "kill"}) {
    const auto answer = process.read("probe", what);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "refused") << what;
  }
}

TEST(Ocr, LosesAPageThatTakesTooLong) {
  ReadOptions options;
  options.wall_seconds = 0;
  Reader reader(options);
  const auto document = reader.read("a.png", scan("task_list.png"));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, "reader_timeout");
}

}  // namespace
}  // namespace tiaowen
