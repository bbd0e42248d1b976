// The table of parameters, as ranges of ids of one kind.
#include "engine/jtt/terminal_parameter.h"

namespace jtt {
namespace {

enum class Kind { number, text };
struct Range {
  std::uint32_t first, last;
  Kind kind;
};
constexpr Range kRanges[] = {
    {0x0001, 0x0007, Kind::number}, {0x0010, 0x0017, Kind::text},   {0x0018, 0x0019, Kind::number},
    {0x001a, 0x001a, Kind::text},   {0x001b, 0x001c, Kind::number}, {0x001d, 0x001d, Kind::text},
    {0x0020, 0x0022, Kind::number}, {0x0023, 0x0026, Kind::text},   {0x0027, 0x0031, Kind::number},
    {0x0040, 0x0044, Kind::text},   {0x0045, 0x0047, Kind::number}, {0x0048, 0x0049, Kind::text},
    {0x0050, 0x005e, Kind::number}, {0x0064, 0x0065, Kind::number}, {0x0070, 0x0074, Kind::number},
    {0x0080, 0x0082, Kind::number}, {0x0083, 0x0083, Kind::text},   {0x0084, 0x0084, Kind::number},
    {0x0090, 0x0095, Kind::number}, {0x0100, 0x0103, Kind::number},
};

Range const* find_range(std::uint32_t id) {
  for (auto const& range : kRanges)
    if (id >= range.first && id <= range.last) return &range;
  return nullptr;
}

void name_value(std::uint32_t id, Naming& value) {
  auto const* const range = find_range(id);
  auto const n = value.in.left();
  if (range && range->kind == Kind::text) return value.out.text("value", value.in.take(n));
  if (range && n == 4) return void(value.u32("value"));
  if (range && n == 2) return void(value.u16("value"));
  if (range && n == 1) return void(value.u8("value"));
  value.object("value", [&] { value.hex_rest("raw"); });
}

}  // namespace

void name_parameter(Naming& n) {
  auto const id = n.id32("id");
  Naming value{n.in.take(n.in.u8()), n.out};
  name_value(id, value);
}

}  // namespace jtt
