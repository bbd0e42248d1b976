// The table service of OSRM: times and distances between places, over HTTP.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geo.h"

namespace platform::osrm {

/// Rows from each source, columns to each destination. Seconds and metres; empty where no road leads.
struct Table {
  std::size_t n_to{};
  std::vector<std::optional<std::int32_t>> duration_s, distance_m;
};

/// The path of a request for one block of a table: `/table/v1/driving/lon,lat;…`. @source OSRM API v5.27,
/// service table
std::string table_path(std::span<base::Position const> from, std::span<base::Position const> to);

/// Reads an answer of that size. @returns empty, with a sentence in `fault`, when it is not such an answer
std::optional<Table> parse_table(std::string_view json, std::size_t n_from, std::size_t n_to,
                                 std::string& fault);

}  // namespace platform::osrm
