// The table of posts.
#include "modules/org/rules/post.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "modules/org/rules/refusals.h"

namespace org::rules {
namespace {

#define MAIL_READ "mail.read network.read message.read "
#define MAIL_FLOOR MAIL_READ "mail.handover mail.irregularity agreement.interfaces "
#define PLAN_READ "planning.read planning.duty "
#define TRACK_READ "tracking.read monitor.read "
#define TRACK_KEEP \
  TRACK_READ       \
  "monitor.share tracking.command tracking.media tracking.answer tracking.manage_terminals "
#define AGREE_READ "agreement.read agreement.interfaces "
#define AGREE_JUDGE AGREE_READ "agreement.approve agreement.talks "
#define SETTLE_READ "settlement.read settlement.replay settlement.export settlement.books "
#define SETTLE_KEEP                                                           \
  SETTLE_READ                                                                 \
  "settlement.draft settlement.confirm settlement.assess settlement.approve " \
  "settlement.pay settlement.close_books "
#define COST_READ "cost.read cost.export "
#define COST_SPEND COST_READ "cost.spend cost.approve "
#define COST_KEEP COST_SPEND "cost.plan cost.pay cost.audit cost.rules cost.basis "
#define PLAN_MAKE                                                                       \
  PLAN_READ                                                                             \
  "planning.plan planning.publish planning.ask_order planning.assign planning.inspect " \
  "planning.red_risk "

constexpr Post kPosts[] = {
    {"leader", "领导小组成员", "Leading group", "transport post", Reach::region,
     MAIL_READ PLAN_READ TRACK_READ AGREE_JUDGE SETTLE_READ COST_READ
     "cost.approve cost.approve_large cost.audit cost.basis settlement.seal settlement.approve "
     "agreement.seal org.read "
     "mail.reveal "
     "mail.export"},
    {"operations_manager", "运营经理", "Operations manager", "transport post", Reach::region,
     MAIL_FLOOR PLAN_MAKE TRACK_KEEP AGREE_JUDGE COST_SPEND
     "agreement.draft agreement.keep_interfaces planning.approve planning.settings monitor.answer "
     "monitor.rules "
     "mail.accept mail.check mail.sort mail.bag mail.waybill mail.override_hold mail.deliver mail.day "
     "mail.reopen_day"
     " mail.plan mail.import mail.reveal mail.export network.edit network.import org.read message.send "
     "message.tell"},
    {"dispatcher", "调度员", "Dispatcher", "transport post", Reach::region,
     MAIL_FLOOR PLAN_MAKE TRACK_KEEP "monitor.answer monitor.rules planning.settings mail.waybill "
                                     "mail.override_hold mail.plan network.edit org.read"
                                     " message.send mail.export"},
    {"acceptance_clerk", "收寄员", "Acceptance clerk", "transport post", Reach::node,
     MAIL_FLOOR "mail.accept mail.check mail.import mail.reveal monitor.share"},
    {"sorter", "分拣封发员", "Sorter", "transport post", Reach::node,
     MAIL_FLOOR
     "mail.accept mail.check mail.sort mail.bag mail.waybill mail.day planning.ask_order planning.duty"},
    {"security_checker", "安检员", "Security checker", "transport post", Reach::node, MAIL_READ "mail.check"},
    {"driver", "驾驶员", "Driver", "transport post partner", Reach::own,
     MAIL_READ "mail.handover mail.drive planning.duty planning.inspect"},
    {"station_head", "乡镇站长", "Township station head", "transport post partner", Reach::node,
     MAIL_FLOOR
     "mail.accept mail.check mail.sort mail.bag mail.waybill mail.deliver mail.day mail.reveal message.send"
     " message.tell monitor.share planning.ask_order planning.duty"},
    {"village_keeper", "村级站点负责人", "Village keeper", "transport post partner", Reach::node,
     MAIL_FLOOR "mail.accept mail.check mail.bag mail.deliver mail.day mail.reveal message.tell "
                "monitor.share"},
    {"postal_liaison", "邮政对接人", "Postal liaison", "post transport", Reach::region,
     MAIL_FLOOR PLAN_READ TRACK_READ AGREE_JUDGE
     "agreement.draft planning.ask_order mail.import mail.export org.read message.send"},
    {"finance", "财务", "Finance", "transport post", Reach::organisation,
     MAIL_READ AGREE_JUDGE SETTLE_KEEP COST_KEEP "org.read mail.export"},
    {"legal", "法务", "Legal", "transport post", Reach::organisation,
     MAIL_READ AGREE_JUDGE "agreement.draft agreement.review settlement.replay org.read"},
    {"market", "市场专员", "Market officer", "transport post", Reach::organisation,
     MAIL_READ AGREE_JUDGE COST_SPEND
     "agreement.draft agreement.negotiate agreement.stages agreement.keep_interfaces"
     " settlement.replay network.read org.read message.send"},
    {"human_resources", "人力资源", "Human resources", "transport post", Reach::organisation,
     MAIL_READ "org.read org.manage_people org.reveal_personal"},
    {"customer_service", "客服", "Customer service", "transport post", Reach::region,
     MAIL_FLOOR TRACK_READ "monitor.share mail.reveal message.send message.tell"},
    {"safety_officer", "安全员", "Safety officer", "transport post", Reach::region,
     MAIL_READ PLAN_READ TRACK_READ
     "tracking.command tracking.media monitor.answer planning.red_risk mail.irregularity org.read"},
    {"system_admin", "系统管理员", "System administrator", "transport post", Reach::region,
     MAIL_READ TRACK_READ
     "tracking.manage_terminals tracking.quarantine "
     "org.read org.manage_people org.manage_units network.edit network.import system.manage"},
    {"security_admin", "安全管理员", "Security administrator", "transport post", Reach::region,
     MAIL_READ "org.read org.grant org.reveal_personal"},
    {"audit_admin", "审计管理员", "Audit administrator", "transport post", Reach::region,
     "org.read audit.read message.read"},
    {"regulator", "政府监管", "Regulator, reading only", "authority", Reach::region,
     MAIL_READ PLAN_READ TRACK_READ AGREE_READ "org.read"},
};

#undef COST_KEEP
#undef COST_SPEND
#undef COST_READ
#undef SETTLE_KEEP
#undef SETTLE_READ
#undef TRACK_KEEP
#undef TRACK_READ
#undef PLAN_MAKE
#undef AGREE_JUDGE
#undef AGREE_READ
#undef PLAN_READ
#undef MAIL_FLOOR
#undef MAIL_READ

constexpr std::array<std::string_view, 3> kAdministrators{"system_admin", "security_admin", "audit_admin"};

constexpr std::array<std::string_view, 7> kPowers{
    "org.manage_people", "org.manage_units",    "org.grant",  "audit.read",
    "system.manage",     "org.reveal_personal", "mail.export"};

bool has_side(Post const& post, OrganisationKind kind) {
  std::istringstream sides{post.sides};
  for (std::string side; sides >> side;)
    if (side == base::to_name(kind)) return true;
  return false;
}

}  // namespace

std::span<Post const> posts() { return kPosts; }

Post const* find_post(std::string_view code) {
  auto const found = std::ranges::find_if(kPosts, [code](Post const& p) { return p.code == code; });
  return found == std::end(kPosts) ? nullptr : found;
}

std::set<std::string, std::less<>> permissions_of(Post const& post) {
  std::set<std::string, std::less<>> out;
  std::istringstream codes{post.permissions};
  for (std::string code; codes >> code;) out.insert(code);
  return out;
}

bool is_power(std::string_view permission) { return std::ranges::find(kPowers, permission) != kPowers.end(); }

bool is_powerful(Post const& post) { return std::ranges::any_of(permissions_of(post), is_power); }

bool is_administrator(std::string_view post) {
  return std::ranges::find(kAdministrators, post) != kAdministrators.end();
}

bool needs_second_person(Membership const& m, Post const& post) {
  return is_powerful(post) || m.reach < post.reach;
}

bool overlap(Membership const& a, Membership const& b) {
  auto const ends_before = [](Membership const& x, Membership const& y) {
    return x.until_day.yyyymmdd != 0 && x.until_day < y.from_day;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

bool is_in_force(Membership const& m, base::ServiceDate day) {
  return m.from_day <= day && (m.until_day.yyyymmdd == 0 || day <= m.until_day);
}

base::Outcome may_take(Membership const& m, Organisation const& organisation,
                       std::span<Membership const> others) {
  auto const* post = find_post(m.post);
  if (!post) return base::refuse(refusal::post_unknown, {}, "/post");
  if (!has_side(*post, organisation.kind)) return base::refuse(refusal::post_of_other_side, {}, "/post");
  if (m.until_day.yyyymmdd != 0 && m.until_day < m.from_day)
    return base::refuse(refusal::dates_reversed, {}, "/until_day");
  if (m.reach == Reach::node && m.nodes.text == "[]")
    return base::refuse(refusal::nodes_missing, {}, "/nodes");
  for (auto const& other : others)
    if (is_administrator(m.post) && is_administrator(other.post) && other.post != m.post && overlap(other, m))
      return refusal::admins_apart;
  return base::Done{};
}

}  // namespace org::rules
