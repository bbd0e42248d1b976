// Rows of exports; their descriptions are the titles of the columns.
#include "modules/agreement/service/export.h"

#include "modules/agreement/service/words.h"

namespace agreement::service {
namespace {

struct VersionLine {
  std::string number, title;
  std::int64_t edition{};
  std::string state, payer, payee;
  base::ServiceDate from_day, last_day;
  std::string drafted_for, drafted_by, reason;
  base::Instant sealed_at;
};
DESCRIBE(VersionLine, "协议", FIELD(number, "编号"), FIELD(title, "名称"), FIELD(edition, "版本"),
         FIELD(state, "状态"), FIELD(payer, "甲方"), FIELD(payee, "乙方"), FIELD(from_day, "生效日"),
         FIELD(last_day, "终止日"), FIELD(drafted_for, "起草单位"), FIELD(drafted_by, "起草人"),
         FIELD(reason, "原因"), FIELD(sealed_at, "签署时间"))

struct ObligationLine {
  std::string title, state, bearer, owed_to;
  base::ServiceDate due_day;
  bool overdue{};
  std::string agreement;
};
DESCRIBE(ObligationLine, "履约事项", FIELD(title, "事项"), FIELD(state, "履行情况"), FIELD(bearer, "责任方"),
         FIELD(owed_to, "对方"), FIELD(due_day, "期限"), FIELD(overdue, "已超时"), FIELD(agreement, "协议"))

VersionLine line_of(AgreementView const& a, VersionHead const& h) {
  auto const& v = h.version;
  return {a.agreement.number, a.agreement.title, v.edition,  base::to_name(v.state),
          a.payer_name,       a.payee_name,      v.from_day, h.last_day,
          h.drafted_for_name, h.drafted_by_name, v.reason,   v.sealed_at};
}

}  // namespace

base::Result<File> export_agreements(Look& look, ExportAgreements const& ask) {
  AskAgreements const wanted{ask.state, ask.text, {}, ask.ends_within_days, {}};
  std::vector<VersionLine> lines;
  TRY(platform::http::each_row(look, wanted, list_agreements, [&](AgreementView const& a) {
    for (auto const& h : a.versions) lines.push_back(line_of(a, h));
  }));
  return platform::http::to_file("协议", lines, chinese_of, ask.format);
}

base::Result<File> export_obligations(Look& look, ExportObligations const& ask) {
  AskObligations const wanted{{}, ask.state, ask.unfinished, ask.due_within_days, {}};
  std::vector<ObligationLine> lines;
  TRY(platform::http::each_row(look, wanted, list_obligations, [&](ObligationView const& v) {
    auto const& o = v.obligation;
    lines.push_back({o.title, base::to_name(o.state), v.bearer_name, v.owed_to_name, o.due_day, v.overdue,
                     v.agreement_number});
  }));
  return platform::http::to_file("履约事项", lines, chinese_of, ask.format);
}

}  // namespace agreement::service
