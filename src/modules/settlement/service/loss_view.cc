// Losses as both sides see them.
#include <algorithm>

#include "modules/network/face/names.h"
#include "modules/org/face/names.h"
#include "modules/settlement/rules/period.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/loss.h"
#include "modules/settlement/service/reach.h"
#include "modules/settlement/service/words.h"
#include "modules/settlement/store/statement.h"
#include "platform/approval/store.h"

namespace settlement::service {
namespace {

namespace approval = platform::approval;
using platform::auth::Hat;
using rules::Loss;
using rules::LossState;

LossRow named(org::Names& names, network::NodeNames& nodes, Loss const& l) {
  return {l, names.of(l.contractor), names.of(l.liable), names.of(l.liable_person), nodes.of(l.held_node)};
}

store::LossFilter filter_of(OrganisationId party, AskLosses const& ask) {
  store::LossFilter f{
      .party = party, .state = ask.state, .kind = ask.kind, .liable = ask.liable, .text = ask.text};
  if (ask.first.yyyymmdd) f.from = rules::beginning_of(ask.first);
  if (ask.last.yyyymmdd) f.until = rules::beginning_of(base::add_days(ask.last, 1));
  f.after = {std::strtoll(ask.cursor.c_str(), nullptr, 10)};
  f.limit = ask.limit;
  return f;
}

void add_custody(Tx& tx, base::Region region, Loss const& l, LossView& v) {
  org::Names names{tx, region};
  network::NodeNames nodes{tx, region};
  for (auto const& h : mail::list_holdings(tx, region, l.item)) {
    auto const here = h.from_at == l.held_from && h.organisation == l.liable && h.handover == l.last_good;
    v.holdings.push_back({h, names.of(h.organisation), names.of(h.person), nodes.of(h.node), here});
  }
  v.findings = mail::list_findings(tx, region, l.item);
}

void add_approval(Tx& tx, Hat const& hat, Loss const& l, LossView& v) {
  if (!l.approval) return;
  auto const p = approval::load(tx, hat.region, {l.approval.value});
  if (!p.ok()) return;
  org::Names names{tx, hat.region};
  for (auto const& s : p.value().seats) v.seats.push_back({names.of(s.person), s.state});
  auto const waiting = approval::waiting_of(p.value());
  v.may_decide = std::ranges::find(waiting, hat.person) != waiting.end();
}

struct LossLine {
  std::string number, item_number, kind, state, contractor, liable, liable_person, located_by, node;
  base::Instant held_from, held_until;
  base::Money insured_li, postage_li, loss_li, law_li, recharge_li;
  base::Instant made_at, decided_at;
  base::ServiceDate paid_on;
};
DESCRIBE(LossLine, "赔偿", FIELD(number, "赔偿单号"), FIELD(item_number, "邮件号"), FIELD(kind, "类别"),
         FIELD(state, "状态"), FIELD(contractor, "收寄方"), FIELD(liable, "责任方"),
         FIELD(liable_person, "责任人"), FIELD(located_by, "定责依据"), FIELD(node, "责任地点"),
         FIELD(held_from, "责任区间起"), FIELD(held_until, "责任区间止"), FIELD(insured_li, "保价额（元）"),
         FIELD(postage_li, "资费（元）"), FIELD(loss_li, "实际损失（元）"), FIELD(law_li, "应赔（元）"),
         FIELD(recharge_li, "追偿（元）"), FIELD(made_at, "提出时间"), FIELD(decided_at, "核定时间"),
         FIELD(paid_on, "支付日"))

}  // namespace

base::Result<Loss> get_loss_within(Tx& tx, Hat const& hat, rules::LossId id) {
  auto const party = TRY(party_of(hat));
  auto l = TRY(store::get_loss(tx, hat.region, id));
  if (party && party != l.contractor && party != l.liable) return refusal::out_of_reach;
  return l;
}

LossRow row_of(Tx& tx, base::Region region, Loss const& l) {
  org::Names names{tx, region};
  network::NodeNames nodes{tx, region};
  return named(names, nodes, l);
}

LossView view_of(Tx& tx, Hat const& hat, Loss const& l) {
  LossView v{.row = row_of(tx, hat.region, l)};
  org::Names names{tx, hat.region};
  v.made_by_name = names.of(l.made_by);
  v.decided_by_name = names.of(l.decided_by);
  if (l.stated_in) {
    auto const s = store::get_statement(tx, hat.region, l.stated_in);
    if (s.ok()) v.statement_number = s.value().number;
  }
  add_custody(tx, hat.region, l, v);
  add_approval(tx, hat, l, v);
  auto const of_either = hat.organisation == l.contractor || hat.organisation == l.liable;
  v.may_assess = l.state == LossState::open && of_either;
  if (l.state == LossState::open) v.missing = rules::missing_fact(l);
  v.may_pay = l.state == LossState::approved && !l.paid_on.yyyymmdd && hat.organisation == l.contractor;
  return v;
}

base::Result<LossList> list_losses(Look& look, AskLosses const& ask) {
  LossList out;
  org::Names names{look.tx, look.region};
  network::NodeNames nodes{look.tx, look.region};
  for (auto const& l : store::list_losses(look.tx, look.region, filter_of(TRY(party_of(look.hat)), ask)))
    out.items.push_back(named(names, nodes, l));
  if (std::ssize(out.items) == ask.limit) out.next = std::to_string(out.items.back().loss.id.value);
  return out;
}

base::Result<LossView> view_loss(Look& look, OneLoss const& ask) {
  return view_of(look.tx, look.hat, TRY(get_loss_within(look.tx, look.hat, ask.loss)));
}

base::Result<platform::http::File> export_losses(Look& look, ExportLosses const& ask) {
  AskLosses const wanted{ask.state, ask.kind, ask.liable, ask.text, ask.first, ask.last, {}, 500};
  std::vector<LossLine> lines;
  TRY(platform::http::each_row(look, wanted, list_losses, [&](LossRow const& r) {
    auto const& l = r.loss;
    lines.push_back({l.number, l.item_number, base::to_name(l.kind), base::to_name(l.state),
                     r.contractor_name, r.liable_name, r.liable_person_name, base::to_name(l.located_by),
                     r.held_node_name, l.held_from, l.held_until, l.insured_li, l.postage_li, l.loss_li,
                     l.law_li, l.recharge_li, l.made_at, l.decided_at, l.paid_on});
  }));
  for (auto& l : lines) {
    l.kind = chinese_of("loss_" + l.kind);
    l.state = chinese_of("loss_" + l.state);
    l.located_by = chinese_of("by_" + l.located_by);
  }
  return platform::http::to_file("赔偿", lines, chinese_of, ask.format);
}

}  // namespace settlement::service
