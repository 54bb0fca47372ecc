#include <algorithm>
#include <utility>

#include "pipeline/read/wire_codec.h"

namespace tiaowen::wire {
namespace {

// The least bytes one of these takes in a frame.
constexpr std::size_t kBlockBytes = 26, kCellBytes = 20, kGridBytes = 20,
                      kFieldBytes = 8;

void put(Writer& out, const Block& block) {
  out.put(static_cast<std::uint32_t>(block.kind));
  out.put(block.level);
  out.put_all(block.text);
  out.put(block.table);
  out.put(static_cast<std::uint8_t>(block.centred));
  out.put(static_cast<std::uint8_t>(block.bold));
  out.put(block.size);
  out.put(block.indent);
}

bool get(Cursor& in, Block& block) {
  const auto kind = in.get<std::uint32_t>();
  if (kind > static_cast<std::uint32_t>(BlockKind::note)) return false;
  block.kind = static_cast<BlockKind>(kind);
  block.level = in.get<int>();
  block.text = in.text();
  block.table = in.get<int>();
  block.centred = in.get<std::uint8_t>() != 0;
  block.bold = in.get<std::uint8_t>() != 0;
  block.size = in.number();
  block.indent = in.get<int>();
  return true;
}

void put(Writer& out, const Grid& grid) {
  out.put(grid.rows);
  out.put(grid.columns);
  out.put(grid.header_rows);
  out.put_all(grid.unit);
  out.put(static_cast<std::uint32_t>(grid.cells.size()));
  for (const Cell& cell : grid.cells) {
    out.put(cell.row);
    out.put(cell.column);
    out.put(cell.row_span);
    out.put(cell.column_span);
    out.put_all(cell.text);
  }
}

bool get(Cursor& in, Grid& grid) {
  grid.rows = in.get<int>();
  grid.columns = in.get<int>();
  grid.header_rows = in.get<int>();
  grid.unit = in.text();
  grid.cells.resize(in.count(kCellBytes));
  int last = 0;
  for (Cell& cell : grid.cells) {
    cell.row = in.get<int>();
    cell.column = in.get<int>();
    cell.row_span = in.get<int>();
    cell.column_span = in.get<int>();
    cell.text = in.text();
    const bool placed = cell.row >= last && cell.column >= 0 &&
                        cell.row_span > 0 && cell.column_span > 0 &&
                        cell.row_span <= grid.rows - cell.row &&
                        cell.column_span <= grid.columns - cell.column;
    if (!placed) return false;
    last = cell.row;
  }
  return grid.rows >= 0 && grid.columns >= 0 && grid.header_rows >= 0 &&
         grid.header_rows <= grid.rows;
}

}  // namespace

void append(std::string& out, const Flow& flow) {
  Writer writer(out, Tag::flow);
  writer.put(static_cast<std::uint32_t>(flow.format));
  writer.put_all(flow.encoding);
  writer.put(static_cast<std::uint32_t>(flow.blocks.size()));
  for (const Block& block : flow.blocks) put(writer, block);
  writer.put(static_cast<std::uint32_t>(flow.tables.size()));
  for (const Grid& grid : flow.tables) put(writer, grid);
  writer.put(static_cast<std::uint32_t>(flow.fields.size()));
  for (const SourceField& field : flow.fields) {
    writer.put_all(field.name);
    writer.put_all(field.value);
  }
}

std::optional<Flow> decode_flow(std::string_view payload) {
  Cursor in(payload);
  Flow flow;
  const auto format = in.get<std::uint32_t>();
  if (format > static_cast<std::uint32_t>(Format::image)) return std::nullopt;
  flow.format = static_cast<Format>(format);
  flow.encoding = in.string();
  flow.blocks.resize(in.count(kBlockBytes));
  for (Block& block : flow.blocks) {
    if (!get(in, block)) return std::nullopt;
  }
  flow.tables.resize(in.count(kGridBytes));
  for (Grid& grid : flow.tables) {
    if (!get(in, grid)) return std::nullopt;
  }
  const auto tables = static_cast<int>(flow.tables.size());
  for (const Block& block : flow.blocks) {
    const bool table = block.kind == BlockKind::table;
    if (table && (block.table < 0 || block.table >= tables)) {
      return std::nullopt;
    }
  }
  flow.fields.resize(in.count(kFieldBytes));
  for (SourceField& field : flow.fields) {
    field.name = in.string();
    field.value = in.text();
  }
  return in.done(std::move(flow));
}

}  // namespace tiaowen::wire
