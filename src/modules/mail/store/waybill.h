// Rows of waybills, their stops and bags.
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/waybill.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

void insert_waybill(Tx&, base::Region, rules::Waybill const&, std::vector<rules::WaybillStop> const&);
/// @errors changed_meanwhile
base::Outcome save_waybill(Tx&, base::Region, rules::Waybill const&);
/// @errors waybill_unknown
base::Result<rules::Waybill> get_waybill(Tx&, base::Region, WaybillId);
std::optional<rules::Waybill> find_waybill(Tx&, base::Region, TripId, base::ServiceDate);
/// In order of departure.
std::vector<rules::Waybill> list_waybills(Tx&, base::Region, base::ServiceDate);
std::vector<rules::WaybillStop> list_stops(Tx&, base::Region, WaybillId);
void record_stop(Tx&, base::Region, rules::WaybillStop const&);
/// The planned times of a stop.
void retime_stop(Tx&, base::Region, rules::WaybillStop const&);

void insert_listing(Tx&, base::Region, rules::WaybillBag const&);
void save_listing(Tx&, base::Region, rules::WaybillBag const&);
void delete_listing(Tx&, base::Region, WaybillId, BagId);
std::optional<rules::WaybillBag> find_listing(Tx&, base::Region, WaybillId, BagId);
std::vector<rules::WaybillBag> list_listings(Tx&, base::Region, WaybillId);
/// The loads of the bags that are planned or loaded, for the hold's arithmetic.
std::vector<rules::Load> list_loads(Tx&, base::Region, WaybillId);

/// A line of the day board: a trip with what it carries.
struct BoardRow {
  WaybillId id;
  std::string number;
  WaybillState state{};
  std::string line, headsign, vehicle;
  base::Instant departs_at;
  std::int64_t position{};
  std::int64_t planned{}, loaded{}, unloaded{}, left_behind{};
  base::Grams hold_g, loaded_g;
};
DESCRIBE(BoardRow, "A trip on the day board.", FIELD(id, "waybill"), FIELD(number, "number"),
         FIELD(state, "life"), FIELD(line, "line"), FIELD(headsign, "headsign"), FIELD(vehicle, "plate"),
         FIELD(departs_at, "planned departure"), FIELD(position, "last stop reached"),
         FIELD(planned, "bags listed, not yet on"), FIELD(loaded, "bags on"),
         FIELD(unloaded, "bags handed over"), FIELD(left_behind, "bags left behind"),
         FIELD(hold_g, "hold, grams"), FIELD(loaded_g, "on, grams"))
std::vector<BoardRow> list_board(Tx&, base::Region, base::ServiceDate);

/// What waits and what went wrong at one stop of a trip.
struct BoardStop {
  WaybillId waybill;
  std::int64_t seq{};
  std::string name;
  base::Instant planned_at, arrived_at, departed_at;
  std::int64_t to_load{}, to_unload{}, left_behind{}, differences{};
};
DESCRIBE(BoardStop, "A stop of a trip on the day board.", FIELD(waybill, "of which trip"),
         FIELD(seq, "order"), FIELD(name, "stop"),
         FIELD(planned_at, "planned departure; arrival at the last"), FIELD(arrived_at, "arrival; 0 before"),
         FIELD(departed_at, "departure; 0 before"), FIELD(to_load, "bags listed here, not yet on"),
         FIELD(to_unload, "bags on board for here"), FIELD(left_behind, "bags that stayed here"),
         FIELD(differences, "lines of handovers that differ here"))
/// Of all trips of a day, in order of trip and stop.
std::vector<BoardStop> list_board_stops(Tx&, base::Region, base::ServiceDate);

/// The county in seven numbers.
struct BoardCounts {
  std::int64_t items_here{}, bags_sealed{}, bags_moving{}, waiting{}, delivered{}, irregularities{},
      handovers_open{};
};
BoardCounts count_board(Tx&, base::Region, base::ServiceDate);

}  // namespace mail::store
