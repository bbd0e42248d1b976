// One-time passwords and the first start.
#include "modules/org/service/joining.h"

#include "modules/org/rules/post.h"
#include "platform/auth/account.h"
#include "platform/auth/secret.h"

namespace org::service {
std::string make_one_time_password() {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  std::string out;
  while (out.size() < 16) {
    for (auto const c : platform::auth::random_bytes(32)) {
      // Bytes beyond the last whole multiple are dropped, so that every letter is as likely.
      auto const b = static_cast<unsigned char>(c);
      if (b < 256 / kLetters.size() * kLetters.size() && out.size() < 16) out += kLetters[b % kLetters.size()];
    }
  }
  return out;
}

base::Result<JoinedPerson> join_person(Act& act, JoinPerson const& request) {
  auto const password = make_one_time_password();
  auto person = TRY(add_person(act, {request.name, request.phone, request.login, platform::auth::hash_password(password)}));
  return JoinedPerson{std::move(person), password};
}

OrganisationId found_organisation(Act& act, OrganisationKind kind, std::string const& name,
                                  std::string const& short_name) {
  Organisation o;
  o.id = act.make_id<OrganisationId>();
  o.kind = kind;
  o.name = name;
  o.short_name = short_name;
  store::insert_organisation(act.tx, act.region, o);
  return o.id;
}

base::Result<FirstAdmin> begin_installation(Act& act, FirstStart const& start) {
  FirstAdmin out;
  auto const found = [&act](OrganisationKind kind, std::string const& name) {
    return *find_organisation(act.tx, act.region, found_organisation(act, kind, name, name));
  };
  out.transport = found(OrganisationKind::transport, start.transport_name);
  out.post = found(OrganisationKind::post, start.post_name);
  auto joined = TRY(join_person(act, {"系统管理员", "", start.admin_login}));
  out.person = std::move(joined.person);
  out.one_time_password = std::move(joined.one_time_password);
  Membership m;
  m.id = act.make_id<HatId>();
  m.person = out.person.id;
  m.organisation = out.transport.id;
  m.post = "system_admin";
  m.reach = Reach::region;
  m.from_day = base::service_date_of(act.now, {0});
  store::insert_membership(act.tx, act.region, m);
  return out;
}

}  // namespace org::service
