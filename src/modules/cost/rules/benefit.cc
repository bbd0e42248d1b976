// Whole 厘 throughout: metres × 厘 a km are added before they are divided.
#include "modules/cost/rules/benefit.h"

#include <algorithm>
#include <array>
#include <map>

#include "engine/accounting/amount.h"

namespace cost::rules {
namespace {

constexpr std::int64_t kMetresOfKm = 1000;

std::int64_t for_metres(std::int64_t metres, std::int64_t li_a_km) {
  return accounting::rounded(static_cast<__int128>(metres) * li_a_km, kMetresOfKm, 1).value;
}

struct VanDay {
  std::int64_t metres{}, n_bags{};
};

void add_vans(Benefit& b, Joint const& joint, CostBasis const& basis) {
  std::map<std::pair<base::ServiceDate, std::string>, VanDay> days;
  for (auto const& r : joint.rides) {
    auto& d = days[{r.day, r.route}];
    d.metres = std::max(d.metres, r.metres);
    d.n_bags += r.n_bags;
  }
  for (auto const& [key, d] : days) {
    auto const runs = std::max<std::int64_t>(1, (d.n_bags + basis.van_bags - 1) / basis.van_bags);
    b.van_runs += runs;
    b.van_metres += runs * 2 * d.metres;
  }
}

Split split_of(Benefit const& b, char const* name, base::Money post) {
  Split s{.name = name, .post_li = post, .coach_li = b.joint_li - post};
  s.post_gain_li = b.post_alone_li - s.post_li;
  s.coach_gain_li = b.coach_alone_li - s.coach_li;
  s.transfer_li = post;
  return s;
}

base::Money part_of_post(base::Money total, std::int64_t post, std::int64_t coach) {
  if (post + coach <= 0) post = coach = 1;
  return accounting::share_out(total, std::array{post, coach}, 1)[0];
}

}  // namespace

CostBasis ruled(CostBasis c, Ruled const& r) {
  switch (r.ruling) {
    case Ruling::asked:
      c.state = BasisState::proposed;
      break;
    case Ruling::returned:
      c.state = BasisState::returned;
      break;
    case Ruling::approved:
      c.state = BasisState::agreed;
      break;
    case Ruling::withdrawn:
      c.state = BasisState::withdrawn;
      break;
  }
  c.note = r.note;
  c.decided_by = r.by;
  c.decided_at = r.at;
  ++c.version;
  return c;
}

Benefit benefit_of(Joint const& joint, CostBasis const& basis) {
  Benefit b{.n_rides = std::ssize(joint.rides), .n_delivered = joint.n_delivered};
  for (auto const& r : joint.rides) {
    b.n_bags += r.n_bags;
    b.metres += r.metres;
  }
  add_vans(b, joint, basis);
  b.post_alone_li = {for_metres(b.van_metres, basis.van_km_li) + b.van_runs * basis.van_run_li +
                     b.n_delivered * basis.own_delivery_li};
  b.coach_alone_li = {for_metres(b.metres, basis.coach_km_li)};
  b.joint_li = {b.coach_alone_li.value + b.n_rides * basis.stop_run_li + b.n_bags * basis.bag_li +
                b.n_delivered * basis.point_item_li};
  b.saving_li = b.post_alone_li + b.coach_alone_li - b.joint_li;
  auto const shapley = b.post_alone_li + b.joint_li - b.coach_alone_li;  // twice the share
  b.splits = {
      split_of(b, "actual", joint.paid_li), split_of(b, "equal", part_of_post(b.joint_li, 1, 1)),
      split_of(b, "proportional", part_of_post(b.joint_li, b.post_alone_li.value, b.coach_alone_li.value)),
      split_of(b, "shapley", accounting::rounded(shapley.value, 2, 1))};
  return b;
}

}  // namespace cost::rules
