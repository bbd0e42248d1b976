// Papers are made once, at the first seal; each seal writes behind what was there.
#include "modules/settlement/service/sealing.h"

#include <algorithm>

#include "modules/agreement/face/seal_key.h"
#include "modules/org/face/names.h"
#include "modules/settlement/rules/refusals.h"
#include "modules/settlement/service/paper.h"
#include "modules/settlement/store/paper.h"
#include "platform/auth/secret.h"

namespace settlement::service {
namespace {

namespace auth = platform::auth;
namespace sealing = platform::sealing;
using rules::Paper;
using rules::Seal;
using rules::Statement;

std::string bytes_of(std::string const& base64) { return auth::from_base64(base64).value_or(""); }

std::string file_with(std::string paper, std::vector<Seal> const& seals) {
  for (auto const& s : seals) paper += bytes_of(s.addition);
  return paper;
}

/// The paper that the seals of a statement stand on; none when nobody has sealed it.
std::optional<Paper> paper_of(Tx& tx, base::Region region, Statement const& s) {
  if (!rules::has_seal(s)) return {};
  return store::find_paper(tx, region, s.id);
}

base::Result<Paper> make_paper(Act& act, Statement const& s) {
  auto const pdf = TRY(draw_to_seal(act.tx, act.hat, s, act.now));
  Paper const paper{act.make_id<rules::PaperId>(), s.id, auth::sha256_hex(pdf), auth::to_base64(pdf), act.now};
  store::insert_paper(act.tx, act.region, paper);
  return paper;
}

StatementSeals seals_of(Look& look, Statement const& s, std::optional<Paper> const& paper) {
  org::Names names{look.tx, look.region, org::NameForm::full};
  StatementSeals out{s.id, s.number, s.agreement_number, s.title, names.of(s.payer), names.of(s.payee), s.state};
  if (!paper) return out;
  auto const current = paper_of(look.tx, look.region, s);
  auto file = bytes_of(paper->content);
  out.has_paper = true;
  out.paper_unaltered = auth::sha256_hex(file) == paper->digest;
  out.in_force = current && current->id == paper->id;
  out.digest = paper->digest;
  out.made_at = paper->made_at;
  for (auto const& seal : store::list_seals(look.tx, look.region, paper->id)) {
    file += bytes_of(seal.addition);
    auto& v = out.seals.emplace_back();
    v.place = seal.place;
    v.organisation = seal.organisation;
    v.organisation_name = names.of(seal.organisation);
    v.person_name = names.of(seal.person);
    v.fingerprint = seal.fingerprint;
    auto const certificate =
        agreement::seal_certificate(look.tx, look.region, seal.organisation, seal.fingerprint);
    if (!certificate.empty()) sealing::verify_last(v, file, certificate);
  }
  out.file_digest = auth::sha256_hex(file);
  return out;
}

}  // namespace

base::Outcome seal_in_paper(Act& act, Statement const& before, rules::Side side) {
  auto paper = paper_of(act.tx, act.region, before);
  if (!paper) paper = TRY(make_paper(act, before));
  auto const seals = store::list_seals(act.tx, act.region, paper->id);
  auto const key = agreement::seal_key_of(act, act.hat.organisation);
  org::Names names{act.tx, act.region, org::NameForm::full};
  auto const set = sealing::set_seal(key, file_with(bytes_of(paper->content), seals),
                                     {base::to_name(side), names.of(act.hat.organisation),
                                      "结算单盖章 " + before.number, act.now});
  Seal seal;
  seal.id = act.make_id<decltype(seal.id)>();
  seal.paper = paper->id;
  seal.place = std::ssize(seals) + 1;
  seal.organisation = act.hat.organisation;
  seal.person = act.hat.person;
  seal.sealed_at = act.now;
  seal.fingerprint = key.fingerprint;
  seal.addition = set.addition;
  seal.file_digest = set.file_digest;
  store::insert_seal(act.tx, act.region, seal);
  return base::Done{};
}

std::optional<std::string> sealed_file(Tx& tx, base::Region region, Statement const& s) {
  auto const paper = paper_of(tx, region, s);
  if (!paper) return {};
  return file_with(bytes_of(paper->content), store::list_seals(tx, region, paper->id));
}

base::Result<StatementSeals> view_seals(Look& look, OneStatement const& ask) {
  auto const s = TRY(get_within(look.tx, look.hat, ask.statement));
  return seals_of(look, s, paper_of(look.tx, look.region, s));
}

base::Result<StatementSeals> verify_file(Look& look, AskSealedFile const& ask) {
  auto digest = ask.digest;
  std::ranges::transform(digest, digest.begin(),
                         [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  auto const paper = store::find_paper(look.tx, look.region, digest);
  if (!paper) return refusal::paper_unknown;
  return seals_of(look, TRY(get_within(look.tx, look.hat, paper->statement)), paper);
}

}  // namespace settlement::service
