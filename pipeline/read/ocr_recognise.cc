#include "pipeline/read/ocr_recognise.h"

#include <tesseract/baseapi.h>

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {

std::u32string text_of(const Reading& reading) {
  std::u32string text;
  for (const Letter& letter : reading) text += letter.character;
  return text;
}

float confidence_of(const Reading& reading) {
  float sum = 0;
  for (const Letter& letter : reading) sum += letter.confidence;
  return reading.empty() ? 0 : sum / static_cast<float>(reading.size());
}

struct Recogniser::Engine {
  tesseract::TessBaseAPI api;
};

Recogniser::Recogniser() : engine_(std::make_unique<Engine>()) {}
Recogniser::~Recogniser() = default;

Result<std::unique_ptr<Recogniser>> Recogniser::load() {
  std::unique_ptr<Recogniser> made(new Recogniser);
  tesseract::TessBaseAPI& api = made->engine_->api;
  if (api.Init(nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) != 0) {
    return fail("ocr_missing",
                "the data for reading scans is not installed: install "
                "tesseract-ocr-chi-sim, or give --ocr never");
  }
  api.SetVariable("debug_file", "/dev/null");
  return made;
}

Reading Recogniser::read(const Gray& line, bool raw) {
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetPageSegMode(raw ? tesseract::PSM_RAW_LINE
                         : tesseract::PSM_SINGLE_LINE);
  api.SetImage(line.pixels.data(), line.width, line.height, 1, line.width);
  api.SetSourceResolution(300);
  Reading reading;
  if (api.Recognize(nullptr) != 0) return reading;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at) return reading;
  do {
    const std::unique_ptr<char[]> utf8(at->GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!utf8) continue;
    Letter letter;
    int y0 = 0, y1 = 0;
    at->BoundingBox(tesseract::RIL_SYMBOL, &letter.x0, &y0, &letter.x1, &y1);
    letter.confidence =
        std::clamp(at->Confidence(tesseract::RIL_SYMBOL) / 100, 0.0F, 1.0F);
    for (const char32_t c : to_u32(utf8.get())) {
      if (is_space(c)) continue;
      letter.character = c;
      reading.push_back(letter);
    }
  } while (at->Next(tesseract::RIL_SYMBOL));
  return reading;
}

}  // namespace tiaowen
