// Rows of exports; their descriptions are the titles of the columns.
#include "modules/mail/service/export.h"

#include "modules/mail/service/names.h"
#include "modules/mail/service/words.h"

namespace mail::service {
namespace {

namespace documents = platform::documents;
using platform::http::File;
using platform::http::table_in_words;

struct ItemLine {
  std::string number, carrier, direction, product, state, origin, destination, node;
  std::string receiver_name, receiver_phone, receiver_address, sender_name;
  base::Grams weight_g;
  base::Money insured_li, cod_li;
  base::Instant accepted_at, plan_departs_at;
  std::string manifest, remark;
};
DESCRIBE(ItemLine, "邮件", FIELD(number, "邮件号"), FIELD(carrier, "承运"), FIELD(direction, "流向"),
         FIELD(product, "种类"), FIELD(state, "状态"), FIELD(origin, "收寄站"), FIELD(destination, "寄达站"),
         FIELD(node, "现在"), FIELD(receiver_name, "收件人").personal(base::mask_name),
         FIELD(receiver_phone, "收件电话").personal(base::mask_phone),
         FIELD(receiver_address, "收件地址").personal(base::mask_address),
         FIELD(sender_name, "寄件人").personal(base::mask_name), FIELD(weight_g, "重量（克）"),
         FIELD(insured_li, "保价（元）"), FIELD(cod_li, "代收（元）"), FIELD(accepted_at, "收寄时间"),
         FIELD(plan_departs_at, "计划发车"), FIELD(manifest, "预告"), FIELD(remark, "备注"))

struct BagLine {
  std::string barcode, kind, state, origin, destination, node;
  std::int64_t serial{};
  std::string dispatch_round;
  std::int64_t n_items{};
  base::Grams items_g, gross_g;
  std::string seal_no, custodian, sealed_by;
  base::Instant sealed_at;
  std::string remark;
};
DESCRIBE(BagLine, "总包", FIELD(barcode, "袋牌"), FIELD(kind, "袋种"), FIELD(state, "状态"),
         FIELD(origin, "封发站"), FIELD(destination, "寄达站"), FIELD(node, "现在"), FIELD(serial, "清单号"),
         FIELD(dispatch_round, "班次"), FIELD(n_items, "件数"), FIELD(items_g, "内件（克）"),
         FIELD(gross_g, "毛重（克）"), FIELD(seal_no, "封志"), FIELD(custodian, "保管方"),
         FIELD(sealed_by, "封发人"), FIELD(sealed_at, "封发时间"), FIELD(remark, "备注"))

struct HandoverFacts {
  std::string state, node, to_node;
  base::Instant made_at;
  std::string giver, giver_organisation, receiver, receiver_organisation;
  base::Instant completed_at;
  std::int64_t n_bags{}, n_items{}, n_differences{};
  bool offline{};
  std::string digest, remark;
};
DESCRIBE(HandoverFacts, "交接", FIELD(state, "状态"), FIELD(node, "地点"), FIELD(to_node, "交到"),
         FIELD(made_at, "发起时间"), FIELD(giver, "交方"), FIELD(giver_organisation, "交方单位"),
         FIELD(receiver, "接方"), FIELD(receiver_organisation, "接方单位"),
         FIELD(completed_at, "双方签字时间"), FIELD(n_bags, "总包"), FIELD(n_items, "散件"),
         FIELD(n_differences, "差异"), FIELD(offline, "离线交接"), FIELD(digest, "内容摘要"),
         FIELD(remark, "备注"))

struct IrregularityFacts {
  std::string number, kind, state, node, raised_by, raised_organisation, to_organisation, description;
  base::Instant raised_at, due_at;
  std::string reply, replied_by;
  base::Instant replied_at;
  std::string liable_organisation, outcome, closed_by;
  base::Instant closed_at;
};
DESCRIBE(IrregularityFacts, "验单", FIELD(number, "验单号"), FIELD(kind, "种类"), FIELD(state, "状态"),
         FIELD(node, "登记站点"), FIELD(raised_by, "登记人"), FIELD(raised_organisation, "登记单位"),
         FIELD(to_organisation, "答复单位"), FIELD(description, "情况说明"), FIELD(raised_at, "登记时间"),
         FIELD(due_at, "答复期限"), FIELD(reply, "答复"), FIELD(replied_by, "答复人"),
         FIELD(replied_at, "答复时间"), FIELD(liable_organisation, "责任方"), FIELD(outcome, "处理结果"),
         FIELD(closed_by, "结案人"), FIELD(closed_at, "结案时间"))

struct TripLine {
  std::string number, line, headsign, vehicle, state;
  base::Instant departs_at;
  std::int64_t planned{}, loaded{}, unloaded{}, left_behind{};
  base::Grams loaded_g, hold_g;
};
DESCRIBE(TripLine, "班次", FIELD(number, "路单号"), FIELD(line, "线路"), FIELD(headsign, "去向"),
         FIELD(vehicle, "车牌"), FIELD(state, "状态"), FIELD(departs_at, "计划发车"), FIELD(planned, "待装"),
         FIELD(loaded, "在车"), FIELD(unloaded, "已卸"), FIELD(left_behind, "漏装"),
         FIELD(loaded_g, "在车重量（克）"), FIELD(hold_g, "行李舱（克）"))

struct DayLine {
  std::string node;
  base::ServiceDate service_date;
  std::string state;
  std::int64_t opening_items{}, in_items{}, out_items{}, closing_items{};
  std::int64_t opening_bags{}, in_bags{}, out_bags{}, closing_bags{};
  bool balanced{};
  std::string explanation, closed_by;
  base::Instant closed_at;
};
DESCRIBE(DayLine, "日结", FIELD(node, "站点"), FIELD(service_date, "日期"), FIELD(state, "状态"),
         FIELD(opening_items, "期初件"), FIELD(in_items, "收入件"), FIELD(out_items, "发出件"),
         FIELD(closing_items, "期末件"), FIELD(opening_bags, "期初袋"), FIELD(in_bags, "收入袋"),
         FIELD(out_bags, "发出袋"), FIELD(closing_bags, "期末袋"), FIELD(balanced, "平衡"),
         FIELD(explanation, "说明"), FIELD(closed_by, "日结人"), FIELD(closed_at, "日结时间"))

ItemLine line_of(Item const& i, Names& names) {
  return {i.number,
          chinese_of(i.carrier),
          chinese_of(base::to_name(i.direction)),
          chinese_of(i.product),
          chinese_of(base::to_name(i.state)),
          names.of(i.origin),
          names.of(i.destination),
          names.of(i.node),
          i.receiver_name,
          i.receiver_phone,
          i.receiver_address,
          i.sender_name,
          i.weight_g,
          i.insured_li,
          i.cod_li,
          i.accepted_at,
          i.plan_departs_at,
          i.manifest,
          i.remark};
}

BagLine line_of(Bag const& b, Names& names) {
  return {b.barcode,
          chinese_of(base::to_name(b.kind)),
          chinese_of(base::to_name(b.state)),
          names.of(b.origin),
          names.of(b.destination),
          names.of(b.node),
          b.serial,
          b.dispatch_round,
          b.n_items,
          b.items_g,
          b.gross_g,
          b.seal_no,
          names.of(b.custodian),
          names.of(b.sealed_by),
          b.sealed_at,
          b.remark};
}

HandoverFacts line_of(store::HandoverRow const& h, Names& names) {
  return {chinese_of(base::to_name(h.state)),
          names.of(h.node),
          h.to_node   ? names.of(h.to_node)
          : h.waybill ? "车上"
                      : "出县",
          h.made_at,
          names.of(h.giver),
          names.of(h.giver_organisation),
          names.of(h.receiver),
          names.of(h.receiver_organisation),
          h.completed_at,
          h.n_bags,
          h.n_items,
          h.n_differences,
          h.offline,
          h.digest,
          h.remark};
}

IrregularityFacts line_of(rules::Irregularity const& i, Names& names) {
  return {i.number,
          chinese_of(base::to_name(i.kind)),
          chinese_of(base::to_name(i.state)),
          names.of(i.raised_by_node),
          names.of(i.raised_by),
          names.of(i.raised_organisation),
          names.of(i.to_organisation),
          i.description,
          i.raised_at,
          i.due_at,
          i.reply,
          names.of(i.replied_by),
          i.replied_at,
          names.of(i.liable_organisation),
          i.outcome,
          names.of(i.closed_by),
          i.closed_at};
}

DayLine line_of(DayView const& v, Names& names) {
  return {names.of(v.day.node),
          v.day.service_date,
          v.day.state == rules::DayState::closed ? "已日结" : "未日结",
          v.day.opening_items,
          v.in_items,
          v.out_items,
          v.items_here,
          v.day.opening_bags,
          v.in_bags,
          v.out_bags,
          v.bags_here,
          v.balanced,
          v.day.explanation,
          names.of(v.day.closed_by),
          v.day.closed_at};
}

/// Every row of a list as lines of a file.
template <typename Line, typename Ask, typename List>
base::Result<documents::Table> all_pages(Look& look, Ask const& ask,
                                         base::Result<List> (*list)(Look&, Ask const&)) {
  Names names{look.tx, look.region};
  documents::StructColumns const shape{base::type_of<Line>(), table_in_words(chinese_of)};
  documents::Table table{shape.columns(), {}};
  TRY(platform::http::each_row(look, ask, list, [&](auto const& row) {
    auto const line = line_of(row, names);
    table.rows.push_back(shape.row_of(&line));
  }));
  return table;
}

std::string dated(char const* name, base::ServiceDate day) { return name + base::to_text(day); }

}  // namespace

base::Result<File> export_items(Look& look, ExportItems const& ask) {
  AskItems const items{.node = ask.node,
                       .state = ask.state,
                       .direction = ask.direction,
                       .manifest = ask.manifest,
                       .number = ask.number,
                       .tail = ask.tail,
                       .destination = ask.destination,
                       .accepted_on = ask.accepted_on,
                       .counted = false,
                       .cursor = {}};
  auto const table = TRY((all_pages<ItemLine>(look, items, list_items)));
  return to_file(dated("邮件", base::service_date_of(look.now)), table, ask.format);
}

base::Result<File> export_bags(Look& look, ExportBags const& ask) {
  AskBags const bags{.node = ask.node,
                     .origin = ask.origin,
                     .destination = ask.destination,
                     .state = ask.state,
                     .waybill = ask.waybill,
                     .sealed_on = ask.sealed_on,
                     .cursor = {}};
  auto const table = TRY((all_pages<BagLine>(look, bags, list_bags)));
  return to_file(dated("总包", base::service_date_of(look.now)), table, ask.format);
}

base::Result<File> export_handovers(Look& look, ExportHandovers const& ask) {
  AskHandovers const handovers{
      .node = ask.node, .waybill = ask.waybill, .state = ask.state, .mine = ask.mine, .cursor = {}};
  auto const table = TRY((all_pages<HandoverFacts>(look, handovers, list_handovers)));
  return to_file(dated("交接", base::service_date_of(look.now)), table, ask.format);
}

base::Result<File> export_irregularities(Look& look, ExportIrregularities const& ask) {
  AskIrregularities const irregularities{.state = ask.state,
                                         .kind = ask.kind,
                                         .open = ask.open,
                                         .to_me = ask.to_me,
                                         .overdue = ask.overdue,
                                         .node = ask.node,
                                         .cursor = {}};
  auto const table = TRY((all_pages<IrregularityFacts>(look, irregularities, list_irregularities)));
  return to_file(dated("验单", base::service_date_of(look.now)), table, ask.format);
}

base::Result<File> export_board(Look& look, ExportDay const& ask) {
  auto const board = TRY(view_board(look, {ask.service_date}));
  std::vector<TripLine> lines;
  for (auto const& t : board.trips)
    lines.push_back({t.number, t.line, t.headsign, t.vehicle, chinese_of(base::to_name(t.state)),
                     t.departs_at, t.planned, t.loaded, t.unloaded, t.left_behind, t.loaded_g, t.hold_g});
  for (auto const& t : board.idle)
    lines.push_back({.number = {},
                     .line = t.line,
                     .headsign = t.headsign,
                     .vehicle = {},
                     .state = "无路单",
                     .departs_at = t.departs_at,
                     .loaded_g = {},
                     .hold_g = {}});
  return to_file(dated("班次", board.service_date), lines, chinese_of, ask.format);
}

base::Result<File> export_days(Look& look, ExportDay const& ask) {
  Names names{look.tx, look.region};
  std::vector<DayLine> lines;
  for (auto const& day : TRY(list_days(look, {ask.service_date})).items) lines.push_back(line_of(day, names));
  auto const day = ask.service_date.yyyymmdd ? ask.service_date : base::service_date_of(look.now);
  return to_file(dated("日结", day), lines, chinese_of, ask.format);
}

}  // namespace mail::service
