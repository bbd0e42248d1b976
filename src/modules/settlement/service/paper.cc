// The statement as both sides file it.
#include "modules/settlement/service/paper.h"

#include <fmt/format.h>

#include "modules/settlement/service/sealing.h"
#include "modules/settlement/service/target_text.h"
#include "modules/settlement/service/words.h"
#include "platform/documents/list_document.h"

namespace settlement::service {
namespace {

namespace documents = platform::documents;
using documents::ColumnKind;
using documents::yuan_text;

constexpr char kIssuer[] = "驿道 · 交邮合作";

std::string word_of(rules::StatementLine const& l) {
  std::string out = chinese_of(base::to_name(l.kind));
  if (!l.name.empty()) return out + " · " + l.name;
  for (auto const* part : {&l.link, &l.basis, &l.incident})
    if (!part->empty()) out += " · " + chinese_of(*part);
  return out;
}

/// How far both sides are with it.
std::string standing_of(rules::StatementLine const& l) {
  if (l.state != rules::LineState::open) return chinese_of(base::to_name(l.state));
  if (l.payer_by && l.payee_by) return "双方已确认";
  if (l.payer_by || l.payee_by) return l.payer_by ? "付款方已确认" : "收款方已确认";
  return chinese_of(base::to_name(l.state));
}

std::string rate_text(std::int64_t rate) { return fmt::format("{}%", static_cast<double>(rate) / 100); }

/// The unit in which people read a quantity.
std::string quantity_text(rules::StatementLine const& l) {
  if (l.basis == "kg") return fmt::format("{:.3f} kg", static_cast<double>(l.quantity) / 1000);
  if (l.basis == "km") return fmt::format("{:.3f} km", static_cast<double>(l.quantity) / 1000);
  if (l.basis == "revenue") return yuan_text(l.quantity);
  return l.quantity ? std::to_string(l.quantity) : "";
}

std::string seal_text(base::Instant at, std::string const& name) {
  return at.ms ? name + " " + base::to_local_text(at) : "";
}

documents::Table table_of(StatementView const& v) {
  documents::Table t;
  t.columns = {{"what", "项目", ColumnKind::text, 34},
               {"route", "线路", ColumnKind::text, 10},
               {"quantity", "数量", ColumnKind::text, 16},
               {"rate", "税率", ColumnKind::text, 7},
               {"net", "不含税（元）", ColumnKind::money, 14},
               {"tax", "税额（元）", ColumnKind::money, 12},
               {"gross", "价税合计（元）", ColumnKind::money, 15},
               {"state", "状态", ColumnKind::text, 12}};
  for (auto const& l : v.lines)
    t.rows.push_back({word_of(l.line), l.line.route, quantity_text(l.line),
                      l.line.in_invoice ? rate_text(l.line.tax_rate) : "票外", l.line.net_li.value,
                      l.line.tax_li.value, l.line.gross_li.value, standing_of(l.line)});
  return t;
}

struct PartLine {
  std::int64_t seq{};
  std::string what, route, code, product;
  base::Instant at;
  std::int64_t quantity{};
  base::Money amount_li;
  std::int64_t tax_rate{};
  std::string state;
};
DESCRIBE(PartLine, "结算明细", FIELD(seq, "行号"), FIELD(what, "项目"), FIELD(route, "线路"),
         FIELD(code, "凭据"), FIELD(product, "产品"), FIELD(at, "时间"),
         FIELD(quantity, "数量（件、袋、趟、克、米）"), FIELD(amount_li, "金额（元）"),
         FIELD(tax_rate, "税率（万分之）"), FIELD(state, "状态"))

void add_parts(Look& look, rules::StatementLine const& l, std::vector<PartLine>& out) {
  PartLine row{l.seq, word_of(l), l.route, "", "", {}, l.quantity, l.amount_li, l.tax_rate, standing_of(l)};
  if (l.n_parts == 0) return out.push_back(row);
  for (std::int64_t after = 0;;) {
    auto const parts = store::list_parts(look.tx, look.region, l.id, after, 500);
    for (auto const& p : parts) {
      row.code = evidence_text(p.kind, p.code);
      row.product = p.product;
      row.at = p.at;
      row.quantity = p.quantity;
      row.amount_li = p.amount_li;
      out.push_back(row);
    }
    if (parts.size() < 500 || out.size() >= platform::http::kFileRowsMax) return;
    after = parts.back().n;
  }
}

/// What a statement says on paper, whoever reads it.
documents::ListDocument list_of(StatementView const& v) {
  auto const& s = v.statement;
  documents::ListDocument list{.issuer = kIssuer,
                               .title = "结  算  单",
                               .number = "No. " + s.number,
                               .qr = s.number,
                               .header = {},
                               .table = table_of(v)};
  list.header = {{"协议", s.agreement_number + " " + s.title},
                 {"期间", base::to_text(s.first_day) + " — " + base::to_text(s.last_day)},
                 {"编制", v.made_by_name.empty() ? "系统" : v.made_by_name},
                 {"付款方", v.payer_name},
                 {"收款方", v.payee_name},
                 {"双签事件", fmt::format("{}，未计价 {}", s.n_events, s.n_unpriced)}};
  for (auto const& t : v.invoice)
    list.notes.push_back(fmt::format("税率 {}：不含税 {}，税额 {}，价税合计 {} 元", rate_text(t.rate),
                                     yuan_text(t.net_li.value), yuan_text(t.tax_li.value),
                                     yuan_text(t.gross_li.value)));
  list.notes.push_back("票外：" + yuan_text(v.outside_li.value) + " 元");
  list.notes.push_back("应付合计：" + yuan_text(s.due_li.value) + " 元；争议冻结：" +
                       yuan_text(s.frozen_li.value) + " 元（不计入本期）");
  list.signatures = {"付款方（盖章）", "收款方（盖章）"};
  list.page = documents::kA4Landscape;
  return list;
}

}  // namespace

base::Result<std::string> draw_to_seal(Tx& tx, platform::auth::Hat const& hat, rules::Statement const& s,
                                       base::Instant made_at) {
  auto const v = view_of(tx, hat, s);
  auto list = list_of(v);
  if (s.payer_sealed_by)  // before papers had seals in them
    list.header.emplace_back("付款方盖章", seal_text(s.payer_sealed_at, v.payer_sealed_name));
  if (s.payee_sealed_by)
    list.header.emplace_back("收款方盖章", seal_text(s.payee_sealed_at, v.payee_sealed_name));
  list.notes.push_back("电子签章在本文件内（PAdES），可用 PDF 阅读器或系统“验签”页核对。");
  list.signature_fields = {base::to_name(rules::Side::payer), base::to_name(rules::Side::payee)};
  list.footer = "生成：" + base::to_local_text(made_at);
  return documents::render_list(list);
}

base::Result<platform::http::File> print_statement(Look& look, OneStatement const& ask) {
  auto const s = TRY(get_within(look.tx, look.hat, ask.statement));
  auto const name = s.number + ".pdf";
  if (auto file = sealed_file(look.tx, look.region, s))
    return platform::http::File{"application/pdf", name, *std::move(file), true};
  auto const v = view_of(look.tx, look.hat, s);
  auto list = list_of(v);
  list.header.emplace_back("状态", chinese_of(base::to_name(s.state)));
  list.header.emplace_back("付款方盖章", seal_text(s.payer_sealed_at, v.payer_sealed_name));
  list.header.emplace_back("收款方盖章", seal_text(s.payee_sealed_at, v.payee_sealed_name));
  list.footer = "打印：" + look.hat.person_name + "  " + base::to_local_text(look.now);
  return platform::http::File{"application/pdf", name, TRY(documents::render_list(list)), true};
}

base::Result<platform::http::File> export_statement(Look& look, AskSheet const& ask) {
  auto const s = TRY(get_within(look.tx, look.hat, ask.statement));
  std::vector<PartLine> rows;
  for (auto const& l : store::list_lines(look.tx, look.region, s.id)) add_parts(look, l, rows);
  return platform::http::to_file("结算单-" + s.number, rows, chinese_of, ask.format);
}

}  // namespace settlement::service
