// Coordinates into a path, and JSON into whole seconds and metres.
#include "platform/osrm/table.h"

#include <cmath>
#include <cstdio>

#include "base/describe.h"
#include "platform/json/json.h"

namespace platform::osrm {
namespace {

using Cells = std::vector<std::vector<std::optional<double>>>;

/// A day on the road, and farther than any county is wide.
constexpr double kSecondsMost = 864'000, kMetresMost = 20'000'000;

struct Answer {
  std::string code;
  std::optional<std::string> message, data_version;
  std::optional<Cells> durations, distances;
  std::optional<base::Json> sources, destinations, fallback_speed_cells;
};
DESCRIBE(Answer, "What the service says.", FIELD(code, "Ok, or what is wrong"),
         FIELD(message, "for people").or_default(), FIELD(data_version, "of its map").or_default(),
         FIELD(durations, "seconds").or_default(), FIELD(distances, "metres").or_default(),
         FIELD(sources, "snapped").or_default(), FIELD(destinations, "snapped").or_default(),
         FIELD(fallback_speed_cells, "guessed cells").or_default())

void append(std::string& out, std::span<base::Position const> places) {
  char text[64];
  for (auto const& p : places) {
    std::snprintf(text, sizeof text, "%s%.7f,%.7f", out.ends_with('/') ? "" : ";", p.lon_e7 / 1e7,
                  p.lat_e7 / 1e7);
    out += text;
  }
}

/// Numbers of places, "0;1;2".
std::string numbers(std::size_t from, std::size_t until) {
  std::string out;
  for (auto i = from; i < until; ++i) out += (i == from ? "" : ";") + std::to_string(i);
  return out;
}

/// @returns false when the rows have not that shape or a number makes no sense
bool take(std::optional<Cells> const& cells, std::size_t n_from, std::size_t n_to, double most,
          std::vector<std::optional<std::int32_t>>& into) {
  if (!cells || cells->size() != n_from) return false;
  for (auto const& row : *cells) {
    if (row.size() != n_to) return false;
    for (auto const& cell : row) {
      if (cell && !(*cell >= 0 && *cell <= most)) return false;
      into.push_back(cell ? std::optional{static_cast<std::int32_t>(std::lround(*cell))} : std::nullopt);
    }
  }
  return true;
}

}  // namespace

std::string table_path(std::span<base::Position const> from, std::span<base::Position const> to) {
  std::string out = "/table/v1/driving/";
  append(out, from);
  append(out, to);
  return out + "?annotations=duration,distance&skip_waypoints=true&sources=" + numbers(0, from.size()) +
         "&destinations=" + numbers(from.size(), from.size() + to.size());
}

std::optional<Table> parse_table(std::string_view json, std::size_t n_from, std::size_t n_to,
                                 std::string& fault) {
  Answer answer;
  if (auto const faults = json::decode(json, answer); !faults.empty()) {
    fault = "the answer is no table: " + faults.front().pointer + " " + faults.front().code;
    return {};
  }
  if (answer.code != "Ok") {
    fault =
        "the service says " + answer.code.substr(0, 40) + ": " + answer.message.value_or("").substr(0, 120);
    return {};
  }
  Table out{n_to, {}, {}};
  if (take(answer.durations, n_from, n_to, kSecondsMost, out.duration_s) &&
      take(answer.distances, n_from, n_to, kMetresMost, out.distance_m))
    return out;
  fault = "the table has another size than was asked for, or numbers that cannot be";
  return {};
}

}  // namespace platform::osrm
