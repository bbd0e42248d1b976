// What a letter says is gathered when it is made; printing only sets it.
#include "modules/agreement/service/letter.h"

#include <fmt/format.h>

#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/position.h"
#include "modules/agreement/service/position_words.h"
#include "modules/agreement/service/words.h"
#include "modules/agreement/store/position.h"
#include "modules/agreement/store/prospect_talk.h"
#include "modules/org/face/names.h"
#include "platform/auth/secret.h"
#include "platform/documents/letter_document.h"
#include "platform/json/json.h"

namespace agreement::service {
namespace {

namespace documents = platform::documents;
using rules::Letter;
using rules::Prospect;

/// "YX-20261124-01": of the county, counted by the day.
std::string next_number(Act& act) {
  auto const beginning = fmt::format("YX-{}-", base::service_date_of(act.now, {}).yyyymmdd);
  return fmt::format("{}{:02}", beginning, store::count_letters(act.tx, act.region, beginning) + 1);
}

LetterParty our_party(Act& act, Prospect const& p) {
  org::Names names{act.tx, act.region, org::NameForm::full};
  auto const o = org::find_organisation(act.tx, act.region, p.organisation);
  return {o ? o->name : "", o ? o->usci : "", names.of(p.owner)};
}

LetterParty their_party(Act& act, Prospect const& p) {
  LetterParty out{p.partner, p.partner_usci, ""};
  for (auto const& c : store::list_contacts(act.tx, act.region, p.id))
    if (!c.retired && out.contact.empty())
      out.contact = c.title.empty() ? c.name : c.name + "（" + c.title + "）";
  return out;
}

LetterContent content_of(Act& act, Prospect const& p, std::vector<rules::MatrixRow> const& rows) {
  LetterContent out;
  out.number = next_number(act);
  out.project = p.name;
  out.summary = p.summary;
  out.ours = our_party(act, p);
  out.theirs = their_party(act, p);
  for (auto const& r : rows)
    if (!r.condition.dropped)
      out.clauses.push_back({words_of(r.condition), words_of(r.condition, *r.ours),
                             words_of(r.condition, *r.theirs), r.agreed});
  out.made_on = base::service_date_of(act.now, {});
  return out;
}

std::string party_text(char const* title, LetterParty const& p) {
  return fmt::format("{}：{}{}{}", title, p.name, p.usci.empty() ? "" : "（统一社会信用代码 " + p.usci + "）",
                     p.contact.empty() ? "" : "，联系人：" + p.contact) +
         "。";
}

documents::LetterSection agreed_section(LetterContent const& c) {
  documents::LetterSection s{"二、已达成一致的条款", {}};
  documents::Table t{{{"clause", "条款", documents::ColumnKind::text, 34},
                      {"both", "双方约定", documents::ColumnKind::text, 34}},
                     {}};
  for (auto const& k : c.clauses)
    if (k.agreed) t.rows.push_back({k.clause, k.ours});
  s.paragraphs.push_back(t.rows.empty() ? "双方尚无完全一致的条款。"
                                        : "双方就下列条款意见一致，起草正式协议时以此为准：");
  if (!t.rows.empty()) s.table = std::move(t);
  return s;
}

documents::LetterSection open_section(LetterContent const& c) {
  documents::LetterSection s{"三、继续洽谈的条款", {}};
  documents::Table t{{{"clause", "条款", documents::ColumnKind::text, 30},
                      {"ours", "甲方意见", documents::ColumnKind::text, 22},
                      {"theirs", "乙方意见", documents::ColumnKind::text, 22}},
                     {}};
  for (auto const& k : c.clauses)
    if (!k.agreed) t.rows.push_back({k.clause, k.ours, k.theirs});
  s.paragraphs.push_back(t.rows.empty() ? "双方就全部条款意见一致。"
                                        : "双方已分别表明意见，差异在签订正式协议前商定：");
  if (!t.rows.empty()) s.table = std::move(t);
  return s;
}

documents::LetterSection parties_section(LetterContent const& c) {
  documents::LetterSection s{"", {party_text("甲方", c.ours), party_text("乙方", c.theirs)}};
  s.paragraphs.push_back(
      "为推进交通运输与邮政快递融合发展，实现运力、站点和信息资源共享，甲乙双方经平等协商，就“" + c.project +
      "”达成如下合作意向。");
  return s;
}

documents::LetterSection intent_section(LetterContent const& c) {
  documents::LetterSection s{"一、合作意向", {}};
  if (!c.summary.empty()) s.paragraphs.push_back(c.summary);
  s.paragraphs.push_back(
      "双方同意按照平等互利、风险共担的原则开展合作，并以本意向书所列条款为基础起草正式协议。");
  return s;
}

documents::LetterSection onward_section() {
  documents::LetterSection s{"四、后续安排", {}};
  s.paragraphs.push_back("双方由上列联系人继续洽谈并起草正式协议。");
  s.paragraphs.push_back("双方对洽谈中获知的对方价格、邮量等商业信息负保密义务，该义务不因洽谈终止而解除。");
  s.paragraphs.push_back(
      "除保密义务外，本意向书仅表明合作意愿，双方权利义务以正式签订的协议为准。"
      "本意向书一式两份，双方各执一份。");
  return s;
}

documents::LetterSignature signature_of(char const* title, LetterParty const& p) {
  return {std::string{title} + "（盖章）：" + p.name, {"授权代表（签字）：", "日期：　　　年　　月　　日"}};
}

}  // namespace

base::Result<Letter> make_letter(Act& act, OneProspect const& request) {
  auto const p = TRY(get_open(act.tx, act.hat, request.prospect));
  auto const matrix = TRY(matrix_of(act.tx, act.region, p.id));
  TRY(rules::check_matrix(matrix.rows));
  auto const content = content_of(act, p, matrix.rows);
  Letter l;
  l.id = act.make_id<rules::LetterId>();
  l.prospect = p.id;
  l.number = content.number;
  l.content.text = platform::json::render(content);
  l.digest = platform::auth::sha256_hex(l.content.text);
  l.made_by = act.hat.person;
  l.made_at = act.now;
  store::insert_letter(act.tx, act.region, l);
  act.audit("agreement.make_letter", subject_of(p.id), static_cast<Letter const*>(nullptr), &l);
  tell_changed(act, p);
  return l;
}

base::Result<platform::http::File> print_letter(Look& look, OneLetter const& ask) {
  auto const p = TRY(get_prospect(look.tx, look.hat, ask.prospect));
  auto const l = TRY(store::get_letter(look.tx, look.region, p.id, ask.letter));
  LetterContent c;
  platform::json::decode(l.content.text, c);  // written by make_letter
  documents::LetterDocument d;
  d.title = "合作意向书";
  d.number = l.number;
  d.sections = {parties_section(c), intent_section(c), agreed_section(c), open_section(c), onward_section()};
  d.signatures = {signature_of("甲方", c.ours), signature_of("乙方", c.theirs)};
  d.footer = "驿道 · 交邮合作　" + chinese_date(c.made_on) + "　摘要 " + l.digest.substr(0, 16);
  return platform::http::File{"application/pdf", "意向书 " + l.number + ".pdf", documents::render_letter(d),
                              true};
}

}  // namespace agreement::service
