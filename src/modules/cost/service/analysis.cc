// Events of statements and expenses, with the trip and the items that each belongs to.
#include "modules/cost/service/analysis.h"

#include <algorithm>
#include <map>

#include "modules/cost/rules/refusals.h"
#include "modules/cost/service/collect.h"
#include "modules/cost/service/reach.h"
#include "modules/cost/service/words.h"
#include "modules/cost/store/budget.h"
#include "modules/cost/store/expense.h"
#include "modules/mail/face/moved.h"
#include "modules/network/face/names.h"
#include "modules/settlement/face/billed.h"

namespace cost::service {
namespace {

using rules::CostEvent;
using rules::Dimension;
using rules::Flow;

constexpr std::int64_t kDaysMost = 100;
constexpr std::size_t kRowsMost = 2000;

struct Span {
  OrganisationId side;
  base::ServiceDate first, last;
};

base::Result<Span> span_of(Look const& look, base::ServiceDate first, base::ServiceDate last) {
  auto const days = base::to_days(last) - base::to_days(first) + 1;
  if (days < 1 || days > kDaysMost) return base::refuse(refusal::period_malformed, {}, "/last");
  return Span{TRY(side_of(look.hat)), first, last};
}

/// Which trip a handover belongs to, and which items each of its lines and bags moved.
class Journeys {
 public:
  Journeys(Tx& tx, base::Region region, Span const& span) {
    for (auto const& t : collect_trips(tx, region, span.first, span.last)) trips_[t.waybill.value] = t.number;
    for (auto const& l : collect_signed_lines(tx, region, span.first, span.last))
      rides_[l.handover.value] = l.waybill.value;
    for (auto day = span.first; day <= span.last; day = base::add_days(day, 1))
      for (auto const& m : mail::list_moved_items(tx, region, day)) {
        moved_[{m.handover.value, m.line}].push_back(m);
        if (m.bag) in_bag_[m.bag.value][m.item.value] = m;
      }
  }
  void add_to(CostEvent& e, settlement::BilledPart const& p) const {
    if (p.kind == "handover" || p.kind == "carriage") {
      if (auto const ride = rides_.find(p.subject); ride != rides_.end()) e.trip = number_of(ride->second);
      if (auto const at = moved_.find({p.subject, p.sub}); at != moved_.end())
        for (auto const& m : at->second) take(e, m, p.product);
    }
    if (p.kind == "trip") e.trip = number_of(p.subject);
    if (p.kind == "delivery") e.items.push_back({p.subject, p.code});
    if (p.kind == "sealing")
      if (auto const at = in_bag_.find(p.subject); at != in_bag_.end())
        for (auto const& [item, m] : at->second) take(e, m, p.product);
  }

 private:
  static void take(CostEvent& e, mail::MovedItem const& m, std::string const& product) {
    if (product.empty() || m.product == product) e.items.push_back({m.item.value, m.number});
  }
  std::string number_of(std::int64_t waybill) const {
    auto const at = trips_.find(waybill);
    return at == trips_.end() ? std::string{} : at->second;
  }
  std::map<std::int64_t, std::string> trips_;
  std::map<std::int64_t, std::int64_t> rides_;
  std::map<std::pair<std::int64_t, std::int64_t>, std::vector<mail::MovedItem>> moved_;
  std::map<std::int64_t, std::map<std::int64_t, mail::MovedItem>> in_bag_;
};

CostEvent event_of(settlement::BilledLine const& l, settlement::BilledStatement const& s,
                   OrganisationId side) {
  CostEvent e{.flow = s.payer == side ? Flow::billed : Flow::income, .kind = l.kind, .subject = s.id.value};
  e.code = s.number;
  e.at = base::instant_of(s.last_day, {12 * 3600});
  e.what = l.name;
  e.statement = s.id;
  e.amount_li = l.amount_li;
  e.route = l.route;
  return e;
}

/// Lines with parts are their parts; what has none (a guarantee, a cap, a difference) is one event at the end
/// of the period, so that the sum is the statement's.
void add_statements(Tx& tx, base::Region region, Span const& span, std::vector<CostEvent>& out) {
  settlement::BilledSpan const billed{span.side, span.first, span.last};
  std::map<settlement::StatementId, settlement::BilledStatement> statements;
  for (auto& s : settlement::list_billed_statements(tx, region, billed)) statements[s.id] = s;
  if (statements.empty()) return;
  Journeys const journeys{tx, region, span};
  std::map<std::int64_t, std::vector<settlement::BilledPart>> parts;
  for (auto& p : settlement::list_billed_parts(tx, region, billed))
    parts[p.line.value].push_back(std::move(p));
  auto const is_within = [&span](base::Instant at) {
    auto const day = base::service_date_of(at);
    return span.first <= day && day <= span.last;
  };
  for (auto const& l : settlement::list_billed_lines(tx, region, billed)) {
    auto const whole = event_of(l, statements.at(l.statement), span.side);
    auto const behind = parts.find(l.line.value);
    if (behind == parts.end()) {
      if (is_within(whole.at)) out.push_back(whole);
      continue;
    }
    for (auto const& p : behind->second) {
      if (!is_within(p.at)) continue;
      auto e = whole;
      e.kind = p.kind;
      e.subject = p.subject;
      e.code = p.code;
      e.at = p.at;
      e.amount_li = p.amount_li;
      if (!p.route.empty()) e.route = p.route;
      e.node = p.node;
      journeys.add_to(e, p);
      out.push_back(std::move(e));
    }
  }
}

void add_expenses(Tx& tx, base::Region region, Span const& span, std::vector<CostEvent>& out) {
  std::map<CentreId, std::string> routes;
  for (auto const& c : store::list_centres(tx, region, span.side))
    if (c.route != "*") routes[c.id] = c.route;
  for (auto const& x : store::list_spent(tx, region, span.side, span.first, span.last)) {
    if (x.state == rules::ExpenseState::requested) continue;
    CostEvent e{.flow = Flow::own, .kind = "expense", .subject = x.id.value, .code = x.payee};
    e.at = base::instant_of(x.spent_on, {12 * 3600});
    e.what = x.purpose;
    e.amount_li = x.amount_li;
    e.route = routes[x.centre];
    e.trip = x.waybill;
    out.push_back(std::move(e));
  }
}

std::vector<CostEvent> collect_events(Tx& tx, base::Region region, Span const& span) {
  std::vector<CostEvent> out;
  add_statements(tx, region, span, out);
  add_expenses(tx, region, span, out);
  std::ranges::stable_sort(out, {}, &CostEvent::at);
  return out;
}

struct CostLine {
  std::string name;
  base::Money billed_li, income_li, own_li;
  std::int64_t n_events{}, n_items{};
};
DESCRIBE(CostLine, "成本分析", FIELD(name, "对象"), FIELD(billed_li, "对方计费（元）"),
         FIELD(income_li, "向对方计费（元）"), FIELD(own_li, "自行支出（元）"), FIELD(n_events, "事件数"),
         FIELD(n_items, "邮件数"))

}  // namespace

base::Result<Analysis> view_analysis(Look& look, AskAnalysis const& ask) {
  auto const span = TRY(span_of(look, ask.first, ask.last));
  Analysis out{.items = rules::analyse(collect_events(look.tx, look.region, span), ask.by)};
  for (auto const& r : out.items) {
    out.billed_li += r.billed_li;
    out.income_li += r.income_li;
    out.own_li += r.own_li;
  }
  if (out.items.size() > kRowsMost) {
    out.n_more = std::ssize(out.items) - static_cast<std::int64_t>(kRowsMost);
    out.items.resize(kRowsMost);
  }
  if (ask.by != Dimension::village) return out;
  network::NodeNames names{look.tx, look.region};
  for (auto& r : out.items) r.name = names.of({std::strtoll(r.key.c_str(), nullptr, 10)});
  return out;
}

base::Result<CostEventList> list_cost_events(Look& look, AskCostEvents const& ask) {
  auto const span = TRY(span_of(look, ask.first, ask.last));
  CostEventList out;
  std::int64_t n = 0;
  for (auto const& e : collect_events(look.tx, look.region, span))
    for (auto const& s : rules::shares_of(e, ask.by)) {
      if (s.key != ask.key || ++n <= ask.after) continue;
      out.items.push_back({n, e.flow, e.kind, {e.subject}, e.code, e.what, e.at, e.statement, s.amount_li});
      if (std::ssize(out.items) < ask.limit) continue;
      out.next = n;
      return out;
    }
  return out;
}

base::Result<platform::http::File> export_analysis(Look& look, ExportAnalysis const& ask) {
  auto const all = TRY(view_analysis(look, {ask.by, ask.first, ask.last}));
  std::vector<CostLine> lines;
  for (auto const& r : all.items)
    lines.push_back(
        {r.key.empty() ? "未归属" : r.name, r.billed_li, r.income_li, r.own_li, r.n_events, r.n_items});
  return platform::http::to_file("成本分析", lines, chinese_of, ask.format);
}

}  // namespace cost::service
