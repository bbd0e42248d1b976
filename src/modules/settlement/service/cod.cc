// Cash on delivery in escrow accounts of their own.
#include "modules/settlement/service/cod.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "modules/network/face/names.h"
#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/serial.h"
#include "modules/settlement/service/words.h"
#include "platform/command/command_line.h"

namespace settlement::service {
namespace {

using accounting::Purpose;
using platform::auth::Hat;
using rules::Cod;
using rules::Remittance;
using rules::RemittanceKind;
using rules::RemittanceState;

constexpr base::Money kZero{};

std::string subject_of(rules::CodId id) { return "settlement/cod/" + std::to_string(id.value); }
std::string subject_of(rules::RemittanceId id) { return "settlement/remittance/" + std::to_string(id.value); }

/// Whom a company owes cash: the contractor, which itself owes senders (0).
OrganisationId owed_to(OrganisationId of, OrganisationId contractor) {
  return of == contractor ? OrganisationId{} : contractor;
}

base::Outcome collect(Act& act, Cod const& c) {
  auto const to = owed_to(c.holder, c.contractor);
  accounting::Enter enter{
      act.make_id<accounting::OperationId>(), open_from(act, c.collected_at, {c.holder}), false, {}};
  enter.entries = {{TRY(account_for(act, c.holder, Purpose::cod_held)), c.amount_li},
                   {TRY(account_for(act, c.holder, Purpose::cod_owed, to)), kZero - c.amount_li}};
  return carry_out(act, enter, {subject_of(c.id), c.item_number});
}

base::Result<accounting::Enter> entries_of(Act& act, Remittance const& r) {
  // When it is recorded: before that the cash may not have been collected yet.
  auto const at = open_from(act, act.now, {r.payer, r.payee ? r.payee : r.payer});
  accounting::Enter enter{act.make_id<accounting::OperationId>(), at, r.state == RemittanceState::sent, {}};
  enter.entries = {{TRY(account_for(act, r.payer, Purpose::cod_owed, r.payee)), r.amount_li},
                   {TRY(account_for(act, r.payer, Purpose::cod_held)), kZero - r.amount_li}};
  if (!r.payee) return enter;
  enter.entries.push_back({TRY(account_for(act, r.payee, Purpose::cod_held)), r.amount_li});
  enter.entries.push_back({TRY(account_for(act, r.payee, Purpose::cod_owed)), kZero - r.amount_li});
  return enter;
}

base::Outcome move(Act& act, std::vector<Cod> const& all, Remittance const& r) {
  for (auto c : all) {
    c.state = rules::state_after(r.kind, r.state);
    (r.kind == RemittanceKind::payout ? c.payout : c.remittance) =
        r.state == RemittanceState::refused ? rules::RemittanceId{} : r.id;
    ++c.version;
    TRY(store::save_cod(act.tx, act.region, c));
  }
  return base::Done{};
}

RemittanceRow row_of(org::Names& names, Hat const& hat, Remittance const& r) {
  RemittanceRow out{r, names.of(r.payer), names.of(r.payee), names.of(r.made_by), names.of(r.decided_by)};
  out.may_decide = r.state == RemittanceState::sent && hat.organisation == r.payee && hat.person != r.made_by;
  return out;
}

RemittanceRow stored(Act& act, char const* what, Remittance const* before, Remittance const& after) {
  act.audit(what, subject_of(after.id), before, &after);
  act.record(events::kRemittanceChanged, subject_of(after.id), {}, after);
  org::Names names{act.tx, act.region};
  return row_of(names, act.hat, after);
}

/// "20261124.17": day and key of the last row of a page.
store::CodFilter filter_of(OrganisationId party, AskCod const& ask) {
  store::CodFilter f{
      .party = party, .state = ask.state, .text = ask.text, .first = ask.first, .last = ask.last};
  f.limit = ask.limit;
  auto const dot = ask.cursor.find('.');
  if (dot == std::string::npos) return f;
  f.after_day = {static_cast<std::int32_t>(std::strtol(ask.cursor.c_str(), nullptr, 10))};
  f.after = {std::strtoll(ask.cursor.c_str() + dot + 1, nullptr, 10)};
  return f;
}

struct CodLine {
  std::string item_number;
  rules::CodState state{};
  base::Money amount_li;
  base::Instant collected_at;
  std::string node, collected_by, holder, contractor;
};
DESCRIBE(CodLine, "代收货款", FIELD(item_number, "邮件号"), FIELD(state, "状态"),
         FIELD(amount_li, "金额（元）"), FIELD(collected_at, "收款时间"), FIELD(node, "网点"),
         FIELD(collected_by, "收款人"), FIELD(holder, "代收单位"), FIELD(contractor, "应付单位"))

}  // namespace

bool take_in_cod(Act& act, mail::ItemId item) {
  auto const cash = mail::find_collected_cash(act.tx, act.region, item);
  if (!cash || !cash->holder) return false;
  auto const c = rules::to_cod(*cash);
  if (!store::insert_cod(act.tx, act.region, c)) return false;
  // Their accounts take any debit, and the instant after a closing where that was closed.
  if (auto const posted = collect(act, c); !posted) throw std::runtime_error{posted.refusal().kind->code};
  act.record(events::kCodCollected, subject_of(c.id), c.node, c);
  return true;
}

void follow_delivery(Tx& tx, base::Region region, platform::event::Event const& e) {
  mail::ItemId item;
  constexpr std::string_view kItem{"mail/item/"};
  if (!std::string_view{e.subject}.starts_with(kItem)) return;
  item.value = std::strtoll(e.subject.c_str() + kItem.size(), nullptr, 10);
  auto const hat = platform::command::operator_hat(region);
  platform::command::Origin const origin{};
  auto const command = base::Uuid::make_v7(e.at, static_cast<std::uint64_t>(e.id.value), 0);
  Act act{tx, hat, command, e.at, e.happened_at, origin, base::ids_of_thread()};
  take_in_cod(act, item);
}

base::Result<RemittanceRow> remit_cod(Act& act, RemitCod const& request) {
  auto const payer = TRY(books_of(act.hat, {}));
  if (request.paid_on > base::service_date_of(act.now))
    return base::refuse(refusal::day_ahead, {}, "/paid_on");
  std::vector<Cod> all;
  for (auto const id : request.items) all.push_back(TRY(store::get_cod(act.tx, act.region, id)));
  auto r = TRY(rules::remitted(all, request.kind, payer));
  r.id = act.make_id<rules::RemittanceId>();
  r.number = yearly_number(act, "HK", store::count_remittances_since);
  r.paid_on = request.paid_on;
  r.reference = request.reference;
  r.made_by = act.hat.person;
  r.made_at = act.now;
  auto const enter = TRY(entries_of(act, r));
  r.posting = enter.id;
  TRY(carry_out(act, enter, {subject_of(r.id), r.number}));
  TRY(store::insert_remittance(act.tx, act.region, r));
  TRY(move(act, all, r));
  return stored(act, "settlement.remit_cod", nullptr, r);
}

base::Result<RemittanceRow> decide_remittance(Act& act, DecideRemittance const& request) {
  auto const before = TRY(store::get_remittance(act.tx, act.region, request.remittance));
  auto const after =
      TRY(rules::decided(before, request.received, act.hat.organisation, act.hat.person, act.now));
  TRY(store::save_remittance(act.tx, act.region, after));
  TRY(move(act, store::list_cod_of(act.tx, act.region, after.id), after));
  auto const at = open_from(act, act.now, {after.payer, after.payee});
  accounting::Settle const settle{act.make_id<accounting::OperationId>(), at, after.posting,
                                  request.received};
  TRY(carry_out(act, settle, {subject_of(after.id), after.number}));
  return stored(act, "settlement.confirm_remittance", &before, after);
}

base::Result<CodList> list_cod(Look& look, AskCod const& ask) {
  CodList out;
  org::Names names{look.tx, look.region};
  network::NodeNames nodes{look.tx, look.region};
  for (auto const& c : store::list_cod(look.tx, look.region, filter_of(TRY(party_of(look.hat)), ask)))
    out.items.push_back(
        {c, names.of(c.holder), names.of(c.contractor), names.of(c.collected_by), nodes.of(c.node)});
  if (std::ssize(out.items) == ask.limit) {
    auto const& last = out.items.back().cod;
    out.next = fmt::format("{}.{}", last.collected_on.yyyymmdd, last.id.value);
  }
  return out;
}

base::Result<platform::http::File> export_cod(Look& look, ExportCod const& ask) {
  AskCod const wanted{ask.state, ask.text, ask.first, ask.last, {}, 500};
  std::vector<CodLine> lines;
  TRY(platform::http::each_row(look, wanted, list_cod, [&](CodRow const& r) {
    lines.push_back({r.cod.item_number, r.cod.state, r.cod.amount_li, r.cod.collected_at, r.node_name,
                     r.collected_by_name, r.holder_name, r.contractor_name});
  }));
  return platform::http::to_file("代收货款", lines, chinese_of, ask.format);
}

base::Result<CodAges> view_cod_ages(Look& look, AskCodAges const&) {
  auto const today = base::service_date_of(look.now);
  using Key = std::tuple<rules::CodState, OrganisationId, OrganisationId>;
  std::map<Key, CodAgeing> sums;
  org::Names names{look.tx, look.region};
  for (auto const& d : store::sum_cod(look.tx, look.region, TRY(party_of(look.hat)))) {
    auto& row = sums[{d.state, d.holder, d.contractor}];
    if (row.amounts_li.empty())
      row = {base::to_name(d.state), names.of(d.holder), names.of(d.contractor),
             std::vector<base::Money>(rules::kCodAges), 0};
    row.amounts_li[rules::age_of(d.collected_on, today)] += d.amount_li;
    row.n_items += d.n_items;
  }
  CodAges out;
  for (auto& [key, row] : sums) out.items.push_back(std::move(row));
  return out;
}

base::Result<RemittanceList> list_remittances(Look& look, AskRemittances const& ask) {
  RemittanceList out;
  org::Names names{look.tx, look.region};
  auto const party = TRY(party_of(look.hat));
  for (auto const& r : store::list_remittances(look.tx, look.region, party, ask.state,
                                               {std::strtoll(ask.cursor.c_str(), nullptr, 10)}, ask.limit))
    out.items.push_back(row_of(names, look.hat, r));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().remittance.id.value);
  return out;
}

}  // namespace settlement::service
