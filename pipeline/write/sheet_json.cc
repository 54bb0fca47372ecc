#include "pipeline/write/json_writer.h"
#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

struct Put {
  JsonWriter& json;
  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.text(text); }
  void operator()(const Decimal& number) const { json.text(number.str()); }
  void operator()(std::int64_t number) const { json.number(number); }
  void operator()(const Date& date) const { json.text(date.str()); }
  void operator()(bool yes) const { json.boolean(yes); }
};

class JsonSheet : public SheetWriter {
 public:
  JsonSheet(SheetFields columns, std::ostream& out, JsonShape shape)
      : columns_(std::move(columns)), out_(out), shape_(shape) {
    if (shape_ == JsonShape::array) out_ << "[";
  }

  void row(const SheetRow& values) override {
    std::string object;
    JsonWriter json(object, shape_ == JsonShape::array);
    json.open_object();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      json.key(columns_[i].key);
      std::visit(Put{json}, values[i]);
    }
    json.close_object();
    json.finish();
    if (shape_ == JsonShape::array) out_ << (rows_ == 0 ? "\n" : ",\n");
    out_ << object;
    if (shape_ == JsonShape::lines) out_ << "\n";
    ++rows_;
  }

  Result<void> finish() override {
    if (shape_ == JsonShape::array) out_ << (rows_ == 0 ? "]\n" : "\n]\n");
    out_.flush();
    if (!out_) return fail("write_failed", "the JSON could not be written");
    return {};
  }

 private:
  const SheetFields columns_;
  std::ostream& out_;
  const JsonShape shape_;
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<SheetWriter> json_sheet(SheetFields columns, std::ostream& out,
                                        JsonShape shape) {
  return std::make_unique<JsonSheet>(std::move(columns), out, shape);
}

}  // namespace tiaowen
