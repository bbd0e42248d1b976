// CSV from hostile hands: however a text is cut into pieces it gives the same rows, and rows become items or faults.
#include <cstdint>
#include <cstdlib>

#include "modules/mail/service/advice.h"
#include "platform/documents/csv.h"
#include "platform/documents/import.h"

namespace {

namespace documents = platform::documents;
using Rows = std::vector<std::vector<std::string>>;

constexpr documents::SheetLimits kLimits{.rows_max = 1000};

/// Rows of a text that is fed in two pieces.
Rows rows_of(std::string_view text, std::size_t cut) {
  Rows rows;
  documents::RowSink const sink = [&rows](std::size_t, std::vector<std::string> const& cells) {
    rows.push_back(cells);
    return true;
  };
  documents::CsvReader reader{sink, kLimits};
  if (reader.feed(text.substr(0, cut)).ok() && reader.feed(text.substr(cut)).ok()) (void)reader.finish();
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text{reinterpret_cast<char const*>(data), size};
  if (rows_of(text, 0) != rows_of(text, size / 2)) std::abort();
  documents::ImportPlan const plan{
      {{"number", {"A"}}, {"place", {"B"}}, {"receiver_name", {"C"}}, {"receiver_phone", {"D"}},
       {"weight_g", {"E"}}, {"insured_li", {"F"}}, {"attested", {"G"}}, {"direction", {"H"}}}};
  auto const body = "A,B,C,D,E,F,G,H\n" + std::string{text};
  (void)documents::import_sheet<mail::service::AdviceRow>(body, plan, kLimits);
  return 0;
}
