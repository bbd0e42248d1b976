// Beginning an installation, as the machine's operator.
#include "modules/org/service/installation.h"

#include <array>
#include <cstdio>
#include <optional>

#include "modules/org/rules/post.h"
#include "modules/org/rules/refusals.h"
#include "modules/org/service/password.h"
#include "modules/org/service/people.h"
#include "platform/auth/account.h"
#include "platform/auth/password.h"
#include "platform/command/command_line.h"

namespace org::service {
namespace {

struct Seat {
  char const* login;
  char const* post;
};
constexpr std::array<Seat, 3> kSeats{
    {{"admin", "system_admin"}, {"security", "security_admin"}, {"audit", "audit_admin"}}};

base::Result<FirstAdmin> seat_admin(Act& act, Seat const& seat, OrganisationId organisation) {
  auto const& post = *rules::find_post(seat.post);
  auto const password = make_one_time_password();
  auto const hash = platform::auth::hash_password(password);
  auto const person = TRY(take_in(act, {post.zh, "", seat.login, hash, true, organisation}));
  TakePost request;
  request.person = person.id;
  request.organisation = organisation;
  request.post = seat.post;
  request.from_day = base::service_date_of(act.now, {0});
  TRY(give_post(act, request));
  return FirstAdmin{seat.login, post.zh, password};
}

}  // namespace

base::Result<std::vector<FirstAdmin>> begin_installation(Act& act, FirstStart const& start) {
  if (find_organisation(act.tx, act.region, OrganisationKind::transport)) return refusal::installation_begun;
  auto const company =
      found_organisation(act, {OrganisationKind::transport, start.transport_name, start.transport_name, ""});
  found_organisation(act, {OrganisationKind::post, start.post_name, start.post_name, ""});
  std::vector<FirstAdmin> out;
  for (auto const& seat : kSeats) out.push_back(TRY(seat_admin(act, seat, company.id)));
  return out;
}

int begin_from_command_line(platform::db::Database& database, base::Region region, base::Instant now,
                            FirstStart const& start) {
  std::optional<base::Result<std::vector<FirstAdmin>>> outcome;
  platform::command::act_as_operator(database, region, now, [&](Act& act) {
    outcome.emplace(begin_installation(act, start));
    return outcome->ok();
  });
  if (!outcome->ok()) {
    platform::command::print_refusal(outcome->refusal());
    return 1;
  }
  std::printf(
      "一次性密码只显示这一次，首次登录须修改。 These passwords are shown once and changed at the first "
      "login.\n");
  for (auto const& a : outcome->value())
    std::printf("  %-10s %s  %s\n", a.login.c_str(), a.one_time_password.c_str(), a.post_name.c_str());
  return 0;
}

}  // namespace org::service
