// What the days bring.
#include "modules/agreement/service/coming_into_force.h"

#include <array>

#include "modules/agreement/service/ending_record.h"
#include "modules/agreement/service/obligation.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/store/ending.h"
#include "modules/agreement/store/obligation.h"
#include "modules/agreement/store/version.h"
#include "platform/approval/store.h"

namespace agreement::service {
namespace {

using rules::Version;

/// @source regulation 3.2.2: days before the end at which a warning is given
constexpr std::array<std::int64_t, 3> kWarnings{90, 60, 30};

/// The tightest warning that is due; 0 when none is.
std::int64_t warning_of(Version const& v, base::ServiceDate today) {
  auto const left = base::to_days(rules::last_day_of(v)) - base::to_days(today);
  std::int64_t out = 0;
  for (auto const w : kWarnings)
    if (left <= w) out = w;
  return left < 0 ? 0 : out;
}

/// How often notices moved the end: warnings of another end are asked for anew.
std::string end_counted(std::vector<rules::Ending> const& endings) {
  std::int64_t n = 0;
  for (auto const& e : endings)
    if (e.kind != rules::EndingKind::warning && e.given_at.ms)
      n += e.state == rules::EndingState::withdrawn ? 2 : 1;
  return n ? '/' + std::to_string(n) : std::string{};
}

/// What comes after it is sealed, or it never comes into force.
bool is_silent(Version const& v) {
  auto const last = rules::last_day_of(v);
  return last < v.from_day || (v.superseded_from.yyyymmdd && last != v.ended_on);
}

/// Both parties are asked to renew or to let it end. Once for each warning: the one before it ends.
void warn(Tx& tx, base::Region region, base::Instant now, Held const& h) {
  auto const today = base::service_date_of(now);
  if (is_silent(h.version)) return;
  auto const warning = warning_of(h.version, today);
  if (!warning) return;
  for (auto const w : kWarnings)
    if (w > warning) settle_for(tx, region, now, h.version.id, "expiry/" + std::to_string(w), {});
  auto const counted = end_counted(store::list_endings(tx, region, h.agreement.id));
  for (auto const party : {h.agreement.payer, h.agreement.payee})
    ask_for(tx, region, now, h,
            {"agreement.expiry_" + std::to_string(warning),
             "expiry/" + std::to_string(warning) + '/' + std::to_string(party.value) + counted, party,
             "market", base::instant_of(rules::last_day_of(h.version), {24 * 3600})});
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

/// An approval of what needs none any more.
void withdraw_approval(Tx& tx, base::Region region, base::Instant now, rules::Ending const& e) {
  namespace approval = platform::approval;
  (void)approval::act(tx, region, {e.approval.value},
                      {.kind = approval::ActKind::withdraw, .by = e.requested_by, .at = now});
}

/// Notices that waited for the end, or for anybody before it.
void close_endings(Tx& tx, base::Region region, base::Instant now, AgreementId agreement,
                   base::ServiceDate last) {
  for (auto const& e : store::list_endings(tx, region, agreement))
    if (auto const after = rules::at_end(e, last); after.state != e.state) {
      if (e.state == rules::EndingState::in_review) withdraw_approval(tx, region, now, e);
      store_ending_by_clock(tx, region, now, after);
    }
}

void end_obligations(Tx& tx, base::Region region, base::Instant now, Held const& h) {
  // of a superseded one those that the later version keeps were brought over when that came into force
  if (h.version.state != VersionState::ended) return;
  auto const last = rules::last_day_of(h.version);
  if (last < h.version.from_day) return;  // a notice ended the agreement before this version began
  close_endings(tx, region, now, h.agreement.id, last);
  lapse_obligations(tx, region, now, h.agreement.id);
  auto const before = obligations_of(tx, region, h.agreement.id);
  for (auto& o : rules::obligations_at_end(h.agreement, h.version, clauses_of(h.version), before, now)) {
    if (!o.id) o.id = {base::ids_of_thread().next(now.ms)};
    keep_obligation(tx, region, now, h, o);
  }
}

/// Who gave a warning decides when its days are over.
void ask_after_cure(Tx& tx, base::Region region, base::Instant now, AgreementId agreement) {
  auto const today = base::service_date_of(now);
  for (auto const& e : store::list_endings(tx, region, agreement)) {
    if (e.kind != rules::EndingKind::warning || !rules::is_open(e) || e.end_day >= today) continue;
    ask_party(tx, region, now, task_of(e, "agreement.cure_over", "cure"), e.giver, "market");
  }
}

void move_on(Tx& tx, base::Region region, base::Instant now, Held h) {
  auto const before = h.version.state;
  h.version = rules::on_day(h.version, base::service_date_of(now));
  ask_after_cure(tx, region, now, h.agreement.id);
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
