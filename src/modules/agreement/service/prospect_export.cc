// Rows of the export; their descriptions are the titles of the columns.
#include "modules/agreement/service/prospect_export.h"

#include "modules/agreement/service/prospect.h"

namespace agreement::service {
namespace {

namespace documents = platform::documents;

struct ProspectRow {
  std::string name, partner, partner_usci, stage, state, owner;
  base::ServiceDate next_contact_on;
  std::string next_step;
  base::Instant contacted_at, created_at;
  std::string source, summary, ended_because;
};
DESCRIBE(ProspectRow, "洽谈项目", FIELD(name, "项目"), FIELD(partner, "对方单位"),
         FIELD(partner_usci, "统一社会信用代码"), FIELD(stage, "阶段"), FIELD(state, "状态"),
         FIELD(owner, "负责人"), FIELD(next_contact_on, "下次联系"), FIELD(next_step, "下一步"),
         FIELD(contacted_at, "最近联系"), FIELD(created_at, "登记时间"), FIELD(source, "来源"),
         FIELD(summary, "内容"), FIELD(ended_because, "终止原因"))

char const* word_of(rules::ProspectState s) {
  switch (s) {
    case rules::ProspectState::open:
      return "洽谈中";
    case rules::ProspectState::won:
      return "已转协议";
    case rules::ProspectState::lost:
      return "已终止";
  }
  return "";
}

ProspectRow row_of(ProspectLine const& line) {
  auto const& p = line.prospect;
  return {p.name,          p.partner,         p.partner_usci, line.stage_name, word_of(p.state),
          line.owner_name, p.next_contact_on, p.next_step,    p.contacted_at,  p.created_at,
          p.source,        p.summary,         p.ended_because};
}

}  // namespace

base::Result<platform::http::File> export_prospects(Look& look, ExportProspects const& ask) {
  AskProspects list{.state = ask.state, .text = ask.text, .stage = ask.stage, .owner = ask.owner};
  list.mine = ask.mine;
  list.unowned = ask.unowned;
  list.due = ask.due;
  documents::TableOptions options;
  options.title = [](base::Field const& f) { return std::string{f.doc}; };
  documents::StructColumns const shape{base::type_of<ProspectRow>(), std::move(options)};
  documents::Table table{shape.columns(), {}};
  TRY(platform::http::each_row(look, list, list_prospects, [&](ProspectLine const& line) {
    auto const row = row_of(line);
    table.rows.push_back(shape.row_of(&row));
  }));
  return platform::http::to_file("洽谈项目", table, ask.format);
}

}  // namespace agreement::service
