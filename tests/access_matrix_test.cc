// Every route for every post: who lacks the right is refused before anything is read, who has it is not.
#include <algorithm>
#include <map>
#include <set>

#include "modules/mail/mail.h"
#include "played_county.h"

namespace app::demo {
namespace {

struct Row {
  mail::ItemId id;
  platform::auth::NodeId node, origin, destination, next, bag_node, bag_origin, bag_destination;
};
DESCRIBE(Row, "Where an item has to do with.", FIELD(id, "item"), FIELD(node, "at"), FIELD(origin, "from"),
         FIELD(destination, "to"), FIELD(next, "over"), FIELD(bag_node, "its bag is at"),
         FIELD(bag_origin, "its bag is from"), FIELD(bag_destination, "its bag goes to"))

struct ScanRow {
  mail::ItemId id;
  platform::auth::NodeId node;
};
DESCRIBE(ScanRow, "A scan of an item.", FIELD(id, "item"), FIELD(node, "at"))

TEST_F(AccessMatrix, nobody_gets_anything_without_a_session_but_what_is_public) {
  int closed = 0;
  for (auto const& endpoint : program_->host().endpoints) {
    if (*endpoint.route.permission == '\0') continue;
    HttpClient stranger{program_->port()};
    EXPECT_EQ(call(stranger, endpoint).status, 401) << endpoint.route.path;
    ++closed;
  }
  EXPECT_GT(closed, 80);
}

TEST_F(AccessMatrix, a_post_opens_exactly_the_routes_of_its_rights) {
  int refused = 0, opened = 0;
  for (auto const& hat : hats())
    for (auto const& endpoint : program_->host().endpoints) {
      std::string_view const right = endpoint.route.permission;
      if (right.empty() || right == platform::http::kSignedIn || is_stream(endpoint)) continue;
      auto client = client_of(hat);
      auto const reply = call(client, endpoint);
      EXPECT_EQ(is_refused_by_right(reply), !hat.may(right))
          << hat.post << " " << endpoint.route.path << reply.body;
      ++(hat.may(right) ? opened : refused);
    }
  EXPECT_GT(refused, 500);
  EXPECT_GT(opened, 500);
}

TEST_F(AccessMatrix, an_item_is_shown_to_the_nodes_that_have_to_do_with_it_and_to_no_other) {
  std::vector<Row> rows;
  std::map<mail::ItemId, std::set<platform::auth::NodeId>> hands;  // where the item itself was scanned
  program_->database().read([&](platform::db::Tx& tx) {
    rows = tx.list<Row>(
        "SELECT i.id AS id, i.node AS node, i.origin AS origin, i.destination AS destination, i.plan_next AS "
        "next,"
        " coalesce(b.node, 0) AS bag_node, coalesce(b.origin, 0) AS bag_origin,"
        " coalesce(b.destination, 0) AS bag_destination FROM mail_item i LEFT JOIN mail_bag b ON b.region = "
        "i.region"
        " AND b.id = i.bag ORDER BY i.id");
    for (auto const& scan : tx.list<ScanRow>("SELECT item AS id, node AS node FROM mail_scan WHERE item <> 0"))
      hands[scan.id].insert(scan.node);
  });
  int hidden = 0, shown = 0;
  for (auto const& hat : hats(true)) {
    if (hat.reach != platform::auth::Reach::node || !hat.may("mail.read")) continue;
    auto client = client_of(hat);
    for (auto const& r : rows) {
      auto const ours = [&hat](platform::auth::NodeId node) { return node && hat.covers(node); };
      auto const expected = ours(r.node) || ours(r.origin) || ours(r.destination) || ours(r.next) ||
                            ours(r.bag_node) || ours(r.bag_origin) || ours(r.bag_destination) ||
                            (!r.node && std::ranges::any_of(hands[r.id], ours));
      EXPECT_EQ(client.get("/api/mail/items/" + std::to_string(r.id.value)).status == 200, expected)
          << hat.post;
      ++(expected ? shown : hidden);
    }
  }
  EXPECT_GT(hidden, 50);
  EXPECT_GT(shown, 50);
}

}  // namespace
}  // namespace app::demo
