// The county is made by the program itself, in this process; its books are read by SQL.
#include "county.h"

#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"

namespace faults {
namespace {

constexpr app::demo::DemoSize kSize{.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12},
                                    .drivers = 4};

platform::app::ProgramOptions program_options(Server::Place const& place) {
  platform::app::ProgramOptions options;
  options.data_dir = place.folder;
  options.database_url = place.database_url;
  options.region = {app::demo::kDemoRegion};
  options.log_files = false;
  return options;
}

/// What must give no row, and what it would mean.
struct Rule {
  char const *broken, *sql;
};
constexpr Rule kRules[] = {
    {"something is in two custodies",
     "SELECT count(*) FROM (SELECT subject_id FROM mail_custody WHERE until_at = 0 GROUP BY subject, subject_id"
     " HAVING count(*) > 1) AS twice"},
    {"an item that was taken in is in nobody's custody",
     "SELECT count(*) FROM mail_item i WHERE i.state IN ('accepted', 'bagged') AND NOT EXISTS (SELECT 1 FROM"
     " mail_custody c WHERE c.region = i.region AND c.subject = 'item' AND c.subject_id = i.id AND c.until_at = 0)"},
    {"an item lies in two bags",
     "SELECT count(*) FROM (SELECT l.item FROM mail_bag_item l JOIN mail_bag b ON b.region = l.region AND b.id = l.bag"
     " WHERE l.removed_at = 0 AND b.state IN ('open', 'sealed') GROUP BY l.item HAVING count(*) > 1) AS twice"},
    {"a bag counts other items than lie in it",
     "SELECT count(*) FROM mail_bag b WHERE b.state IN ('open', 'sealed') AND b.n_items <> (SELECT count(*) FROM"
     " mail_bag_item l WHERE l.region = b.region AND l.bag = b.id AND l.removed_at = 0)"},
    {"a bagged item does not lie in its bag",
     "SELECT count(*) FROM mail_item i WHERE i.state = 'bagged' AND NOT EXISTS (SELECT 1 FROM mail_bag_item l WHERE"
     " l.region = i.region AND l.bag = i.bag AND l.item = i.id AND l.removed_at = 0)"},
    {"a sealed bag holds an item without its three checks",
     "SELECT count(*) FROM mail_bag_item l JOIN mail_bag b ON b.region = l.region AND b.id = l.bag WHERE"
     " b.state = 'sealed' AND l.removed_at = 0 AND (SELECT count(DISTINCT c.kind) FROM mail_check c WHERE"
     " c.region = l.region AND c.item = l.item AND c.result IN ('passed', 'attested')) < 3"},
    {"a node's movements do not add up to what lies there",
     "SELECT count(*) FROM (SELECT m.node, sum(CASE WHEN m.way = 'in' THEN m.items ELSE -m.items END) AS moved"
     " FROM mail_movement m GROUP BY m.node) AS books WHERE moved <> (SELECT count(*) FROM mail_item i WHERE"
     " i.node = books.node AND i.state IN ('accepted', 'waiting', 'isolated')) + (SELECT coalesce(sum(b.n_items), 0)"
     " FROM mail_bag b WHERE b.node = books.node AND b.state IN ('open', 'sealed', 'received', 'opened'))"},
    {"a command was answered without an event in the journal",
     "SELECT count(*) FROM command_outcome o WHERE o.status = 200 AND o.route = 'POST /api/mail/items' AND o.id NOT IN"
     " (SELECT e.command FROM journal_event e)"},
    {"a command's effects are there without its outcome",
     "SELECT count(*) FROM journal_event e WHERE (e.subject LIKE 'mail/item/%' OR"
     " e.subject LIKE 'mail/bag/%') AND e.command NOT IN (SELECT o.id FROM command_outcome o)"},
};

}  // namespace

County found_county(std::string const& folder, std::string const& database_url) {
  County out{.place = {folder, database_url, {}}};
  platform::app::Program program{program_options(out.place), app::all_modules()};
  app::demo::seed(program, kSize);
  auto const plan = app::demo::make_demo_county(base::service_date_of(program.host().clock()), kSize);
  program.database().read([&](platform::db::Tx& tx) {
    auto const key_of = [&](int node) {
      auto const& code = plan.nodes[static_cast<std::size_t>(node)].node.place_code;
      return network::find_node_by_code(tx, program.region(), code).value().id;
    };
    out.centre = key_of(0);
    for (auto const& person : app::demo::plan_people(plan, kSize.drivers))
      if (person.posts.front().post == std::string_view{"village_keeper"})
        out.keepers.push_back({person.login, key_of(person.posts.front().node)});
  });
  program.settle();
  return out;
}

int run_yidao(County const& county, std::vector<std::string> words) {
  words.insert(words.begin(), built("yidao"));
  for (auto& o : options_of(county.place)) words.push_back(std::move(o));
  Process process{words};
  while (!process.read_some(60'000).empty()) {
  }
  return process.wait();
}

std::vector<std::string> find_violations(Server::Place const& place) {
  std::vector<std::string> out;
  auto const database = platform::app::view_database(program_options(place));
  database->read([&](platform::db::Tx& tx) {
    for (auto const& rule : kRules)
      if (auto const n = tx.find_integer(rule.sql).value_or(0); n != 0)
        out.push_back(std::string{rule.broken} + ": " + std::to_string(n));
  });
  return out;
}

}  // namespace faults
