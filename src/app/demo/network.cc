// Making of the county: places, then lines along its valleys, then trips.
#include "app/demo/network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

#include "app/demo/dice.h"
#include "app/demo/feed_text.h"
#include "base/geo.h"

namespace app::demo {
namespace {

constexpr std::int64_t kRegion = 539929;  // 5399xx is not assigned to any county
constexpr double kLat = 25.83, kLon = 100.42;
constexpr double kMetresPerDegree = 111'195;

constexpr std::array kTownNames{"清水", "石门", "白沙", "龙潭", "青岭", "和平", "柳溪",
                                "大坪", "双河", "永兴", "云台", "松坪", "太平", "金沙",
                                "梅坞", "长丰", "板桥", "沙溪", "黄坪", "红岩"};
constexpr std::array kVillageHeads{"上", "下", "大", "小", "新", "老", "东",
                                   "西", "高", "长", "梨", "桃", "竹", "茶"};
constexpr std::array kVillageTails{"河", "坪", "湾", "坡", "寨", "冲", "沟",
                                   "田", "塘", "箐", "岭", "场", "坝", "营"};

std::string digits(std::int64_t value, int width) {
  auto text = std::to_string(value);
  return text.size() < static_cast<std::size_t>(width) ? std::string(width - text.size(), '0') + text : text;
}

/// A GLN of the demo prefix 6901234 with its check digit. @source GS1 General Specifications 7.9
std::string make_gln(int serial) {
  auto text = "6901234" + digits(serial, 5);
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) sum += (text[i] - '0') * (i % 2 ? 3 : 1);
  return text + std::to_string((10 - sum % 10) % 10);
}

struct Point {
  double east_m, north_m;  ///< from the centre
};

class Maker {
 public:
  Maker(std::uint64_t seed, base::ServiceDate first, CountySize const& size)
      : dice_{seed}, first_{first}, size_{size} {}

  County make() {
    out_.name = "云岫县";
    out_.region = kRegion;
    add_centre();
    for (int t = 0; t < size_.townships; ++t) add_township(t);
    for (int v = 0; v < size_.villages; ++v) add_village(v);
    add_markets();
    write_feed();
    return std::move(out_);
  }

 private:
  // --- places

  int add(network::NodeKind kind, std::string name, std::string place_code, Point at, int parent) {
    auto const serial = static_cast<int>(out_.nodes.size());
    NodePlan plan{.parent = parent};
    auto& n = plan.node;
    n.kind = kind;
    n.name = std::move(name);
    n.place_code = std::move(place_code);
    if (kind != network::NodeKind::village_point) n.office_code = digits(67'190'000 + serial, 8);
    n.gln = make_gln(serial + 1);
    auto const place =
        base::position_of(kLat + at.north_m / kMetresPerDegree,
                          kLon + at.east_m / kMetresPerDegree / std::cos(kLat * std::numbers::pi / 180));
    n.lat_e7 = place.lat_e7;
    n.lon_e7 = place.lon_e7;
    n.opening_hours = kind == network::NodeKind::village_point ? "08:00-20:00" : "06:30-18:30";
    n.active_from = first_;
    out_.nodes.push_back(std::move(plan));
    places_.push_back(at);
    return serial;
  }

  void add_centre() {
    add(network::NodeKind::county_centre, out_.name + "客货邮中心", digits(kRegion, 6) + "000000", {0, 0},
        -1);
  }

  /// Townships lie along five valleys that leave the centre, each valley bending a little from one to the
  /// next.
  void add_township(int t) {
    constexpr int kValleys = 5;
    auto const valley = t % kValleys;
    auto const step = t / kValleys + 1;
    auto const angle = (valley + 0.15 * step + dice_.between(-0.08, 0.08)) * 2 * std::numbers::pi / kValleys;
    auto const away = step * 9'500 + dice_.between(-1'200, 1'200);
    auto const name =
        std::string{kTownNames[static_cast<std::size_t>(t) % kTownNames.size()]} + (t % 3 ? "镇" : "乡");
    auto const code = digits(kRegion, 6) + digits((t % 3 ? 101 : 201) + t, 3) + "000";
    towns_.push_back(add(network::NodeKind::township_station, name, code,
                         {away * std::cos(angle), away * std::sin(angle)}, 0));
  }

  std::string village_name() {
    for (;;) {
      auto const head = kVillageHeads[static_cast<std::size_t>(dice_.below(kVillageHeads.size()))];
      auto const tail = kVillageTails[static_cast<std::size_t>(dice_.below(kVillageTails.size()))];
      auto const name = std::string{head} + tail;
      if (names_.insert(name).second) return name + "村";
      if (names_.size() >= kVillageHeads.size() * kVillageTails.size()) names_.clear();
    }
  }

  /// Villages lie on side roads of their township, a kilometre or two apart, farther out along the valley.
  void add_village(int v) {
    auto const town = towns_[static_cast<std::size_t>(v) % towns_.size()];
    auto const nth = v / static_cast<int>(towns_.size());
    auto const branch = nth % kBranches;
    auto const step = nth / kBranches + 1;
    auto const at = places_[static_cast<std::size_t>(town)];
    auto const outward = std::atan2(at.north_m, at.east_m);
    auto const angle = outward + (branch == 0 ? 0.7 : -0.7) + dice_.between(-0.2, 0.2);
    auto const away = step * 1'500 + dice_.between(-300, 300);
    auto const code =
        out_.nodes[static_cast<std::size_t>(town)].node.place_code.substr(0, 9) + digits(200 + nth, 3);
    auto const node = add(network::NodeKind::village_point, village_name(), code,
                          {at.east_m + away * std::cos(angle), at.north_m + away * std::sin(angle)}, town);
    branches_[{town, branch}].push_back(node);
  }

  void add_markets() {
    for (std::size_t i = 0; i < towns_.size(); ++i) {
      auto const& cycle = kMarketCycles[i % std::size(kMarketCycles)];
      out_.markets.push_back({towns_[i], out_.nodes[static_cast<std::size_t>(towns_[i])].node.name + "集",
                              cycle.days, cycle.service});
    }
  }

  // --- lines

  /// Centre, the townships on the way, the villages of one side road.
  std::vector<int> stops_of_line(int town, int branch) const {
    std::vector<int> out{0};
    auto const index = std::ranges::find(towns_, town) - towns_.begin();
    for (auto t = index % 5; t <= index; t += 5) out.push_back(towns_[static_cast<std::size_t>(t)]);
    if (auto const found = branches_.find({town, branch}); found != branches_.end())
      out.insert(out.end(), found->second.begin(), found->second.end());
    return out;
  }

  /// Side roads by township; when there are more than lines, the last lines serve two side roads each.
  std::vector<std::vector<int>> lines() const {
    std::vector<std::vector<int>> out;
    for (int branch = 0; branch < kBranches; ++branch)
      for (auto const& town : towns_) {
        auto stops = stops_of_line(town, branch);
        if (static_cast<int>(out.size()) < size_.lines) {
          out.push_back(std::move(stops));
        } else {
          join(out[static_cast<std::size_t>(&town - towns_.data()) % out.size()], stops);
        }
      }
    return out;
  }

  /// Adds the villages of another side road at the end of a line.
  static void join(std::vector<int>& line, std::vector<int> const& other) {
    for (auto const stop : other)
      if (std::ranges::find(line, stop) == line.end()) line.push_back(stop);
  }

  void write_feed() {
    FeedText feed{out_.nodes, first_};
    auto const all = lines();
    auto const runs_each = size_.trips_per_day / std::max<int>(1, 2 * static_cast<int>(all.size()));
    auto extra = size_.trips_per_day / 2 - runs_each * static_cast<int>(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto const runs = runs_each + (extra-- > 0 ? 1 : 0);
      auto const& cycle = kMarketCycles[i % towns_.size() % std::size(kMarketCycles)];
      feed.add_line({static_cast<int>(i) + 1, runs, dice_.below(25), cycle.service}, all[i]);
    }
    out_.feed = std::move(feed).files();
  }

  static constexpr int kBranches = 2;
  Dice dice_;
  base::ServiceDate first_;
  CountySize size_;
  County out_;
  std::vector<Point> places_;
  std::vector<int> towns_;
  std::set<std::string> names_;
  std::map<std::pair<int, int>, std::vector<int>> branches_;
};

}  // namespace

County make_county(std::uint64_t seed, base::ServiceDate first_day, CountySize const& size) {
  return Maker{seed, first_day, size}.make();
}

}  // namespace app::demo
