// Alerts raised and ended by the system itself, outside any command.
#include "modules/monitor/service/raising.h"

#include <algorithm>

#include "modules/message/message.h"
#include "modules/monitor/store/alert.h"
#include "modules/monitor/store/alert_rule.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace monitor::service {
namespace {

using rules::Alert;

/// "云A12345 101 大坪": what tells it from others of its kind, in no language.
std::string topic_of(Alert const& a) {
  auto text = a.vehicle;
  for (auto const* part : {&a.line, &a.place})
    if (!part->empty()) text += (text.empty() ? "" : " ") + *part;
  return text;
}

message::NewTask task_of(Alert const& a, std::string const& post, char const* step) {
  message::NewTask task;
  task.kind = std::string{"monitor.alert_"} + base::to_name(a.kind);
  task.source = subject_of(a) + '/' + step;
  task.topic = topic_of(a);
  task.path = "/monitor/alerts?id=" + std::to_string(a.id.value);
  task.to.organisation = a.organisation;
  task.to.post = post;
  task.due_at = a.due_at;
  return task;
}

/// Found again: the source itself, or with the moment behind it where the rule looks again and again.
bool is_of(Alert const& a, rules::Hit const& hit) {
  return a.source == hit.source || a.source.starts_with(hit.source + '@');
}

bool stands(Tx& tx, base::Region region, rules::AlertRule const& rule, rules::Hit const& hit) {
  auto const standing = store::list_standing(tx, region, rule.id);
  return std::ranges::any_of(standing, [&](Alert const& a) { return is_of(a, hit); });
}

}  // namespace

std::string subject_of(Alert const& a) { return "monitor/alert/" + std::to_string(a.id.value); }

void tell(Tx& tx, base::Region region, base::Instant now, Alert const& a) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kAlertChanged;
  e.subject = subject_of(a);
  e.at = e.happened_at = now;
  e.organisation = a.organisation;
  e.node = a.node;
  e.data = {platform::json::render(a)};
  platform::event::append(tx, region, e);
}

bool raise(Tx& tx, base::Region region, base::Instant now, rules::AlertRule const& rule,
           rules::Hit const& hit, OrganisationId organisation) {
  if (!rule.once && stands(tx, region, rule, hit)) return false;
  auto a = rules::raised(rule, hit, {base::ids_of_thread().next(now.ms)}, now);
  a.organisation = organisation;
  if (!store::insert_alert(tx, region, a)) return false;
  tell(tx, region, now, a);
  if (!a.dry_run) message::ask(tx, region, now, task_of(a, rule.post, "take"));
  return true;
}

void end_others(Tx& tx, base::Region region, base::Instant now, rules::AlertRule const& rule,
                std::vector<rules::Hit> const& hits) {
  for (auto& standing : store::list_standing(tx, region, rule.id)) {
    if (std::ranges::any_of(hits, [&](rules::Hit const& h) { return is_of(standing, h); })) continue;
    auto const after = rules::over(std::move(standing), now);
    if (!store::save_alert(tx, region, after).ok()) continue;
    tell(tx, region, now, after);
    // it waits in the list for its cause; nobody needs to hurry any more
    message::settle(tx, region, now, subject_of(after), {});
  }
}

void pass_on_overdue(Tx& tx, base::Region region, base::Instant now) {
  for (auto& alert : store::list_overdue(tx, region, now)) {
    auto const rule = store::get_rule(tx, region, alert.rule);
    auto const after = rules::passed_on(std::move(alert), now);
    if (!store::save_alert(tx, region, after).ok()) continue;
    tell(tx, region, now, after);
    if (!rule.ok() || rule.value().next_post.empty()) continue;
    message::ask(tx, region, now, task_of(after, rule.value().next_post, "next"));
  }
}

}  // namespace monitor::service
