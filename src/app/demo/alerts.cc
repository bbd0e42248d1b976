// Rules switched, alerts taken and closed.
#include "app/demo/alerts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

#include "app/demo/answer.h"
#include "app/demo/body.h"

namespace app::demo {
namespace {

struct RulesOfDay {
  std::vector<base::Json> items;  ///< sent back whole, with one word changed
};
DESCRIBE(RulesOfDay, "Alert rules.", FIELD(items, "rules"))
struct RuleOfDay {
  std::string kind;
  bool enabled{};
};
DESCRIBE(RuleOfDay, "An alert rule.", FIELD(kind, "what is watched for"), FIELD(enabled, "in force"))

struct StandingAlert {
  Key id;
  std::string kind, state;
  base::Instant over_at;
};
DESCRIBE(StandingAlert, "An alert.", FIELD(id, "key"), FIELD(kind, "what it is about"), FIELD(state, "life"),
         FIELD(over_at, "0 while it stands"))
struct AlertOfList {
  StandingAlert alert;
};
DESCRIBE(AlertOfList, "An alert with names.", FIELD(alert, "it"))
struct AlertsOfDay {
  std::vector<AlertOfList> items;
};
DESCRIBE(AlertsOfDay, "Alerts.", FIELD(items, "newest first"))

bool compares_with_clock(std::string_view kind) {
  static constexpr std::array<std::string_view, 6> kKinds{"late_departure", "late_arrival", "long_stop",
                                                          "offline",        "wrong_unload", "missed_connection"};
  return std::ranges::find(kKinds, kind) != kKinds.end();
}

/// The driver's button, what a seal was found like, the edge of a fence passed: nothing ends it but somebody's word.
bool is_told_once(std::string_view kind) {
  return kind == "sos" || kind == "fatigue" || kind == "seal_differs" || kind.starts_with("fence_");
}

char const* cause_of(std::string_view kind) {
  if (kind == "sos") return "false_alarm";
  if (kind == "fatigue") return "driver";
  if (kind == "seal_differs") return "station";
  if (kind == "offline") return "terminal";
  return kind == "late_departure" ? "passengers" : "traffic";
}

std::string switched(std::string rule, bool on) {
  std::string const from = on ? "\"enabled\":false" : "\"enabled\":true";
  if (auto const at = rule.find(from); at != std::string::npos)
    rule.replace(at, from.size(), on ? "\"enabled\":true" : "\"enabled\":false");
  return rule;
}

}  // namespace

void Alerts::hold_back(bool held) {
  auto& manager = crew_.who("operations");
  RulesOfDay rules;
  for (int i = 0; i < 150 && rules.items.empty(); ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds{200});
    rules = read_answer<RulesOfDay>(manager.get("/api/monitor/rules"));
  }
  for (auto const& item : rules.items) {
    auto const rule = read_answer<RuleOfDay>(item.text);
    if (compares_with_clock(rule.kind) && rule.enabled == held)
      manager.attempt("/api/monitor/rules", switched(item.text, !held));
  }
}

void Alerts::see_to() {
  auto& dispatcher = crew_.who("dispatcher");
  auto const list = read_answer<AlertsOfDay>(dispatcher.get("/api/monitor/alerts?unclosed=true&limit=100"));
  for (auto const& [alert] : list.items) {
    auto const path = "/api/monitor/alerts/" + std::to_string(alert.id.value);
    if (alert.state == "open")
      dispatcher.attempt(path + "/take", "{}");
    else if (alert.over_at.ms || is_told_once(alert.kind))
      dispatcher.attempt(path + "/close",
                         Body{}.set("cause", cause_of(alert.kind)).set("note", "已与驾驶员联系").text());
  }
}

}  // namespace app::demo
