// Sentences of a notice, by its kind.
#include "modules/agreement/service/ending_letter.h"

#include <fmt/format.h>

#include "modules/agreement/service/clause_text.h"
#include "modules/agreement/service/terms.h"
#include "modules/agreement/service/words.h"
#include "modules/org/face/names.h"
#include "platform/auth/secret.h"
#include "platform/documents/letter_document.h"
#include "platform/json/json.h"

namespace agreement::service {
namespace {

namespace documents = platform::documents;
using rules::EndingKind;

char const* title_of(EndingKind k) {
  switch (k) {
    case EndingKind::ordinary:
      return "协议终止通知书";
    case EndingKind::warning:
      return "违约催告函";
    case EndingKind::for_breach:
      return "因违约终止协议通知书";
  }
  return "";
}

documents::LetterSection address_section(EndingLetter const& c) {
  documents::LetterSection s{"", {"致：" + c.receiver}};
  s.paragraphs.push_back(fmt::format("贵我双方于{}签署《{}》（编号 {}，下称“协议”）。现就协议事宜通知如下。",
                                     chinese_date(c.signed_on), c.agreement_title, c.agreement_number));
  return s;
}

documents::LetterSection decision_section(EndingLetter const& c) {
  auto const day = chinese_date(c.end_day);
  if (c.kind == EndingKind::warning)
    return {"二、改正要求",
            {"请贵方自收到本函起改正，并于" + day + "前（含当日）改正完毕、书面告知我方。",
             "逾期未改正的，我方有权终止协议，并保留追究违约责任的权利。"}};
  std::string const basis =
      c.kind == EndingKind::for_breach
          ? "贵方未在 " + c.warning_number + " 号违约催告函所定期限内改正，我方据此终止协议。"
          : "我方依协议退出条款提前通知终止协议。";
  return {"二、终止", {basis + "协议最后有效日为" + day + "，自次日起不再履行；此前的权利义务不受影响。"}};
}

documents::LetterSection closing_section(EndingLetter const& c) {
  if (c.kind == EndingKind::warning) return {"三、其他", {"收到本函后，请在回执上盖章并在平台确认。"}};
  return {"三、后续事项",
          {"双方依协议结清款项，归还设备、单证和资料，删除对方数据；各项期限自最后有效日起算。",
           "本通知发出后，非经贵方同意不撤回。收到本通知后，请在回执上盖章并在平台确认。"}};
}

}  // namespace

void write_letter(Act& act, rules::Agreement const& a, rules::Version const& v, std::string warning_number,
                  rules::Ending& e) {
  org::Names names{act.tx, act.region, org::NameForm::full};
  auto const giver = org::find_organisation(act.tx, act.region, e.giver);
  EndingLetter c;
  c.number = e.number;
  c.agreement_number = a.number;
  c.agreement_title = a.title;
  c.giver = names.of(e.giver);
  c.giver_usci = giver ? giver->usci : "";
  c.receiver = names.of(e.receiver);
  c.reason = e.reason;
  c.clause = sentence_of(clauses_of(v).exit);
  c.warning_number = std::move(warning_number);
  c.kind = e.kind;
  c.signed_on = base::service_date_of(v.sealed_at, {});
  c.end_day = e.end_day;
  c.given_on = base::service_date_of(act.now, {});
  e.letter.text = platform::json::render(c);
  e.digest = platform::auth::sha256_hex(e.letter.text);
}

std::string print_letter(rules::Ending const& e) {
  EndingLetter c;
  platform::json::decode(e.letter.text, c);  // written by write_letter
  documents::LetterDocument d;
  d.title = title_of(c.kind);
  d.number = c.number;
  auto const reason = c.kind == EndingKind::ordinary ? "一、原因" : "一、违约事实";
  d.sections = {address_section(c),
                {reason, {c.reason, "协议退出条款：" + c.clause}},
                decision_section(c),
                closing_section(c)};
  d.signatures = {{"通知方（盖章）：" + c.giver,
                   {"统一社会信用代码：" + c.giver_usci, "日期：" + chinese_date(c.given_on)}},
                  {"回执（盖章）：" + c.receiver, {"签收人：", "日期：　　　年　　月　　日"}}};
  d.footer = "驿道 · 交邮合作　" + chinese_date(c.given_on) + "　摘要 " + e.digest.substr(0, 16);
  return documents::render_letter(d);
}

}  // namespace agreement::service
