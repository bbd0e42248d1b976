// Taking in, bagging, unpacking, shelving and handing out.
#include "app/demo/mailroom.h"

#include <algorithm>

#include "app/demo/body.h"

namespace app::demo {
namespace {

constexpr std::int64_t kBagMax_g = 20'000;
constexpr std::size_t kBagItemsMax = 40;
constexpr int kBagTare_g = 600;
constexpr std::size_t kRowsMax = 500;

struct AdvisedRow {
  Key item;
};
DESCRIBE(AdvisedRow, "A row.", FIELD(item, "key"))
struct AdvisedRows {
  std::vector<AdvisedRow> rows;
};
DESCRIBE(AdvisedRows, "Rows.", FIELD(rows, "in order"))
struct AcceptedOne {
  Made item;
};
DESCRIBE(AcceptedOne, "An accepted item.", FIELD(item, "the item"))
struct SealedBag {
  std::string barcode;
};
DESCRIBE(SealedBag, "A sealed bag.", FIELD(barcode, "30 digits"))

Thing thing_of(Parcel const& p) { return {{}, p, p.length_mm * p.width_mm * p.height_mm / 1000}; }

std::string bag_path(Key bag, char const* verb) {
  return "/api/mail/bags/" + std::to_string(bag.value) + "/" + verb;
}

}  // namespace

std::vector<Outcome> Mailroom::send(Person& person, std::vector<Waiting> const& commands) {
  auto outcomes = person.send(commands, clock_);
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].status != 200 && ++totals_.refused == 1)
      totals_.first_refusal = commands[i].path + " " + commands[i].body + ": " + outcomes[i].body;
  return outcomes;
}

void Mailroom::advise(std::vector<Parcel> const& parcels, std::string const& manifest) {
  auto& liaison = crew_.who("liaison");
  std::vector<Parcel> inbound;
  std::ranges::copy_if(parcels, std::back_inserter(inbound), [](auto const& p) { return !p.outbound; });
  for (std::size_t begin = 0; begin < inbound.size(); begin += kRowsMax) {
    auto const end = std::min(inbound.size(), begin + kRowsMax);
    std::vector<std::string> rows;
    for (auto i = begin; i < end; ++i) rows.push_back(advice_row(crew_.county(), inbound[i]));
    auto const answer = read_answer<AdvisedRows>(liaison.post(
        "/api/mail/advices",
        Body{}.set("manifest", manifest).set("node", crew_.key_of(0)).raw("rows", json_list(rows)).text()));
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
      auto thing = thing_of(inbound[begin + i]);
      thing.id = answer.rows[i].item;
      if (!thing.id) continue;
      on_lorry_[thing.parcel.arrival].push_back(static_cast<int>(things_.size()));
      things_.push_back(std::move(thing));
      ++totals_.advised;
    }
  }
}

void Mailroom::take_in_lorry(int arrival) {
  auto& clerk = crew_.who("clerk");
  auto const& all = on_lorry_[arrival];
  for (std::size_t begin = 0; begin < all.size(); begin += kRowsMax) {
    std::vector<int> const part(
        all.begin() + static_cast<std::ptrdiff_t>(begin),
        all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), begin + kRowsMax)));
    std::vector<Waiting> scans;
    for (auto const i : part) {
      auto const& number = things_[static_cast<std::size_t>(i)].parcel.number;
      scans.push_back({"/api/mail/arrivals", Body{}.set("node", crew_.key_of(0)).set("number", number).text()});
    }
    for (auto const& o : send(clerk, scans)) totals_.arrived += o.status == 200;
    sign_items({crew_.who("liaison"), clerk, 0, false, {}}, part);
    auto& loose = loose_[0];
    loose.insert(loose.end(), part.begin(), part.end());
  }
  bag_up(0);
}

int Mailroom::next_from(int node, Thing const& thing) const {
  if (thing.parcel.outbound) return 0;
  auto const to = thing.parcel.node;
  return node == 0 && crew_.is_village(to) ? crew_.parent_of(to) : to;
}

/// Bags by where they are opened next; insured items apart.
std::vector<BagInHand> Mailroom::group(int node) {
  std::map<std::pair<int, bool>, std::vector<BagInHand>> bags;
  for (auto const i : loose_[node]) {
    auto const& t = things_[static_cast<std::size_t>(i)];
    auto const next = next_from(node, t);
    auto& same = bags[{next, t.parcel.insured_li > 0}];
    auto const full = same.empty() || same.back().things.size() >= kBagItemsMax ||
                      same.back().gross_g + t.parcel.weight_g > kBagMax_g;
    if (full) same.push_back({.destination = next, .gross_g = kBagTare_g});
    same.back().things.push_back(i);
    same.back().gross_g += t.parcel.weight_g;
    same.back().volume_cm3 += t.volume_cm3;
  }
  loose_[node].clear();
  std::vector<BagInHand> out;
  for (auto& [key, same] : bags) out.insert(out.end(), same.begin(), same.end());
  return out;
}

void Mailroom::bag_up(int node) {
  auto bags = group(node);
  std::vector<Waiting> commands;
  for (auto const& b : bags) {
    auto const insured = things_[static_cast<std::size_t>(b.things.front())].parcel.insured_li > 0;
    commands.push_back({"/api/mail/bags", Body{}
                                              .set("node", crew_.key_of(node))
                                              .set("destination", crew_.key_of(b.destination))
                                              .set("kind", insured ? "insured" : "registered")
                                              .text()});
  }
  auto const opened = send(crew_.at(node), commands);
  for (std::size_t i = 0; i < bags.size(); ++i)
    if (opened[i].status == 200) bags[i].id = read_answer<Made>(opened[i].body).id;
  std::erase_if(bags, [](auto const& b) { return !b.id; });
  commands.clear();
  for (auto const& b : bags)
    for (auto const i : b.things)
      commands.push_back({bag_path(b.id, "put"),
                          Body{}.set("number", things_[static_cast<std::size_t>(i)].parcel.number).text()});
  send(crew_.at(node), commands);
  seal(node, bags);
}

void Mailroom::seal(int node, std::vector<BagInHand>& bags) {
  std::vector<Waiting> commands;
  for (auto& b : bags) {
    b.seal_no = "YX" + std::to_string(clock_.ms / 1000 % 1'000'000) + numbered("-", ++seals_, 5);
    commands.push_back(
        {bag_path(b.id, "seal"), Body{}.set("gross_g", b.gross_g).set("seal_no", b.seal_no).text()});
  }
  auto const outcomes = send(crew_.at(node), commands);
  for (std::size_t i = 0; i < bags.size(); ++i) {
    if (outcomes[i].status != 200) continue;
    bags[i].code = read_answer<SealedBag>(outcomes[i].body).barcode;
    ready_[node].push_back(std::move(bags[i]));
    ++totals_.bags;
  }
}

void Mailroom::unpack(int node, std::vector<BagInHand> const& bags) {
  std::vector<Waiting> commands;
  std::vector<int> things;
  for (auto const& b : bags) {
    commands.push_back({bag_path(b.id, "unpack"), "{}"});
    for (auto const i : b.things) {
      commands.push_back({bag_path(b.id, "tick"),
                          Body{}.set("number", things_[static_cast<std::size_t>(i)].parcel.number).text()});
      things.push_back(i);
    }
    commands.push_back({bag_path(b.id, "reconcile"), "{}"});
  }
  send(crew_.at(node), commands);
  sort(node, things);
}

void Mailroom::sort(int node, std::vector<int> const& things) {
  std::vector<int> here, out;
  for (auto const i : things) {
    auto const& p = things_[static_cast<std::size_t>(i)].parcel;
    if (p.outbound)
      out.push_back(i);
    else if (p.node == node)
      here.push_back(i);
    else
      loose_[node].push_back(i);
  }
  shelve(node, here);
  hand_out_of_county(out);
  if (!loose_[node].empty()) bag_up(node);
}

}  // namespace app::demo
