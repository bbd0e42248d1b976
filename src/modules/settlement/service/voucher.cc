// The books as vouchers of somebody's own chart.
#include "modules/settlement/service/voucher.h"

#include "modules/org/face/names.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/words.h"
#include "modules/settlement/store/voucher.h"

namespace settlement::service {
namespace {

using rules::LedgerCode;
using rules::VoucherEntry;

struct VoucherLine {
  base::ServiceDate day;
  std::string word;
  std::int64_t number{};
  std::string summary, code, name, counterparty;
  base::Money debit_li, credit_li;
  std::string basis;
};
DESCRIBE(VoucherLine, "记账凭证", FIELD(day, "日期"), FIELD(word, "凭证字"), FIELD(number, "凭证号"),
         FIELD(summary, "摘要"), FIELD(code, "科目编码"), FIELD(name, "科目名称"),
         FIELD(counterparty, "往来单位"), FIELD(debit_li, "借方金额"), FIELD(credit_li, "贷方金额"),
         FIELD(basis, "依据"))

LedgerCode const& of(rules::LedgerCodes const& all, rules::Purpose p) {
  return all[static_cast<std::size_t>(p)];
}

VoucherLine line_of(VoucherEntry const& e, std::int64_t number, LedgerCode const& account, org::Names& names) {
  base::Money const zero{};
  return {base::service_date_of(e.at),
          "记",
          number,
          rules::summary_of(e),
          account.code,
          account.name,
          e.counterparty ? names.of(e.counterparty) : "",
          e.posted_li > zero ? e.posted_li : zero,
          e.posted_li < zero ? zero - e.posted_li : zero,
          e.cause};
}

/// The days of the month before the first one.
rules::Period before_in_month(base::ServiceDate first) {
  return {rules::period_of(first, 0).first, base::add_days(first, -1)};
}

base::Outcome check_in_one_month(rules::Period const& days) {
  TRY(rules::check(days));
  if (!rules::period_of(days.first, 0).holds(days.last)) return base::refuse(refusal::month_crossed, {}, "/last");
  return base::Done{};
}

}  // namespace

base::Result<LedgerCodeList> list_ledger_codes(Look& look, AskLedgerCodes const& ask) {
  auto const all = store::get_ledger_codes(look.tx, look.region, TRY(books_of(look.hat, ask.party)));
  return LedgerCodeList{{all.begin(), all.end()}};
}

base::Result<LedgerCode> set_ledger_code(Act& act, SetLedgerCode const& request) {
  auto const party = TRY(books_of(act.hat, request.party));
  auto const before = of(store::get_ledger_codes(act.tx, act.region, party), request.purpose);
  if (before.version != request.seen) return refusal::changed_meanwhile;
  auto after = before;
  if (!after.id) after.id = act.make_id<decltype(LedgerCode::id)>();
  after.code = request.code;
  after.name = request.name;
  ++after.version;
  TRY(store::keep_ledger_code(act.tx, act.region, after));
  auto const subject = "settlement/books/" + std::to_string(party.value);
  act.audit("settlement.set_ledger_code", subject, &before, &after);
  act.record(events::kLedgerCodeChanged, subject, {}, after);
  return after;
}

base::Result<platform::http::File> export_vouchers(Look& look, ExportVouchers const& ask) {
  auto const party = TRY(books_of(look.hat, ask.party));
  rules::Period const days{ask.first, ask.last};
  TRY(check_in_one_month(days));
  auto const most = static_cast<std::int64_t>(platform::http::kFileRowsMax);
  auto const entries = store::list_voucher_entries(look.tx, look.region, party, days, most + 1);
  if (std::ssize(entries) > most) return base::refuse(refusal::vouchers_too_many, {}, "/last");
  auto const numbers = rules::numbers_of(
      entries, store::count_vouchers(look.tx, look.region, party, before_in_month(days.first)));
  auto const codes = store::get_ledger_codes(look.tx, look.region, party);
  org::Names names{look.tx, look.region};
  std::vector<VoucherLine> lines;
  for (std::size_t i = 0; i < entries.size(); ++i)
    lines.push_back(line_of(entries[i], numbers[i], of(codes, entries[i].purpose), names));
  return platform::http::to_file("记账凭证", lines, chinese_of, ask.format);
}

}  // namespace settlement::service
