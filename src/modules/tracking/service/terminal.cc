// Terminals: checked by rules, stored, told to journal and audit book.
#include "modules/tracking/service/terminal.h"

#include "engine/codes/phone.h"
#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/store/link.h"
#include "modules/tracking/store/terminal.h"
#include "platform/auth/secret.h"

namespace tracking::service {
namespace {

using rules::Terminal;

std::string subject_of(TerminalId id) { return "tracking/terminal/" + std::to_string(id.value); }

/// @errors code_malformed
base::Result<std::string> code_for(std::string const& wanted) {
  constexpr std::size_t kRandomBytes = 12;
  if (wanted.empty()) return platform::auth::to_base64url(platform::auth::random_bytes(kRandomBytes));
  TRY(rules::check_code(wanted));
  return wanted;
}

/// No other terminal in use has its number or its vehicle.
base::Outcome check_free(Act& act, Terminal const& t) {
  auto const same_number = store::find_by_number(act.tx, act.region, t.number);
  if (same_number && same_number->id != t.id) return base::refuse(refusal::number_in_use, {}, "/number");
  auto const same_vehicle = store::find_by_vehicle(act.tx, act.region, t.vehicle);
  if (same_vehicle && same_vehicle->id != t.id) return base::refuse(refusal::vehicle_in_use, {}, "/vehicle");
  return base::Done{};
}

base::Outcome check(Act& act, Terminal const& t) {
  TRY(rules::check_terminal(t));
  if (!org::find_organisation(act.tx, act.region, t.organisation))
    return base::refuse(refusal::organisation_unknown, {}, "/organisation");
  if (!rules::scope_of(act.hat).covers(t.organisation)) return refusal::out_of_reach;
  return check_free(act, t);
}

/// The terminal in use as the caller saw it.
base::Result<Terminal> get_seen(Act& act, TerminalId id, std::int64_t version) {
  auto t = TRY(store::get_terminal(act.tx, act.region, id));
  if (!rules::scope_of(act.hat).covers(t.organisation)) return refusal::out_of_reach;
  if (t.version != version) return refusal::changed_meanwhile;
  if (t.state == rules::TerminalState::retired) return refusal::terminal_is_retired;
  return t;
}

void tell(Act& act, char const* action, Terminal const* before, Terminal const& after) {
  act.audit(action, subject_of(after.id), before, &after);
  act.record(events::kTerminalChanged, subject_of(after.id), {}, after);
}

base::Result<Terminal> save(Act& act, char const* action, Terminal const& before, Terminal after) {
  after.changed_at = act.now;
  ++after.version;
  TRY(store::save_terminal(act.tx, act.region, after));
  tell(act, action, &before, after);
  return after;
}

TerminalView view_of(Look& look, Terminal terminal) {
  TerminalView v;
  if (auto const o = org::find_organisation(look.tx, look.region, terminal.organisation))
    v.organisation_name = o->short_name;
  if (auto const link = store::find_link(look.tx, look.region, terminal.id)) {
    v.connected = link->ended_at.ms == 0;
    v.connected_at = link->connected_at;
    v.ended_at = link->ended_at;
    v.address = link->address;
  }
  v.terminal = std::move(terminal);
  return v;
}

std::string key_of(Terminal const& t, store::TerminalOrder order) {
  if (order == store::TerminalOrder::changed_at) return std::to_string(t.changed_at.ms);
  return order == store::TerminalOrder::number ? t.number : t.vehicle;
}

store::TerminalOrder order_of(std::string const& name) {
  if (name == "number") return store::TerminalOrder::number;
  return name == "changed_at" ? store::TerminalOrder::changed_at : store::TerminalOrder::vehicle;
}

/// @errors terminal_unknown, out_of_reach
base::Result<Terminal> get_in_reach(Look& look, TerminalId id) {
  auto t = TRY(store::get_terminal(look.tx, look.region, id));
  if (!rules::scope_of(look.hat).covers(t.organisation)) return refusal::out_of_reach;
  return t;
}

}  // namespace

std::string mask_code(std::string_view) { return "***"; }

base::Result<Terminal> register_terminal(Act& act, RegisterTerminal const& request) {
  Terminal t;
  t.id = act.make_id<TerminalId>();
  t.number = rules::to_key(request.number);
  t.vehicle = TRY(engine::codes::normalise_plate(request.vehicle, "/vehicle"));
  t.organisation = request.organisation;
  t.is_forwarder = request.is_forwarder;
  t.waybill_form = request.waybill_form;
  t.is_opaque = request.is_opaque;
  t.note = request.note;
  t.created_at = t.changed_at = act.now;
  TRY(check(act, t));
  t.code = store::seal_code(TRY(code_for(request.code)));
  store::insert_terminal(act.tx, act.region, t);
  tell(act, "tracking.register_terminal", nullptr, t);
  return t;
}

base::Result<Terminal> change_terminal(Act& act, ChangeTerminal const& request) {
  auto const before = TRY(get_seen(act, request.terminal, request.version));
  auto after = before;
  after.vehicle = TRY(engine::codes::normalise_plate(request.vehicle, "/vehicle"));
  after.note = request.note;
  after.organisation = request.organisation;
  after.is_forwarder = request.is_forwarder;
  after.waybill_form = request.waybill_form;
  TRY(check(act, after));
  return save(act, "tracking.change_terminal", before, std::move(after));
}

base::Result<Terminal> retire_terminal(Act& act, RetireTerminal const& request) {
  auto const before = TRY(get_seen(act, request.terminal, request.version));
  auto after = before;
  after.state = rules::TerminalState::retired;
  return save(act, "tracking.retire_terminal", before, std::move(after));
}

base::Result<Terminal> renew_code(Act& act, RenewCode const& request) {
  auto const before = TRY(get_seen(act, request.terminal, request.version));
  auto after = before;
  after.code = store::seal_code(TRY(code_for(request.code)));
  after.device.clear();
  return save(act, "tracking.renew_code", before, std::move(after));
}

base::Result<TerminalList> list_terminals(Look& look, AskTerminals const& ask) {
  auto const order = order_of(ask.order);
  TerminalList out;
  for (auto& t : store::list_terminals(look.tx, look.region,
                                       {rules::scope_of(look.hat), ask.text, ask.state, ask.revision, ask.organisation,
                                        order, ask.cursor_key, ask.cursor, ask.limit}))
    out.items.push_back(view_of(look, std::move(t)));
  if (std::ssize(out.items) == ask.limit) {
    out.next = out.items.back().terminal.id;
    out.next_key = key_of(out.items.back().terminal, order);
  }
  return out;
}

base::Result<TerminalView> view_terminal(Look& look, OneTerminal const& ask) {
  return view_of(look, TRY(get_in_reach(look, ask.terminal)));
}

base::Result<Code> view_code(Look& look, AskCode const& ask) {
  auto const t = TRY(get_in_reach(look, ask.terminal));
  if (ask.purpose.empty()) return base::refuse(refusal::purpose_missing, {}, "/purpose");
  look.reveal(subject_of(t.id), ask.purpose);
  return Code{t.id, store::open_code(t)};
}

}  // namespace tracking::service
