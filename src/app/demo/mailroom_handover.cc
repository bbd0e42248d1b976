// Vehicles: bags listed, signed over by both sides with their own keys, carried, and signed over again.
#include <algorithm>
#include <array>
#include <string_view>

#include "app/demo/body.h"
#include "app/demo/mailroom.h"

namespace app::demo {
namespace {

constexpr std::int64_t kHoldShare =
    94;  // percent; a little below what the server allows, so that it never refuses

std::string waybill_path(Key waybill, char const* verb) {
  return "/api/mail/waybills/" + std::to_string(waybill.value) + "/" + verb;
}

bool calls_later(Ride const& ride, std::size_t stop, int node) {
  return std::any_of(ride.stops.begin() + static_cast<std::ptrdiff_t>(stop) + 1, ride.stops.end(),
                     [node](auto const& s) { return s.node == node; });
}

}  // namespace

/// The text is that of content_of in the mail module: what two phones without network would build.
bool Mailroom::sign_over(Signed const& who, std::vector<std::string> const& lines, std::string const& text) {
  auto const uuid = make_uuid();
  auto const node = crew_.key_of(who.node);
  auto const afterwards = who.onto_vehicle ? network::NodeId{} : node;
  auto const n = [](auto id) { return std::to_string(id.value); };
  auto const content = "yidao-handover-1\n" + uuid + ' ' + n(base::Region{crew_.county().region}) + ' ' +
                       n(node) + ' ' + n(who.waybill) + ' ' + n(afterwards) + '\n' + n(who.giver.id()) + ' ' +
                       n(who.giver.organisation()) + '\n' + n(who.receiver.id()) + ' ' +
                       n(who.receiver.organisation()) + '\n' + std::to_string(clock_.ms) + '\n' + text;
  Body proposal;
  proposal.set("uuid", uuid)
      .set("node", node)
      .set("to_node", afterwards)
      .set("waybill", who.waybill)
      .set("giver", who.giver.id())
      .set("giver_organisation", who.giver.organisation())
      .set("receiver", who.receiver.id())
      .set("receiver_organisation", who.receiver.organisation())
      .set("made_at", clock_)
      .set("leaves_county", who.onto_vehicle && !who.waybill)
      .raw("lines", json_list(lines));
  Body body;
  body.raw("content", proposal.text())
      .set("giver_key", who.giver.key().value)
      .set("giver_signature", who.giver.sign(content))
      .set("receiver_key", who.receiver.key().value)
      .set("receiver_signature", who.receiver.sign(content));
  ++totals_.handovers;
  auto const done = send(who.receiver, {{"/api/mail/signed_handovers", body.text()}}).front().status == 200;
  totals_.signed_twice += done;
  return done;
}

bool Mailroom::sign_items(Signed const& who, std::span<int const> things) {
  std::vector<std::string> lines;
  std::string text;
  for (auto const i : things) {
    auto const& t = things_[static_cast<std::size_t>(i)];
    lines.push_back(Body{}.set("item", t.id).set("code", t.parcel.number).text());
    text += "item:" + std::to_string(t.id.value) + " good 0 - -\n";
  }
  return sign_over(who, lines, text);
}

/// The post takes over what goes out of the county, as it brought what came in.
void Mailroom::hand_out_of_county(std::vector<int> const& things) {
  constexpr std::size_t kLinesMax = 500;
  for (std::span<int const> rest{things}; !rest.empty();) {
    auto const part = rest.first(std::min(rest.size(), kLinesMax));
    rest = rest.subspan(part.size());
    if (sign_items({crew_.at(0), crew_.who("liaison"), 0, true, {}}, part))
      totals_.left += static_cast<int>(part.size());
  }
}

/// Once in a while a seal is not as it should be: that is signed too, and asks for an irregularity.
bool Mailroom::sign_bags(Signed const& who, std::vector<BagInHand> const& bags) {
  std::vector<std::string> lines;
  std::string text;
  for (auto const& b : bags) {
    auto const* found = !who.onto_vehicle && dice_.one_in(400) ? "seal_differs" : "good";
    totals_.differences += *found == 's';
    lines.push_back(Body{}
                        .set("bag", b.id)
                        .set("code", b.code)
                        .set("result", found)
                        .set("seal_no", b.seal_no)
                        .set("gross_g", b.gross_g)
                        .text());
    text += "bag:" + std::to_string(b.id.value) + ' ' + found + ' ' + std::to_string(b.gross_g) + ' ' +
            b.seal_no + " -\n";
  }
  return sign_over(who, lines, text);
}

/// Bags that fit and whose stop comes later. Villages have no waybills of their own: there the dispatcher
/// lists.
std::vector<BagInHand> Mailroom::list_on(Ride const& ride, std::size_t stop) {
  auto const node = ride.stops[stop].node;
  auto free_g = ride.hold_g * kHoldShare / 100, free_cm3 = ride.hold_cm3 * kHoldShare / 100;
  for (auto const& b : ride.on_board) {
    free_g -= b.gross_g;
    free_cm3 -= b.volume_cm3;
  }
  std::vector<BagInHand> chosen;
  std::vector<Waiting> commands;
  for (auto const& b : ready_[node]) {
    if (!calls_later(ride, stop, b.destination) || b.gross_g > free_g || b.volume_cm3 > free_cm3) continue;
    free_g -= b.gross_g;
    free_cm3 -= b.volume_cm3;
    chosen.push_back(b);
    commands.push_back({waybill_path(ride.waybill, "list"), Body{}.set("bag", b.id).text()});
  }
  auto const outcomes = send(crew_.is_village(node) ? crew_.who("dispatcher") : crew_.at(node), commands);
  std::vector<BagInHand> out;
  for (std::size_t i = 0; i < chosen.size(); ++i)
    if (outcomes[i].status == 200) out.push_back(std::move(chosen[i]));
  return out;
}

void Mailroom::load(Ride& ride, std::size_t stop) {
  auto const node = ride.stops[stop].node;
  if (ready_[node].empty()) return;
  auto const bags = list_on(ride, stop);
  if (bags.empty() || !sign_bags({crew_.at(node), crew_.who(ride.driver), node, true, ride.waybill}, bags))
    return;
  for (auto const& b : bags) std::erase_if(ready_[node], [&b](auto const& r) { return r.id == b.id; });
  ride.on_board.insert(ride.on_board.end(), bags.begin(), bags.end());
}

void Mailroom::unload(Ride& ride, std::size_t stop) {
  auto const node = ride.stops[stop].node;
  std::vector<BagInHand> bags;
  std::ranges::copy_if(ride.on_board, std::back_inserter(bags),
                       [node](auto const& b) { return b.destination == node; });
  if (bags.empty() || !sign_bags({crew_.who(ride.driver), crew_.at(node), node, false, ride.waybill}, bags))
    return;
  std::erase_if(ride.on_board, [node](auto const& b) { return b.destination == node; });
  // what is in a bag that was sealed before the program began again stands in nobody's head: it waits sealed
  std::erase_if(bags, [](auto const& b) { return b.things.empty(); });
  unpack(node, bags);
}

void Mailroom::inspect(Ride const& ride) {
  if (!inspected_.insert(ride.vehicle).second) return;
  constexpr std::array<std::string_view, 12> kPoints{
      "brakes", "steering",     "tyres",           "lights",     "wipers",   "doors",
      "hold",   "extinguisher", "emergency_exits", "seat_belts", "terminal", "papers"};
  std::vector<std::string> sound;
  for (auto const point : kPoints) sound.push_back('"' + std::string{point} + '"');
  auto const body = Body{}.set("vehicle", ride.vehicle).raw("sound", json_list(sound)).text();
  send(crew_.who(ride.driver), {{"/api/planning/inspections", body}});
}

void Mailroom::leave(Ride const& ride, std::size_t stop) {
  auto const node = ride.stops[stop].node;
  auto const missed =
      std::ranges::any_of(ride.on_board, [node](auto const& b) { return b.destination == node; });
  auto const body =
      Body{}.set("node", crew_.key_of(node)).set("reason", missed ? "站点未能接收，随车带走" : "").text();
  auto const done =
      send(crew_.who(ride.driver), {{waybill_path(ride.waybill, "depart"), body}}).front().status == 200;
  totals_.departures += done;
}

void Mailroom::reach(Ride const& ride, std::size_t stop) {
  auto const body = Body{}.set("node", crew_.key_of(ride.stops[stop].node)).text();
  send(crew_.who(ride.driver), {{waybill_path(ride.waybill, "arrive"), body}});
}

}  // namespace app::demo
