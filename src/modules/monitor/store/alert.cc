// SQL over monitor_alert.
#include "modules/monitor/store/alert.h"

#include "modules/monitor/rules/refusals.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::Alert;

constexpr std::int64_t kAtOnce = 500;
std::string const kSelect = "SELECT " + platform::db::columns_of<Alert>() + " FROM monitor_alert";

}  // namespace

bool insert_alert(Tx& tx, base::Region region, Alert const& a) {
  static constexpr char kKnown[] = "SELECT 1 FROM monitor_alert WHERE region = $1 AND source = $2";
  if (tx.find_integer(kKnown, {region, a.source})) return false;
  tx.insert("monitor_alert", region, a);
  return true;
}

base::Outcome save_alert(Tx& tx, base::Region region, Alert const& a) {
  if (!platform::db::update_object(tx, "monitor_alert", region, a)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Alert> get_alert(Tx& tx, base::Region region, rules::AlertId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto a = tx.find<Alert>(sql, {region, id})) return *std::move(a);
  return refusal::alert_unknown;
}

std::vector<Alert> list_standing(Tx& tx, base::Region region, rules::AlertRuleId rule) {
  static std::string const sql = kSelect + " WHERE region = $1 AND rule = $2 AND over_at = 0 ORDER BY id";
  return tx.list<Alert>(sql, {region, rule});
}

std::vector<Alert> list_overdue(Tx& tx, base::Region region, base::Instant now) {
  static std::string const sql =
      kSelect +
      " WHERE region = $1 AND state = 'open' AND due_at <= $2 AND passed_on_at = 0 AND over_at = 0"
      " AND dry_run = 0 ORDER BY due_at LIMIT $3";
  return tx.list<Alert>(sql, {region, now, kAtOnce});
}

std::vector<Alert> list_alerts(Tx& tx, base::Region region, AlertFilter const& f) {
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.organisation).equal("state", f.state).equal("kind", f.kind);
  q.equal("vehicle", f.vehicle).equal("line", f.line).equal("trip", f.trip);
  if (f.unclosed) q.also("state <> 'closed'");
  if (!f.with_trials) q.also("dry_run = 0");
  if (f.first_day.yyyymmdd) q.add("service_date >= ?", f.first_day);
  if (f.last_day.yyyymmdd) q.add("service_date <= ?", f.last_day);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Alert>(tx, q.order("id DESC", f.limit));
}

std::vector<TripAlerts> count_unclosed(Tx& tx, base::Region region, base::ServiceDate day) {
  return tx.list<TripAlerts>(
      "SELECT trip, COUNT(*) AS n FROM monitor_alert WHERE region = $1 AND service_date = $2 AND state <> "
      "'closed'"
      " AND dry_run = 0 AND trip <> 0 GROUP BY trip",
      {region, day});
}

std::vector<AlertCount> count_alerts(Tx& tx, base::Region region, OrganisationId organisation,
                                     base::ServiceDate first, base::ServiceDate last) {
  static constexpr char kSql[] =
      "SELECT kind, cause, COUNT(*) AS n,"
      " COUNT(*) FILTER (WHERE taken_at > 0 AND taken_at <= due_at) AS n_in_time,"
      " COUNT(*) FILTER (WHERE state <> 'closed') AS n_open,"
      " COALESCE(SUM(CASE WHEN taken_at > 0 THEN (taken_at - raised_at) / 60000 ELSE 0 END), 0) AS "
      "minutes_to_take"
      " FROM monitor_alert WHERE region = $1 AND dry_run = 0 AND service_date >= $2 AND service_date <= $3"
      " AND ($4 = 0 OR organisation = $4) GROUP BY kind, cause ORDER BY kind, cause";
  return tx.list<AlertCount>(kSql, {region, first, last, organisation});
}

}  // namespace monitor::store
