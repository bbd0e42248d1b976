// Single values as people type them into sheets and addresses: what is read is a value of its type, or a
// fault.
#include <cstdint>
#include <cstdlib>

#include "base/time.h"
#include "base/uuid.h"
#include "platform/documents/cell_text.h"
#include "platform/json/json.h"
#include "testing/described_thing.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read_times(std::string_view text) {
  if (auto const id = base::Uuid::parse(text)) demand(base::Uuid::parse(id->text()) == id);
  if (auto const day = base::parse_service_date(text))
    demand(base::parse_service_date(base::to_text(*day)) == day);
  if (auto const time = base::parse_service_time(text))
    demand(base::parse_service_time(base::to_text(*time)) == time);
  if (auto const at = base::parse_rfc3339(text)) demand(base::parse_rfc3339(base::to_rfc3339(*at)) == at);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  read_times(text);
  (void)platform::documents::is_damaged_number(text);
  (void)platform::documents::half_width(text);
  testing_support::Thing thing;
  for (auto const& field : base::type_of<testing_support::Thing>().fields) {
    auto const strict = platform::documents::strict_text(text, field.type());
    if (strict) (void)platform::json::decode_text(*strict, field, &thing);
    (void)platform::json::decode_text(text, field, &thing);
  }
  return 0;
}
