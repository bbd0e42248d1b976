// A small county in a database of its own: a hat that may do everything, and acts and looks to try use cases with.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "modules/network/module.h"
#include "modules/network/service/feed_import.h"
#include "modules/network/service/node.h"
#include "testing/database.h"

namespace network {

class County : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    EachEngine::SetUp();
    if (IsSkipped()) return;
    database_ = &database(module.migrations());
    hat_.region = base::Region{530190};
    hat_.person = platform::auth::PersonId{7};
    hat_.reach = platform::auth::Reach::region;
  }

  /// Runs a use case in a command of its own; a refusal takes everything back.
  template <typename T>
  base::Result<T> act(std::function<base::Result<T>(platform::command::Act&)> const& use) {
    std::optional<base::Result<T>> out;
    database_->write_now([&](Tx& tx) {
      auto const id = base::Uuid::make_v7(now_, 1, ++commands_);
      platform::command::Act act{tx, hat_, id, now_, now_, origin_, ids_};
      out.emplace(use(act));
      return out->ok();
    });
    return *out;
  }
  template <typename T>
  T look(std::function<T(platform::command::Look&)> const& use) {
    std::optional<T> out;
    database_->read([&](Tx& tx) {
      platform::command::Look look{tx, hat_, now_, origin_};
      out.emplace(use(look));
    });
    return std::move(*out);
  }

  Node add_node(NodeKind kind, std::string name, std::string place_code, NodeId parent = {}) {
    Node n{.kind = kind, .name = std::move(name), .place_code = std::move(place_code)};
    n.lat_e7 = 251'000'000;
    n.lon_e7 = 1'021'000'000;
    n.parent = parent;
    n.active_from = {20260101};
    return act<Node>([&n](auto& a) { return service::create_node(a, n); }).value();
  }
  service::ImportReport import(gtfs::Files const& files, service::ImportFeed const& request = {}) {
    return act<service::ImportReport>([&](auto& a) { return service::import_files(a, request, files); }).value();
  }

  platform::db::Database* database_{};
  platform::auth::Hat hat_;
  base::Instant now_{1'795'500'000'000};  // 2026-11-24
  base::IdMaker ids_{1};
  platform::command::Origin origin_;
  std::uint64_t commands_{};
};

/// One line from the centre by a crossroads to a township and back; the second stop is untimed.
inline gtfs::Files small_feed() {
  return {
      {"agency.txt", "agency_id,agency_name,agency_url,agency_timezone\nA,云岭客运,http://a.example,Asia/Shanghai\n"},
      {"stops.txt", "stop_id,stop_name,stop_lat,stop_lon,x_handover\ns1,县客运中心,25.1,102.1,530190000000\n"
                    "s2,三岔口,25.15,102.15,\ns3,清水镇,25.2,102.2,530190101000\n"},
      {"routes.txt", "route_id,route_short_name,route_long_name,route_type\nr1,101,县城-清水,3\n"},
      {"calendar.txt", "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
                       "wk,1,1,1,1,1,0,0,20260101,20261231\n"},
      {"trips.txt", "route_id,service_id,trip_id,trip_headsign,direction_id,x_cargo_kg,x_cargo_m3\n"
                    "r1,wk,t1,清水镇,0,385.5,1.25\nr1,wk,t2,县城,1,,\nr1,wk,t3,清水镇,0,0,\n"},
      {"stop_times.txt", "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                         "t1,07:00:00,07:00:00,s1,1\nt1,,,s2,2\nt1,08:00:00,08:00:00,s3,5\n"
                         "t2,23:40:00,23:40:00,s3,1\nt2,24:40:00,24:40:00,s1,2\n"
                         "t3,09:00:00,09:00:00,s1,1\nt3,10:00:00,10:00:00,s3,2\n"}};
}

}  // namespace network
