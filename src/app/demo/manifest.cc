// Numbers, people, weights and places drawn by seeded chance.
#include "app/demo/manifest.h"

#include <algorithm>
#include <array>

#include "app/demo/body.h"
#include "app/demo/dice.h"
#include "app/demo/people.h"
#include "engine/codes/s10.h"

namespace app::demo {
namespace {

constexpr int kRoundSerials = 25'000;
constexpr int kDaySerials = 25 * kRoundSerials;  // numbers come again after a hundred days

/// Postal parcels by S10, EMS with its check digit, and carriers whose numbers have none.
std::string make_number(Dice& dice, int serial) {
  auto const eight = numbered("", serial, 8);
  auto const check = engine::codes::s10_check_digit(eight);
  auto const kind = dice.below(100);
  if (kind < 60) return "PA" + eight + check + "CN";
  if (kind < 85) return "11" + eight + check + numbered("", dice.below(100), 2);
  constexpr std::array kLettered{"SF", "JT", "YT"};
  return dice.pick(kLettered) + numbered("", serial, 13);
}

class Maker {
 public:
  Maker(County const& county, base::ServiceDate day, int round)
      : dice_{static_cast<std::uint64_t>(day.yyyymmdd) * 32 + static_cast<std::uint64_t>(round)} {
    serial_ = static_cast<int>(base::to_days(day) % 100) * kDaySerials + round * kRoundSerials;
    for (std::size_t i = 1; i < county.nodes.size(); ++i) {
      auto const village = county.nodes[i].node.kind == network::NodeKind::village_point;
      (village ? villages_ : towns_).push_back(static_cast<int>(i));
    }
  }

  std::vector<Parcel> make(int items) {
    std::vector<Parcel> out;
    for (int i = 0; i < items; ++i) out.push_back(inbound());
    for (int i = 0; i < items / 20 && !villages_.empty(); ++i) out.push_back(outbound());
    return out;
  }

 private:
  Parcel draw() {
    Parcel p;
    p.number = make_number(dice_, serial_++);
    p.sender_name = make_person_name(dice_);
    p.sender_phone = make_phone(dice_);
    p.receiver_name = make_person_name(dice_);
    p.receiver_phone = make_phone(dice_);
    p.weight_g = std::clamp(static_cast<int>(dice_.log_normal(800, 0.8)), 30, 25'000);
    // A box of about four litres a kilogram.
    auto const side = std::cbrt(p.weight_g * 4'000.0);
    p.length_mm = static_cast<int>(side * 1.4);
    p.width_mm = static_cast<int>(side);
    p.height_mm = static_cast<int>(side / 1.4);
    if (dice_.one_in(50))
      p.insured_li = (1 + dice_.below(20)) * 100'000;
    else if (dice_.one_in(25))
      p.cod_li = (10 + dice_.below(200)) * 1'000;
    return p;
  }

  /// A quarter stays in the townships, the rest goes on to villages.
  Parcel inbound() {
    auto p = draw();
    auto const town = villages_.empty() || dice_.one_in(4);
    p.node = dice_.pick(town ? towns_ : villages_);
    p.arrival = dice_.below(100) < 60 ? 0 : 1;
    return p;
  }

  Parcel outbound() {
    auto p = draw();
    p.outbound = true;
    p.insured_li = p.cod_li = 0;
    p.node = dice_.pick(villages_);
    return p;
  }

  Dice dice_;
  int serial_{};
  std::vector<int> towns_, villages_;
};

}  // namespace

std::vector<Parcel> make_manifest(County const& county, base::ServiceDate day, int items, int round) {
  return Maker{county, day, round}.make(items);
}

std::string advice_row(County const& county, Parcel const& p) {
  auto const& place = county.nodes[static_cast<std::size_t>(p.node)].node;
  return Body{}
      .set("number", p.number)
      .set("place", place.place_code)
      .set("sender_name", p.sender_name)
      .set("sender_phone", p.sender_phone)
      .set("receiver_name", p.receiver_name)
      .set("receiver_phone", p.receiver_phone)
      .set("receiver_address", county.name + place.name)
      .set("weight_g", p.weight_g)
      .set("length_mm", p.length_mm)
      .set("width_mm", p.width_mm)
      .set("height_mm", p.height_mm)
      .set("insured_li", p.insured_li)
      .set("cod_li", p.cod_li)
      .set("attested", true)
      .text();
}

}  // namespace app::demo
