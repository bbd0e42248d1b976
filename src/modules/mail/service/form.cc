// Bag lists and waybills on A4.
#include <fmt/format.h>

#include "modules/mail/service/names.h"
#include "modules/mail/service/paper.h"
#include "modules/mail/service/view.h"
#include "modules/mail/service/words.h"
#include "platform/documents/list_document.h"

namespace mail::service {
namespace {

namespace documents = platform::documents;
using documents::Cell;
using documents::ColumnKind;
using platform::http::File;
using rules::WaybillStop;

constexpr char kIssuer[] = "驿道 · 交邮合作";

/// "07:40" on China's wall clock; "" when it has not happened.
std::string clock_text(base::Instant at) { return at.ms ? base::to_local_text(at).substr(11) : ""; }

std::string printed_by(Look& look) {
  return "打印：" + look.hat.person_name + "  " + base::to_local_text(look.now);
}

base::Result<File> as_pdf(documents::ListDocument const& list, std::string name) {
  return File{"application/pdf", std::move(name), TRY(documents::render_list(list)), true};
}

void add_items(documents::ListDocument& list, std::vector<Item> const& items, Names& names) {
  list.table.columns = {
      {"number", "邮件号", ColumnKind::text, 20},    {"destination", "寄达地", ColumnKind::text, 22},
      {"receiver", "收件人", ColumnKind::text, 9},   {"weight", "重量 g", ColumnKind::integer, 9},
      {"insured", "保价 元", ColumnKind::money, 10}, {"cod", "代收 元", ColumnKind::money, 10},
      {"tick", "勾核", ColumnKind::text, 6}};
  std::int64_t grams = 0;
  for (auto const& i : items) {
    grams += i.weight_g.value;
    auto const amount = [](base::Money m) { return m.value ? Cell{m.value} : Cell{}; };
    list.table.rows.push_back({i.number, names.of(i.destination), base::mask_name(i.receiver_name),
                               i.weight_g.value, amount(i.insured_li), amount(i.cod_li), Cell{}});
  }
  list.totals = {
      std::string{"合计"}, fmt::format("{} 件", items.size()), Cell{}, grams, Cell{}, Cell{}, Cell{}};
}

/// The lines of a waybill: every stop, and under it what is loaded and unloaded with both signatures.
class StopRows {
 public:
  StopRows(Look& look, WaybillView const& view, Names& names) : look_{look}, view_{view}, names_{names} {
    for (auto const& bag : view.bags) bags_.emplace(bag.id, bag);
  }
  void add_to(documents::Table& table) {
    table.columns = {
        {"stop", "站点", ColumnKind::text, 18},         {"planned", "计划 到/发", ColumnKind::text, 12},
        {"actual", "实际 到/发", ColumnKind::text, 12}, {"work", "作业", ColumnKind::text, 6},
        {"bag", "袋牌", ColumnKind::text, 33},          {"items", "件数", ColumnKind::integer, 6},
        {"gross", "毛重", ColumnKind::text, 11},        {"seal", "封志", ColumnKind::text, 12},
        {"giver", "交方签字", ColumnKind::text, 13},    {"receiver", "接方签字", ColumnKind::text, 13}};
    for (auto const& stop : view_.stops) add_stop(table, stop);
  }

 private:
  void add_stop(documents::Table& table, WaybillStop const& stop) {
    auto const pair = [](base::Instant a, base::Instant b) { return clock_text(a) + " / " + clock_text(b); };
    auto const& name = stop.node ? names_.of(stop.node) : stop.name;
    documents::Row head(table.columns.size());
    head[0] = fmt::format("{} {}", stop.seq, name.empty() ? stop.name : name);
    head[1] = pair(stop.planned_arrival, stop.planned_departure);
    head[2] = pair(stop.arrived_at, stop.departed_at);
    table.rows.push_back(std::move(head));
    for (auto const& l : view_.listings) {
      if (l.unload_seq == stop.seq) add_bag(table, stop, l, "卸");
      if (l.load_seq == stop.seq)
        add_bag(table, stop, l, l.state == rules::LoadState::left_behind ? "漏装" : "装");
    }
  }
  void add_bag(documents::Table& table, WaybillStop const& stop, rules::WaybillBag const& listing,
               char const* work) {
    auto const at = bags_.find(listing.bag);
    if (at == bags_.end()) return;
    auto const& bag = at->second;
    documents::Row row(table.columns.size());
    row[3] = std::string{work};
    row[4] = bag.barcode + "  " + names_.of(bag.destination);
    row[5] = bag.n_items;
    row[6] = kilograms(bag.gross_g.value);
    row[7] = bag.seal_no;
    for (auto const& h : store::list_handovers_of_bag(look_.tx, look_.region, bag.id))
      if (h.waybill == view_.waybill.id && h.node == stop.node && h.completed_at.ms) {
        row[8] = names_.of(h.giver) + " " + clock_text(h.completed_at);
        row[9] = names_.of(h.receiver) + " " + clock_text(h.completed_at);
      }
    table.rows.push_back(std::move(row));
  }

  Look& look_;
  WaybillView const& view_;
  Names& names_;
  std::map<BagId, Bag> bags_;
};

}  // namespace

base::Result<File> print_bag_list(Look& look, PrintBag const& ask) {
  auto const view = TRY(view_bag(look, {ask.bag}));
  auto const& bag = view.bag;
  Names names{look.tx, look.region};
  auto const day = bag.sealed_on.yyyymmdd ? bag.sealed_on : base::service_date_of(look.now);
  documents::ListDocument list{.issuer = kIssuer,
                               .title = "封 发 清 单",
                               .number = bag.barcode.empty() ? "（未封袋）" : bag.barcode,
                               .qr = bag.barcode,
                               .header = {},
                               .table = {}};
  list.header = {{"发站", names.of(bag.origin)},
                 {"到站", names.of(bag.destination)},
                 {"日期", base::to_text(day)},
                 {"清单号", std::to_string(bag.serial)},
                 {"袋种", chinese_of(base::to_name(bag.kind))},
                 {"封志", bag.seal_no},
                 {"件数", std::to_string(view.items.size())},
                 {"毛重", kilograms(bag.gross_g.value)},
                 {"班次", bag.dispatch_round}};
  add_items(list, view.items, names);
  list.notes = {"一式两份，交接双方各执一份；件数、封志或重量不符时当场填写验单。"};
  list.signatures = {"封发人 " + names.of(bag.sealed_by), "复核人", "交方（签名、时间）",
                     "接方（签名、时间）"};
  list.footer = printed_by(look);
  return as_pdf(list, "清单-" + (bag.barcode.empty() ? std::to_string(bag.id.value) : bag.barcode) + ".pdf");
}

base::Result<File> print_waybill(Look& look, PrintWaybill const& ask) {
  auto const view = TRY(view_waybill(look, {ask.waybill}));
  auto const& w = view.waybill;
  Names names{look.tx, look.region};
  documents::ListDocument list{.issuer = kIssuer,
                               .title = "路  单",
                               .number = "No. " + w.number,
                               .qr = w.number,
                               .header = {},
                               .table = {}};
  list.header = {{"线路", w.line + " " + w.headsign},
                 {"日期", base::to_text(w.service_date)},
                 {"发车", base::to_local_text(w.departs_at)},
                 {"车牌", w.vehicle},
                 {"驾驶员", names.of(w.driver)},
                 {"承运", names.of(w.carrier)},
                 {"总包", std::to_string(view.bags.size())},
                 {"行李舱", kilograms(w.hold_g.value)},
                 {"状态", chinese_of(base::to_name(w.state))}};
  StopRows{look, view, names}.add_to(list.table);
  list.notes = {"每次交接双方签字；已在系统双签的印出姓名与时间，其余当面核对袋牌、封志、重量后手签。"};
  list.signatures = {"编制人", "驾驶员（签名、时间）", "发站（签名、时间）", "终到站（签名、时间）"};
  list.footer = printed_by(look);
  list.page = documents::kA4Landscape;
  return as_pdf(list, "路单-" + w.number + ".pdf");
}

}  // namespace mail::service
