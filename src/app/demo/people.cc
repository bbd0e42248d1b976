// Posts given out over the places of the county.
#include "app/demo/people.h"

#include <array>

#include "app/demo/dice.h"

namespace app::demo {
namespace {

constexpr std::array kSurnames{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈",
                               "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "尤", "许",
                               "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏",
                               "陶", "姜", "戚", "谢", "邹", "喻", "柏", "水", "窦", "章"};
constexpr std::array kGivenHeads{"",   "文", "建", "晓", "志", "秀", "玉",
                                 "国", "春", "海", "永", "丽", "明", "红"};
constexpr std::array kGivenTails{"山", "岚", "梅", "林", "芳", "平", "涛",
                                 "云", "静", "强", "兰", "军", "燕", "峰"};

struct SinglePost {
  char const *login, *post;
  SideOf side;
  bool at_centre;
};
constexpr std::array kSinglePosts{
    SinglePost{"operations", "operations_manager", SideOf::transport, false},
    SinglePost{"leader", "leader", SideOf::transport, false},
    SinglePost{"dispatcher", "dispatcher", SideOf::transport, false},
    SinglePost{"clerk", "acceptance_clerk", SideOf::transport, true},
    SinglePost{"sorter", "sorter", SideOf::transport, true},
    SinglePost{"security", "security_checker", SideOf::transport, true},
    SinglePost{"liaison", "postal_liaison", SideOf::post, false},
    SinglePost{"finance", "finance", SideOf::transport, false},
    SinglePost{"hr", "human_resources", SideOf::transport, false},
    SinglePost{"legal", "legal", SideOf::transport, false},
    SinglePost{"service", "customer_service", SideOf::transport, false},
    SinglePost{"safety", "safety_officer", SideOf::transport, false},
    SinglePost{"sysadmin", "system_admin", SideOf::transport, false},
    SinglePost{"secadmin", "security_admin", SideOf::transport, false},
    SinglePost{"auditadmin", "audit_admin", SideOf::post, false},
    SinglePost{"regulator", "regulator", SideOf::authority, false},
};

/// Those who make agreements on both sides, besides the company's own finance, legal and leader.
constexpr std::array kNegotiators{
    SinglePost{"market", "market", SideOf::transport, false},
    SinglePost{"postmarket", "market", SideOf::post, false},
    SinglePost{"postlegal", "legal", SideOf::post, false},
    SinglePost{"postfinance", "finance", SideOf::post, false},
    SinglePost{"postleader", "leader", SideOf::post, false},
};

}  // namespace

std::string make_person_name(Dice& dice) {
  return std::string{dice.pick(kSurnames)} + dice.pick(kGivenHeads) + dice.pick(kGivenTails);
}

std::string make_phone(Dice& dice) { return "1390000" + numbered("", dice.below(10'000), 4); }

std::string numbered(std::string const& word, int number, int width) {
  auto const digits = std::to_string(number);
  auto const zeros = static_cast<int>(digits.size()) < width ? width - static_cast<int>(digits.size()) : 0;
  return word + std::string(static_cast<std::size_t>(zeros), '0') + digits;
}

std::vector<PersonPlan> plan_people(County const& county, int drivers) {
  Dice dice{static_cast<std::uint64_t>(county.region)};
  std::vector<PersonPlan> out;
  auto const add = [&](std::string login, PostPlan post) {
    out.push_back({std::move(login), make_person_name(dice), make_phone(dice), {std::move(post)}});
  };
  for (auto const& p : kSinglePosts) add(p.login, {p.post, p.side, p.at_centre ? 0 : -1});
  for (int i = 1; i <= drivers; ++i) add(numbered("driver", i, 2), {"driver", SideOf::transport, -1});
  int stations = 0, keepers = 0;
  for (std::size_t i = 0; i < county.nodes.size(); ++i) {
    auto const kind = county.nodes[i].node.kind;
    auto const node = static_cast<int>(i);
    if (kind == network::NodeKind::township_station) {
      add(numbered("station", ++stations, 2), {"station_head", SideOf::transport, node});
      // One head works for both sides, so that the change of hats can be seen.
      if (stations == 3) out.back().posts.push_back({"acceptance_clerk", SideOf::post, node});
    }
    if (kind == network::NodeKind::village_point)
      add(numbered("keeper", ++keepers, 3), {"village_keeper", SideOf::post, node});
  }
  // after all others, so that their names stay what they were before agreements came
  for (auto const& p : kNegotiators) add(p.login, {p.post, p.side, -1});
  return out;
}

}  // namespace app::demo
