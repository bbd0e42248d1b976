// What the days bring.
#include "modules/agreement/service/coming_into_force.h"

#include <array>

#include "modules/agreement/service/obligation.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/obligation.h"
#include "modules/agreement/store/version.h"

namespace agreement::service {
namespace {

using rules::Version;

/// @source regulation 3.2.2: days before the end at which a warning is given
constexpr std::array<std::int64_t, 3> kWarnings{90, 60, 30};

/// The tightest warning that is due; 0 when none is.
std::int64_t warning_of(Version const& v, base::ServiceDate today) {
  auto const left = base::to_days(v.until_day) - base::to_days(today);
  std::int64_t out = 0;
  for (auto const w : kWarnings)
    if (left <= w) out = w;
  return left < 0 ? 0 : out;
}

/// Both parties are asked to renew or to let it end. Once for each warning: the one before it ends.
void warn(Tx& tx, base::Region region, base::Instant now, Held const& h) {
  auto const today = base::service_date_of(now);
  if (h.version.superseded_from.yyyymmdd) return;  // what comes after it is sealed
  auto const warning = warning_of(h.version, today);
  if (!warning) return;
  for (auto const w : kWarnings)
    if (w > warning) settle_for(tx, region, now, h.version.id, "expiry/" + std::to_string(w), {});
  for (auto const party : {h.agreement.payer, h.agreement.payee})
    ask_for(tx, region, now, h,
            {"agreement.expiry_" + std::to_string(warning),
             "expiry/" + std::to_string(warning) + '/' + std::to_string(party.value), party, "market",
             base::instant_of(h.version.until_day, {24 * 3600})});
}

std::vector<rules::Obligation> obligations_of(Tx& tx, base::Region region, AgreementId agreement) {
  store::ObligationFilter f;
  f.agreement = agreement;
  f.limit = 500;
  return store::list_obligations(tx, region, f);
}

char const* event_of(VersionState s) {
  return s == VersionState::in_force ? events::kVersionInForce : events::kVersionEnded;
}

void end_obligations(Tx& tx, base::Region region, base::Instant now, Held const& h) {
  // of a superseded one those that the later version keeps were brought over when that came into force
  if (h.version.state != VersionState::ended) return;
  lapse_obligations(tx, region, now, h.agreement.id);
  auto const before = obligations_of(tx, region, h.agreement.id);
  for (auto& o : rules::obligations_at_end(h.agreement, h.version, clauses_of(h.version), before, now)) {
    if (!o.id) o.id = {base::ids_of_thread().next(now.ms)};
    keep_obligation(tx, region, now, h, o);
  }
}

void move_on(Tx& tx, base::Region region, base::Instant now, Held h) {
  auto const before = h.version.state;
  h.version = rules::on_day(h.version, base::service_date_of(now));
  if (h.version.state == before) return warn(tx, region, now, h);
  if (!store_by_clock(tx, region, now, h.version, event_of(h.version.state))) return;
  if (h.version.state == VersionState::in_force) {
    bring_obligations(tx, region, now, h);
    return warn(tx, region, now, h);
  }
  settle_for(tx, region, now, h.version.id, "expiry", {});
  end_obligations(tx, region, now, h);
}

}  // namespace

void bring_obligations(Tx& tx, base::Region region, base::Instant now, Held const& h) {
  auto const before = obligations_of(tx, region, h.agreement.id);
  for (auto& o :
       rules::obligations_under(h.agreement, h.version, clauses_of(h.version).duties, before, now)) {
    if (!o.id) o.id = {base::ids_of_thread().next(now.ms)};
    keep_obligation(tx, region, now, h, o);
  }
}

void pass_day(Tx& tx, base::Region region, base::Instant now) {
  for (auto& v : store::list_current(tx, region)) {
    auto agreement = store::get_agreement(tx, region, v.agreement);
    if (agreement.ok()) move_on(tx, region, now, {std::move(agreement).value(), std::move(v)});
  }
}

}  // namespace agreement::service
