// How a prospect moves, and what stops it.
#include "modules/agreement/rules/prospect.h"

#include <algorithm>

#include "engine/codes/usci.h"
#include "modules/agreement/rules/refusals.h"

namespace agreement::rules {
namespace {

auto place_of(std::span<StageList const> stages, StageId id) {
  return std::ranges::find(stages, id, [](StageList const& s) { return s.stage.id; });
}

/// The next stage that is in use; the end when there is none.
auto next_of(std::span<StageList const> stages, StageId id) {
  auto const here = place_of(stages, id);
  return here == stages.end()
             ? here
             : std::find_if(here + 1, stages.end(), [](auto const& s) { return !s.stage.retired; });
}

/// @errors stage_checklist_open
base::Outcome check_points(std::span<StageList const> stages, StageId stage, Known const& known) {
  auto const here = place_of(stages, stage);
  if (here == stages.end()) return base::Done{};
  std::string missing;
  for (auto const& p : open_points(here->points, known)) missing += (missing.empty() ? "" : "；") + p.name;
  if (!missing.empty()) return base::refuse(refusal::stage_checklist_open, missing);
  return base::Done{};
}

}  // namespace

bool is_fulfilled(Point const& p, Known const& known) {
  switch (p.proof) {
    case Proof::ticked:
      return std::ranges::find(known.ticked, p.id) != known.ticked.end();
    case Proof::contact:
      return known.n_contacts > 0;
    case Proof::follow_up:
      return known.n_follow_ups > 0;
    case Proof::conditions:
      return known.n_conditions > 0;
    case Proof::positions:
      return known.n_conditions > 0 && known.n_unstated == 0;
    case Proof::letter:
      return known.n_letters > 0;
  }
  return false;
}

std::vector<Point> open_points(std::span<Point const> points, Known const& known) {
  std::vector<Point> out;
  std::ranges::copy_if(points, std::back_inserter(out),
                       [&](Point const& p) { return !is_fulfilled(p, known); });
  return out;
}

base::Outcome check_tick(Point const& p) {
  if (p.proof != Proof::ticked) return base::refuse(refusal::point_proves_itself, p.name);
  return base::Done{};
}

base::Result<Prospect> moved(Prospect p, std::span<StageList const> stages, StageId to,
                             std::string const& reason, Known const& known, base::Instant now) {
  if (p.state != ProspectState::open) return refusal::prospect_ended;
  auto const there = place_of(stages, to), here = place_of(stages, p.stage);
  if (there == stages.end() || there->stage.retired)
    return base::refuse(refusal::stage_unknown, {}, "/stage");
  if (to == p.stage) return refusal::stage_same;
  if (there < here) {
    if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  } else {
    if (there != next_of(stages, p.stage)) return refusal::stage_skipped;
    TRY(check_points(stages, p.stage, known));
  }
  p.stage = to;
  p.stage_since = now;
  ++p.version;
  return p;
}

base::Outcome check_ready(Prospect const& p, std::span<StageList const> stages, Known const& known) {
  if (p.state != ProspectState::open) return refusal::prospect_ended;
  if (next_of(stages, p.stage) != stages.end()) return refusal::stage_skipped;
  return check_points(stages, p.stage, known);
}

base::Result<Prospect> ended(Prospect p, ProspectState state, std::string reason, base::Instant now) {
  if (p.state != ProspectState::open) return refusal::prospect_ended;
  if (reason.empty()) return base::refuse(refusal::reason_missing, {}, "/reason");
  p.state = state;
  p.ended_because = std::move(reason);
  p.ended_at = now;
  p.next_contact_on = {};
  ++p.version;
  return p;
}

base::Result<Prospect> reopened(Prospect p) {
  if (p.state != ProspectState::lost) return refusal::prospect_open;
  p.state = ProspectState::open;
  p.ended_because.clear();
  p.ended_at = {};
  ++p.version;
  return p;
}

base::Result<Prospect> followed_up(Prospect p, FollowUp const& f, base::Instant now) {
  if (p.state != ProspectState::open) return refusal::prospect_ended;
  if (f.at > now) return base::refuse(refusal::follow_up_in_future, {}, "/at");
  if (!f.next_contact_on.yyyymmdd || f.next_step.empty())
    return base::refuse(refusal::next_contact_missing, {},
                        f.next_step.empty() ? "/next_step" : "/next_contact_on");
  if (f.next_contact_on < base::service_date_of(now, {}))
    return base::refuse(refusal::next_contact_past, {}, "/next_contact_on");
  p.next_contact_on = f.next_contact_on;
  p.next_step = f.next_step;
  p.contacted_at = std::max(p.contacted_at, f.at);
  ++p.version;
  return p;
}

base::Outcome check_prospect(Prospect const& p) {
  if (p.name.empty()) return base::refuse(refusal::prospect_name_missing, {}, "/name");
  if (p.partner.empty()) return base::refuse(refusal::partner_missing, {}, "/partner");
  if (!p.partner_usci.empty() && !engine::codes::check_usci(p.partner_usci))
    return base::refuse(refusal::partner_usci_wrong, {}, "/partner_usci");
  return base::Done{};
}

base::Outcome check_contact(Contact const& c) {
  if (c.name.empty()) return base::refuse(refusal::contact_name_missing, {}, "/name");
  if (c.phone.empty() && c.wechat.empty()) return base::refuse(refusal::contact_unreachable, {}, "/phone");
  return base::Done{};
}

}  // namespace agreement::rules
