// Memberships and delegations made into hats.
#include "modules/org/service/hats.h"

#include <algorithm>
#include <sstream>

#include "modules/org/rules/post.h"
#include "modules/org/store/membership.h"
#include "platform/auth/account.h"

namespace org::service {
namespace {

using platform::auth::Hat;

std::optional<Hat> hat_of(Tx& tx, base::Region region, Person const& wearer, Membership const& m) {
  auto const* post = rules::find_post(m.post);
  if (!post) return {};
  Hat hat;
  hat.id = m.id;
  hat.region = region;
  hat.person = wearer.id;
  hat.person_name = wearer.name;
  hat.organisation = m.organisation;
  hat.unit = m.unit;
  hat.post = m.post;
  hat.reach = m.reach;
  hat.nodes = store::list_workplaces(tx, region, m.id);
  hat.permissions = rules::permissions_of(*post);
  return hat;
}

void keep_only(Hat& hat, std::string const& permissions) {
  if (permissions.empty()) return;
  std::set<std::string, std::less<>> kept;
  std::istringstream codes{permissions};
  for (std::string code; codes >> code;)
    if (hat.may(code)) kept.insert(code);
  hat.permissions = std::move(kept);
}

/// What a second person had to confirm for the lender is not lent without one: neither powers nor a wider reach
/// than the post has by itself.
void keep_ordinary(Hat& hat) {
  std::erase_if(hat.permissions, rules::is_power);
  hat.reach = std::max(hat.reach, rules::find_post(hat.post)->reach);  // declared from wide to narrow
}

/// Empty when the lender no longer has the hat.
std::optional<Hat> lent_hat(Tx& tx, base::Region region, Person const& wearer, store::Delegation const& d,
                            base::ServiceDate today) {
  auto const m = store::find_membership(tx, region, d.hat);
  if (!m || !rules::is_in_force(*m, today)) return {};
  auto hat = hat_of(tx, region, wearer, *m);
  if (!hat) return {};
  keep_only(*hat, d.permissions);
  keep_ordinary(*hat);
  return hat;
}

}  // namespace

std::vector<Hat> list_hats(Tx& tx, base::Region region, PersonId person, base::Instant now) {
  auto const wearer = find_person(tx, region, person);
  if (!wearer || wearer->has_left) return {};
  auto const today = base::service_date_of(now, {0});
  std::vector<Hat> out;
  for (auto const& m : store::list_memberships(tx, region, person))
    if (rules::is_in_force(m, today))
      if (auto hat = hat_of(tx, region, *wearer, m)) out.push_back(*std::move(hat));
  for (auto const& d : store::list_delegations_to(tx, region, person))
    if (d.from_day <= today && today <= d.until_day)
      if (auto hat = lent_hat(tx, region, *wearer, d, today)) out.push_back(*std::move(hat));
  auto const account = platform::auth::find_account(tx, region, person);
  if (account && account->must_change)
    for (auto& hat : out) hat.permissions.clear();
  return out;
}

}  // namespace org::service
