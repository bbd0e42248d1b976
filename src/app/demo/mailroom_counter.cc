// The counter: items brought by villagers, shelves, pick-ups, what leaves the county, and the day's close.
#include <algorithm>

#include "app/demo/body.h"
#include "app/demo/mailroom.h"

namespace app::demo {
namespace {

struct AcceptedOne {
  Made item;
};
DESCRIBE(AcceptedOne, "An accepted item.", FIELD(item, "the item"))
struct KeptOne {
  std::string sha256;
};
DESCRIBE(KeptOne, "A photo.", FIELD(sha256, "its name"))
struct NodeDay {
  network::NodeId node;
  std::string state;
};
DESCRIBE(NodeDay, "A day.", FIELD(node, "where"), FIELD(state, "open or closed"))
struct OneDay {
  NodeDay day;
};
DESCRIBE(OneDay, "A day.", FIELD(day, "the day"))
struct Days {
  std::vector<OneDay> items;
};
DESCRIBE(Days, "Days.", FIELD(items, "by node"))

constexpr int kDaysBack = 7;

std::string item_path(Key item, char const* verb) {
  return "/api/mail/items/" + std::to_string(item.value) + "/" + verb;
}

std::string acceptance(network::NodeId node, Parcel const& p) {
  return Body{}
      .set("node", node)
      .set("number", p.number)
      .set("sender_name", p.sender_name)
      .set("sender_phone", p.sender_phone)
      .set("receiver_name", p.receiver_name)
      .set("receiver_phone", p.receiver_phone)
      .set("receiver_address", "省城")
      .set("weight_g", p.weight_g)
      .set("length_mm", p.length_mm)
      .set("width_mm", p.width_mm)
      .set("height_mm", p.height_mm)
      .set("product", "farm_goods")
      .set("contents", "核桃、干菌")
      .text();
}

/// 实名 → 验视 → 安检, in this order.
void add_checks(std::vector<Waiting>& to, Key item, std::string const& document) {
  auto const path = item_path(item, "checks");
  auto const check = [](char const* kind) { return Body{}.set("kind", kind).set("result", "passed"); };
  to.push_back(
      {path, check("real_name").set("document_kind", "passport").set("document_number", document).text()});
  to.push_back({path, check("content").set("category", "农产品").text()});
  to.push_back({path, check("security").set("machine", "XJ-5030").text()});
}

}  // namespace

void Mailroom::accept_at_village(int village, std::vector<Parcel> const& parcels) {
  std::vector<Waiting> commands;
  for (auto const& p : parcels) commands.push_back({"/api/mail/items", acceptance(crew_.key_of(village), p)});
  auto const outcomes = send(crew_.at(village), commands);
  commands.clear();
  for (std::size_t i = 0; i < parcels.size(); ++i) {
    if (outcomes[i].status != 200) continue;
    auto const& p = parcels[i];
    auto const id = read_answer<AcceptedOne>(outcomes[i].body).item.id;
    add_checks(commands, id, "E" + p.sender_phone.substr(3));
    loose_[village].push_back(static_cast<int>(things_.size()));
    things_.push_back({id, p, p.length_mm * p.width_mm * p.height_mm / 1000});
    ++totals_.accepted;
  }
  send(crew_.at(village), commands);
  bag_up(village);
}

void Mailroom::shelve(int node, std::vector<int> const& things) {
  std::vector<Waiting> commands;
  for (auto const i : things) {
    auto const place =
        std::string(1, static_cast<char>('A' + dice_.below(6))) + numbered("-", 1 + dice_.below(40), 2);
    commands.push_back(
        {item_path(things_[static_cast<std::size_t>(i)].id, "shelve"), Body{}.set("shelf", place).text()});
  }
  send(crew_.at(node), commands);
  shelf_[node].insert(shelf_[node].end(), things.begin(), things.end());
}

/// One picture of the counter a day stands for those of every addressee.
std::string const& Mailroom::photo(int node) {
  auto& known = photos_[node];
  if (known.empty()) {
    auto const picture = "\xFF\xD8\xFF\xE0 counter " + std::to_string(node) + " \xFF\xD9";
    known = read_answer<KeptOne>(
                crew_.at(node).upload("/api/mail/evidence?node=" + std::to_string(crew_.key_of(node).value),
                                      picture, "image/jpeg"))
                .sha256;
  }
  return known;
}

/// Most come the same day, with the last digits of their phone; some do not want it, some come tomorrow.
void Mailroom::hand_out(int node) {
  if (shelf_[node].empty()) return;
  std::vector<int> stay;
  std::vector<Waiting> commands;
  for (auto const i : shelf_[node]) {
    auto const& t = things_[static_cast<std::size_t>(i)];
    auto const chance = dice_.below(100);
    if (chance >= 88) {
      stay.push_back(i);
      continue;
    }
    auto body = Body{}
                    .set("kind", "collected")
                    .set("code", t.parcel.receiver_phone.substr(7))
                    .set("evidence", photo(node))
                    .set("collected_li", t.parcel.cod_li);
    commands.push_back({item_path(t.id, "deliver"), body.text()});
  }
  for (auto const& o : send(crew_.at(node), commands)) totals_.delivered += o.status == 200;
  shelf_[node] = std::move(stay);
}

void Mailroom::close_day(int node, base::ServiceDate day) {
  auto const body = Body{}.set("node", crew_.key_of(node)).set("service_date", day).text();
  auto const outcome = crew_.at(node).attempt("/api/mail/days/close", body);
  ++(outcome.status == 200 ? totals_.days_closed : totals_.days_open);
  if (outcome.status != 200 && ++totals_.refused == 1) totals_.first_refusal = body + ": " + outcome.body;
}

bool Mailroom::is_over() {
  auto const today = base::to_text(base::service_date_of(clock_));
  auto const days =
      read_answer<Days>(crew_.who("operations").get("/api/mail/days?service_date=" + today)).items;
  return std::ranges::any_of(
      days, [this](auto const& d) { return d.day.state == "closed" && crew_.node_of(d.day.node) == 0; });
}

void Mailroom::close_days() {
  auto const today = base::service_date_of(clock_);
  for (int back = kDaysBack; back >= 0; --back) {
    auto const day = base::add_days(today, -back);
    auto const open =
        read_answer<Days>(crew_.who("operations").get("/api/mail/days?service_date=" + base::to_text(day)));
    for (auto const& d : open.items)
      if (auto const node = crew_.node_of(d.day.node); d.day.state == "open" && node >= 0)
        close_day(node, day);
  }
}

}  // namespace app::demo
