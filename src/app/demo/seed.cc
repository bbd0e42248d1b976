// One transaction makes the county, through the same commands that people use.
#include "app/demo/seed.h"

#include <algorithm>
#include <map>

#include "app/demo/agreement.h"
#include "app/demo/backstage.h"
#include "app/demo/body.h"
#include "app/demo/costs.h"
#include "app/demo/roster.h"
#include "app/demo/talks.h"
#include "modules/org/module.h"
#include "platform/auth/account.h"
#include "platform/auth/password.h"
#include "platform/event/journal.h"

namespace app::demo {
namespace {

using network::NodeId;
using network::NodeKind;

using platform::auth::PersonId;

struct NamedCalendar {
  Key id;
  std::string key;
};
DESCRIBE(NamedCalendar, "A calendar.", FIELD(id, "key"), FIELD(key, "id in the feed"))
struct Calendars {
  std::vector<NamedCalendar> calendars;
};
DESCRIBE(Calendars, "Calendars.", FIELD(calendars, "all"))

class Founder {
 public:
  Founder(Backstage& stage, County const& county, DemoSize const& size)
      : stage_{stage}, county_{county}, size_{size}, today_{base::service_date_of(stage.now())} {}

  /// @param until  last day for which budgets are planned
  void found(base::ServiceDate until) {
    found_organisations();
    make_nodes();
    import_timetable();
    make_markets();
    make_sort_plan();
    bring_people();
    buy_vans();
    name_vehicle_types();
    make_agreement(stage_);
    keep_budgets(stage_, until);
    fit_terminals();
  }

 private:
  void found_organisations() {
    stage_.run([this](auto& act) {
      auto const found = [&](SideOf side, org::OrganisationKind kind, char const* name,
                             char const* short_name) {
        organisations_[side] = org::found_organisation(act, kind, county_.name + name, short_name);
      };
      found(SideOf::transport, org::OrganisationKind::transport, "客运公司", "云岫客运");
      found(SideOf::post, org::OrganisationKind::post, "邮政分公司", "云岫邮政");
      found(SideOf::authority, org::OrganisationKind::authority, "交通运输局", "县交通局");
      return true;
    });
  }

  void make_nodes() {
    for (auto const& plan : county_.nodes) {
      auto const& n = plan.node;
      auto const village = n.kind == NodeKind::village_point;
      Body body;
      body.set("kind", base::to_name(n.kind))
          .set("name", n.name)
          .set("place_code", n.place_code)
          .set("office_code", n.office_code)
          .set("gln", n.gln)
          .set("lat_e7", n.lat_e7)
          .set("lon_e7", n.lon_e7)
          .set("opening_hours", n.opening_hours)
          .set("active_from", n.active_from)
          .set("owner", organisations_[village ? SideOf::post : SideOf::transport]);
      if (plan.parent >= 0) body.set("parent", nodes_[static_cast<std::size_t>(plan.parent)]);
      nodes_.push_back({read_answer<Made>(stage_.post("/api/network/nodes", body.text())).id.value});
    }
  }

  void import_timetable() {
    stage_.run([this](auto& act) {
      return must(network::import_gtfs(act, "demo", county_.feed, false), "timetable");
    });
  }

  void make_markets() {
    std::map<std::string, Key> calendars;
    for (auto const& c : read_answer<Calendars>(stage_.get("/api/network/calendars")).calendars)
      calendars[c.key] = c.id;
    for (auto const& m : county_.markets)
      stage_.post("/api/network/markets", Body{}
                                              .set("node", nodes_[static_cast<std::size_t>(m.township)])
                                              .set("name", m.name)
                                              .set("basis", "lunar")
                                              .set("days", m.days)
                                              .set("calendar", calendars.at(m.service))
                                              .set("effect", "adds")
                                              .set("reserve_percent", 20)
                                              .set("active_from", base::add_days(today_, -1))
                                              .text());
  }

  void add_rule(NodeId at, NodeId destination, NodeId next, int cutoff_s, bool direct) {
    stage_.post("/api/mail/sort_rules", Body{}
                                            .set("node", at)
                                            .set("destination", destination)
                                            .set("next_node", next)
                                            .set("cutoff_s", cutoff_s)
                                            .set("direct", direct)
                                            .text());
  }

  /// Everything changes bags at its township; the way back goes to the centre directly.
  void make_sort_plan() {
    auto const centre = nodes_.front();
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      auto const above = nodes_[static_cast<std::size_t>(county_.nodes[i].parent)];
      auto const village = county_.nodes[i].node.kind == NodeKind::village_point;
      add_rule(above, nodes_[i], nodes_[i], village ? 120 : 600, village);
      add_rule(nodes_[i], centre, centre, village ? 60 : 300, true);
    }
  }

  void bring_people() {
    auto const hash = platform::auth::hash_password(kPassword);  // one for all: each costs 60 ms
    for (auto const& plan : plan_people(county_, size_.drivers)) {
      auto const person = stage_.run([&](auto& act) {
        return must(org::take_in(act, {plan.name, plan.phone, plan.login, hash}), plan.login);
      });
      for (auto const& post : plan.posts) give_post(person, post);
    }
  }

  /// Two vans at the centre and one at the first township, for what no departure takes.
  void buy_vans() {
    constexpr int kVans = 3;
    for (int i = 0; i < kVans; ++i)
      stage_.post("/api/planning/fleet", Body{}
                                             .set("name", "专车" + std::to_string(i + 1))
                                             .set("vehicle", "云L8800" + std::to_string(i + 1))
                                             .set("home", nodes_[i + 1 < kVans ? 0 : 1])
                                             .set("hold_g", 800'000)
                                             .set("hold_cm3", 4'000'000)
                                             .set("hold_bags", 60)
                                             .set("leaves_from", 6 * 3600)
                                             .set("back_until", 20 * 3600)
                                             .set("fixed_li", 50'000)
                                             .set("li_a_km", 2'000)
                                             .set("valid_from", today_)
                                             .text());
  }

  /// What another coach costs or saves where one is changed, and which vehicle carries cold mail.
  void name_vehicle_types() {
    auto const name = [this](char const* type, int hold_g, int fixed_li, int li_a_km,
                             char const* cold_plates) {
      stage_.post("/api/planning/vehicle_types", Body{}
                                                     .set("name", type)
                                                     .set("hold_g", hold_g)
                                                     .set("skills", *cold_plates ? 1 : 0)
                                                     .set("fixed_li", fixed_li)
                                                     .set("li_a_km", li_a_km)
                                                     .set("li_an_hour", 25'000)
                                                     .set("plates", cold_plates)
                                                     .text());
    };
    name("19座客车", 260'000, 20'000, 900, "");
    name("26座客车", 385'000, 30'000, 1'100, "");
    name("35座客车", 520'000, 40'000, 1'400, "");
    name("冷藏专车", 800'000, 50'000, 2'000, "云L88001");
  }

  /// A terminal in every coach, registered before it first connects.
  void fit_terminals() {
    for (int v = 0; v < size_.drivers; ++v)
      stage_.post("/api/tracking/terminals", Body{}
                                                 .set("number", terminal_of(v))
                                                 .set("vehicle", plate_of(v))
                                                 .set("organisation", organisations_[SideOf::transport])
                                                 .text());
  }

  void give_post(org::PersonId person, PostPlan const& post) {
    org::Seat seat{person, organisations_[post.side], post.post, base::add_days(today_, -1), {}};
    if (post.node >= 0) seat.nodes = {nodes_[static_cast<std::size_t>(post.node)]};
    stage_.run([&](auto& act) { return must(org::give_post(act, seat), post.post); });
  }

  Backstage& stage_;
  County const& county_;
  DemoSize const& size_;
  base::ServiceDate today_;
  std::map<SideOf, org::OrganisationId> organisations_;
  std::vector<NodeId> nodes_;
};

bool is_empty(platform::db::Tx& tx, base::Region region, base::ServiceDate today) {
  return network::list_nodes(tx, region, today).empty();
}

/// The dispatcher makes a waybill for every trip, with the vehicle and the driver of that number.
void make_waybills(Backstage& stage, DemoSize const& size) {
  auto const region = stage.hat().region;
  auto const today = base::service_date_of(stage.now());
  auto hat = stage.hat();
  hat.organisation = org::find_organisation(stage.tx(), region, org::OrganisationKind::transport).value().id;
  stage.act_as(hat);
  for (auto const& ride : assign_duties(network::list_trips(stage.tx(), region, today), size.drivers)) {
    auto const driver =
        platform::auth::find_account(stage.tx(), region, numbered("driver", ride.vehicle + 1, 2));
    stage.post("/api/mail/waybills", Body{}
                                         .set("trip", ride.trip)
                                         .set("service_date", today)
                                         .set("vehicle", plate_of(ride.vehicle))
                                         .set("driver", driver ? driver->person : PersonId{})
                                         .text());
  }
}

struct Prospects {
  base::Json items;
};
DESCRIBE(Prospects, "A list.", FIELD(items, "prospects"))

/// In the name of the coach company's market officer, once.
void begin_talks(Backstage& stage) {
  auto const region = stage.hat().region;
  auto const before = stage.hat();
  auto hat = before;
  hat.organisation = org::find_organisation(stage.tx(), region, org::OrganisationKind::transport).value().id;
  hat.person = platform::auth::find_account(stage.tx(), region, "market").value().person;
  stage.act_as(hat);
  if (read_answer<Prospects>(stage.get("/api/agreement/prospects?limit=1")).items.text == "[]")
    hold_talks(stage, org::find_organisation(stage.tx(), region, org::OrganisationKind::post).value());
  stage.act_as(before);
}

}  // namespace

County make_demo_county(base::ServiceDate today, DemoSize const& size) {
  constexpr std::uint64_t kSeed = 539'929;
  return make_county(kSeed, base::add_days(today, -180), size.county);
}

void demand_alone(platform::app::Program& program) {
  std::vector<base::Region> held;
  program.database().read([&held](platform::db::Tx& tx) { held = platform::event::list_chains(tx); });
  for (auto const region : held)
    if (region != program.region())
      throw std::runtime_error("the database holds the county " + std::to_string(region.value) +
                               "; give the demo a place of its own (--data, --database-url)");
}

void seed(platform::app::Program& program, DemoSize const& size, base::ServiceDate until) {
  auto const now = program.host().clock();
  auto const today = base::service_date_of(now);
  auto const last = std::max(today, until);
  program.database().write_now([&](platform::db::Tx& tx) {
    Backstage stage{program.host(), tx, now};
    if (is_empty(tx, program.region(), today)) {
      auto const county = make_demo_county(today, size);
      Founder{stage, county, size}.found(last);
    }
    if (today == last) begin_talks(stage);
    make_waybills(stage, size);
    return true;
  });
}

}  // namespace app::demo
