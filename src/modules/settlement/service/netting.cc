// Invoices set off on either side, in both books at once.
#include "modules/settlement/service/netting.h"

#include <fmt/format.h>

#include <map>

#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/book.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/serial.h"
#include "modules/settlement/service/waiting_money.h"
#include "modules/settlement/store/payment.h"
#include "platform/documents/list_document.h"

namespace settlement::service {
namespace {

namespace documents = platform::documents;
using accounting::Purpose;
using documents::yuan_text;
using platform::auth::Hat;
using rules::Netting;
using rules::NettingState;

/// Of what has no invoice yet a refusal names so many.
constexpr std::size_t kNamed = 5;

std::string subject_of(rules::NettingId id) { return "settlement/netting/" + std::to_string(id.value); }

/// An invoice of which a part was set off.
struct Cleared {
  rules::Invoice invoice;
  base::Money amount_li;
};

/// @errors netting_unknown, out_of_reach
base::Result<Netting> get_within(Tx& tx, Hat const& hat, rules::NettingId id) {
  auto const party = TRY(party_of(hat));
  auto n = TRY(store::get_netting(tx, hat.region, id));
  if (party && party != n.one && party != n.other) return refusal::out_of_reach;
  return n;
}

NettingRow row_of(org::Names& names, Netting const& n) {
  return {n, names.of(n.one), names.of(n.other), names.of(n.proposed_by), names.of(n.decided_by)};
}

NettingView view_of(Tx& tx, Hat const& hat, Netting const& n) {
  org::Names names{tx, hat.region};
  NettingView v{.row = row_of(names, n), .invoices = store::list_netted(tx, hat.region, n.id)};
  auto const open = n.state == NettingState::proposed;
  v.may_agree = open && hat.organisation == n.other && hat.person != n.proposed_by;
  v.may_drop = open && (hat.organisation == n.one || hat.organisation == n.other);
  if (open) v.left_out = store::list_not_invoiced(tx, hat.region, n.one, n.other);
  return v;
}

void tell(Act& act, char const* what, Netting const* before, Netting const& after) {
  act.audit(what, subject_of(after.id), before, &after);
  act.record(events::kNettingChanged, subject_of(after.id), {}, after);
}

/// Each invoice's claim and debt shrink by what is set off of it; a red-letter one stands on the same
/// accounts with the other sign. What goes from either side's debts is the same, so that each side's entries
/// balance.
base::Outcome post(Act& act, Netting const& n, std::vector<Cleared> const& all) {
  std::map<std::pair<OrganisationId, Purpose>, base::Money> sums;
  for (auto const& c : all) {
    auto const amount = c.invoice.debtor() == c.invoice.payer ? c.amount_li : base::Money{} - c.amount_li;
    sums[{c.invoice.payee, Purpose::receivable}] -= amount;
    sums[{c.invoice.payer, Purpose::payable}] += amount;
  }
  accounting::Enter enter{
      act.make_id<accounting::OperationId>(), open_from(act, act.now, {n.one, n.other}), false, {}};
  for (auto const& [key, amount] : sums)
    if (amount != base::Money{})
      enter.entries.push_back(
          {TRY(account_for(act, key.first, key.second, key.first == n.one ? n.other : n.one)), amount});
  if (enter.entries.empty())
    return base::Done{};  // a red-letter invoice set off against one of the same accounts
  return carry_out(act, enter, {subject_of(n.id), n.number});
}

documents::Table table_of(NettingView const& v) {
  using documents::ColumnKind;
  documents::Table t;
  t.columns = {{"payer", "付款方", ColumnKind::text, 26},
               {"invoice", "发票号码", ColumnKind::text, 24},
               {"due", "应付日", ColumnKind::text, 12},
               {"amount", "本次抵销（元）", ColumnKind::money, 16},
               {"left", "抵销后余额（元）", ColumnKind::money, 16}};
  for (auto const& r : v.invoices)
    t.rows.push_back({r.payer == v.row.netting.one ? v.row.one_name : v.row.other_name, r.invoice_number,
                      base::to_text(r.due_on), r.amount_li.value, r.left_li.value});
  return t;
}

/// Where something is owed that has no invoice yet, that is the reason.
base::Refusal why_nothing(Act& act, OrganisationId one, OrganisationId other, base::Refusal const& nothing) {
  auto const open = store::list_not_invoiced(act.tx, act.region, one, other);
  if (open.empty()) return nothing;
  std::string numbers;
  for (std::size_t i = 0; i < open.size() && i < kNamed; ++i) numbers += (i ? "、" : "") + open[i].number;
  return base::refuse(refusal::netting_not_invoiced, numbers);
}

}  // namespace

base::Result<NettingView> propose_netting(Act& act, ProposeNetting const& r) {
  auto const one = TRY(books_of(act.hat, {}));
  if (!one || !r.other || r.other == one) return base::refuse(refusal::not_a_side, {}, "/other");
  if (r.as_of > base::service_date_of(act.now)) return base::refuse(refusal::day_ahead, {}, "/as_of");
  if (store::is_netting_proposed(act.tx, act.region, one, r.other)) return refusal::netting_proposed;
  if (auto const unmatched = store::find_unmatched(act.tx, act.region, one, r.other); !unmatched.empty())
    return base::refuse(refusal::payments_unmatched, unmatched);
  auto const drafted =
      rules::netted(one, r.other, store::list_open_between(act.tx, act.region, one, r.other, r.as_of));
  if (!drafted) return why_nothing(act, one, r.other, drafted.refusal());
  auto d = drafted.value();
  auto& n = d.netting;
  n.id = act.make_id<rules::NettingId>();
  n.number = yearly_number(act, "DX", store::count_nettings_since);
  n.as_of = r.as_of;
  n.proposed_by = act.hat.person;
  n.proposed_at = act.now;
  for (auto& row : d.rows) row.netting = n.id;
  store::insert_netting(act.tx, act.region, d);
  tell(act, "settlement.propose_netting", nullptr, n);
  return view_of(act.tx, act.hat, n);
}

base::Result<NettingView> agree_netting(Act& act, OneNetting const& r) {
  auto const before = TRY(get_within(act.tx, act.hat, r.netting));
  auto const after = TRY(rules::agreed(before, act.hat.organisation, act.hat.person, act.now));
  std::vector<Cleared> cleared;
  for (auto const& row : store::list_netted(act.tx, act.region, after.id)) {
    auto const invoice = TRY(store::get_invoice(act.tx, act.region, row.invoice));
    auto const left = TRY(rules::set_off(invoice, row));
    TRY(store::save_invoice(act.tx, act.region, left));
    follow_invoice(act, left);
    cleared.push_back({left, row.amount_li});
  }
  TRY(store::save_netting(act.tx, act.region, after));
  TRY(post(act, after, cleared));
  tell(act, "settlement.agree_netting", &before, after);
  return view_of(act.tx, act.hat, after);
}

base::Result<NettingView> drop_netting(Act& act, OneNetting const& r) {
  auto const before = TRY(get_within(act.tx, act.hat, r.netting));
  auto const after = TRY(rules::dropped(before, act.hat.organisation, act.hat.person, act.now));
  TRY(store::save_netting(act.tx, act.region, after));
  tell(act, "settlement.drop_netting", &before, after);
  return view_of(act.tx, act.hat, after);
}

base::Result<NettingList> list_nettings(Look& look, AskNettings const& ask) {
  NettingList out;
  org::Names names{look.tx, look.region};
  auto const party = TRY(party_of(look.hat));
  for (auto const& n : store::list_nettings(look.tx, look.region, party, ask.state,
                                            {std::strtoll(ask.cursor.c_str(), nullptr, 10)}, ask.limit))
    out.items.push_back(row_of(names, n));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().netting.id.value);
  return out;
}

base::Result<NettingView> view_netting(Look& look, OneNetting const& ask) {
  return view_of(look.tx, look.hat, TRY(get_within(look.tx, look.hat, ask.netting)));
}

base::Result<platform::http::File> print_netting(Look& look, OneNetting const& ask) {
  auto const v = view_of(look.tx, look.hat, TRY(get_within(look.tx, look.hat, ask.netting)));
  auto const& n = v.row.netting;
  constexpr char const* kStates[] = {"待对方确认", "双方已确认", "已撤销"};
  documents::ListDocument list{.issuer = "驿道 · 交邮合作",
                               .title = "往 来 款 抵 销 单",
                               .number = "No. " + n.number,
                               .qr = n.number,
                               .header = {},
                               .table = table_of(v)};
  list.header = {
      {"甲方", v.row.one_name},
      {"乙方", v.row.other_name},
      {"截至开票日", base::to_text(n.as_of)},
      {"状态", kStates[static_cast<int>(n.state)]},
      {"提出", v.row.proposed_by_name + " " + base::to_local_text(n.proposed_at)},
      {"确认", n.decided_at.ms ? v.row.decided_by_name + " " + base::to_local_text(n.decided_at) : ""}};
  list.notes = {fmt::format("抵销前：甲方欠乙方 {} 元，乙方欠甲方 {} 元", yuan_text(n.one_owes_li.value),
                            yuan_text(n.other_owes_li.value)),
                "双方各抵销：" + yuan_text(n.amount_li.value) + " 元"};
  list.signatures = {"甲方（盖章）", "乙方（盖章）"};
  list.footer = "打印：" + look.hat.person_name + "  " + base::to_local_text(look.now);
  auto bytes = TRY(documents::render_list(list));
  return platform::http::File{"application/pdf", n.number + ".pdf", std::move(bytes), true};
}

}  // namespace settlement::service
