// Papers made, keys kept, seals set and verified.
#include "modules/agreement/service/signing.h"

#include <algorithm>

#include "modules/agreement/face/seal_key.h"
#include "modules/agreement/rules/refusals.h"
#include "modules/agreement/service/coming_into_force.h"
#include "modules/agreement/service/paper.h"
#include "modules/agreement/store/ending.h"
#include "modules/agreement/store/review.h"
#include "modules/agreement/store/signing.h"
#include "modules/agreement/store/version.h"
#include "modules/org/face/names.h"
#include "platform/auth/secret.h"

namespace agreement::service {
namespace {

namespace auth = platform::auth;
using platform::http::File;
using rules::Seal;
using rules::Version;

std::string bytes_of(std::string const& base64) { return auth::from_base64(base64).value_or(""); }

/// The file as it is with these seals.
std::string file_with(std::string paper, std::vector<Seal> const& seals) {
  for (auto const& s : seals) paper += bytes_of(s.addition);
  return paper;
}

/// @param file  with the seals before
/// @throws std::runtime_error as `seal_key_of`
Seal make_seal(Act& act, Held const& h, std::string const& file, std::int64_t place) {
  auto const key = seal_key_of(act, act.hat.organisation);
  org::Names names{act.tx, act.region, org::NameForm::full};
  auto const side = act.hat.organisation == h.agreement.payer ? Party::payer : Party::payee;
  auto const set = platform::sealing::set_seal(
      key, file, {seal_field(side), names.of(act.hat.organisation), "签署协议 " + topic_of(h), act.now});
  Seal s{.id = act.make_id<rules::SealId>(), .agreement_version = h.version.id, .place = place};
  s.organisation = act.hat.organisation;
  s.person = act.hat.person;
  s.sealed_at = act.now;
  s.digest = h.version.digest;
  s.fingerprint = key.fingerprint;
  s.signature = set.signature;
  s.addition = set.addition;
  s.file_digest = set.file_digest;
  return s;
}

void ask_for_seal(Act& act, Held const& h, OrganisationId next, std::size_t place) {
  ask_for(act.tx, act.region, act.now, h,
          {"agreement.seal", "seal/" + std::to_string(place), next, "leader", {}});
}

/// As it is today, one change after what is stored: what `on_day` changes besides is the same change.
Version stored_next(Version after, Version const& before, base::ServiceDate today) {
  after = rules::on_day(std::move(after), today);
  after.version = before.version + 1;
  return after;
}

/// Versions that the newly sealed one replaces end the day before it begins. @errors changed_meanwhile
base::Outcome supersede_others(Act& act, Version const& v) {
  for (auto const& other : store::list_versions(act.tx, act.region, v.agreement)) {
    if (other.id == v.id || !rules::is_sealed(other)) continue;
    if (other.superseded_from.yyyymmdd && other.superseded_from <= v.from_day) continue;
    auto after = other;
    after.superseded_from = v.from_day;
    after = stored_next(std::move(after), other, base::service_date_of(act.now));
    auto const event = after.state == other.state ? events::kVersionChanged : events::kVersionEnded;
    if (!store_by_clock(act.tx, act.region, act.now, after, event)) return refusal::changed_meanwhile;
    settle_for(act.tx, act.region, act.now, other.id, "expiry", act.hat.person);
  }
  return base::Done{};
}

/// A notice that binds ends the agreement before it would begin. @errors ending_binds
base::Outcome check_not_ended(Act& act, Version const& v) {
  auto const end = rules::end_of(store::list_endings(act.tx, act.region, v.agreement));
  if (end.yyyymmdd && end < v.from_day) return base::refuse(refusal::ending_binds, base::to_text(end));
  return base::Done{};
}

/// A paper that was made before a notice took effect does not bring the agreement back. @errors ending_binds
base::Outcome check_not_over(Act& act, Version const& v, base::Instant made_at) {
  for (auto const& e : store::list_endings(act.tx, act.region, v.agreement))
    if (rules::has_ended(e) && e.given_at > made_at)
      return base::refuse(refusal::ending_binds, base::to_text(e.end_day));
  return base::Done{};
}

/// @errors changed_meanwhile, state_forbids
base::Outcome conclude(Act& act, Held const& h) {
  auto const today = base::service_date_of(act.now);
  auto after = TRY(rules::sealed(h.version, act.now, today));
  after.ended_on = rules::end_of(store::list_endings(act.tx, act.region, h.agreement.id));
  after = stored_next(std::move(after), h.version, today);
  TRY(supersede_others(act, after));
  TRY(store_changed(act, "agreement.conclude", h.version, after, events::kVersionSealed));
  if (after.state == VersionState::in_force) {
    act.record(events::kVersionInForce, subject_of(after.id), {}, after);
    bring_obligations(act.tx, act.region, act.now, {h.agreement, after});
  }
  return base::Done{};
}

/// @param file  with the seals up to this one
SealView view_of(Tx& tx, base::Region region, org::Names& names, Seal const& s, std::string const& file) {
  SealView out;
  out.place = s.place;
  out.organisation = s.organisation;
  out.organisation_name = names.of(s.organisation);
  out.person_name = names.of(s.person);
  out.fingerprint = s.fingerprint;
  out.embedded = !s.addition.empty();
  auto const certificate = seal_certificate(tx, region, s.organisation, s.fingerprint);
  if (certificate.empty()) return out;
  if (out.embedded)
    platform::sealing::verify_last(out, file, certificate);
  else
    platform::sealing::verify(out, {bytes_of(s.signature), file, {}}, certificate);
  return out;
}

SigningView signing_of(Look& look, Held const& h) {
  org::Names names{look.tx, look.region, org::NameForm::full};
  SigningView out;
  out.version = h.version.id;
  out.agreement = h.agreement.id;
  out.number = h.agreement.number;
  out.title = h.agreement.title;
  out.payer_name = names.of(h.agreement.payer);
  out.payee_name = names.of(h.agreement.payee);
  out.edition = h.version.edition;
  out.state = h.version.state;
  auto const paper = store::find_paper(look.tx, look.region, h.version.id);
  if (!paper) return out;
  auto file = bytes_of(paper->content);
  out.has_paper = true;
  out.paper_unaltered = auth::sha256_hex(file) == h.version.digest;
  out.digest = h.version.digest;
  out.made_at = paper->made_at;
  auto const seals = store::list_seals(look.tx, look.region, h.version.id);
  for (auto const& s : seals) {
    file += bytes_of(s.addition);
    out.seals.push_back(view_of(look.tx, look.region, names, s, file));
  }
  out.file_digest = auth::sha256_hex(file);
  if (h.version.state == VersionState::signing) out.next = rules::next_to_seal(h.agreement, h.version, seals);
  out.next_name = names.of(out.next);
  return out;
}

}  // namespace

base::Result<VersionView> send_to_sign(Act& act, SendToSign const& request) {
  auto h = TRY(get_to_act(act, request.version));
  auto const before = h.version;
  if (before.drafted_for != act.hat.organisation) return refusal::out_of_reach;
  if (before.state < VersionState::approved) return refusal::not_approved;
  if (!rules::is_complete(store::list_checks(act.tx, act.region, before.id))) return refusal::checklist_open;
  auto const first = request.first ? request.first : h.agreement.payee;
  if (!rules::is_party(h.agreement, first)) return base::refuse(refusal::party_unknown, {}, "/first");
  auto const today = base::service_date_of(act.now);
  TRY(rules::sent_to_sign(before, first, {}, today));  // before the paper is drawn
  TRY(check_not_ended(act, before));
  auto const bytes = render_paper(act.tx, act.region, h);
  h.version = TRY(rules::sent_to_sign(before, first, auth::sha256_hex(bytes), today));
  store::insert_paper(act.tx, act.region, {before.id, h.version.digest, auth::to_base64(bytes), act.now});
  TRY(store_changed(act, "agreement.send_to_sign", before, h.version));
  settle_for(act.tx, act.region, act.now, before.id, "send", act.hat.person);
  ask_for_seal(act, h, first, 1);
  return as_it_stands(act, before.id);
}

base::Result<VersionView> set_seal(Act& act, SetSeal const& request) {
  auto const h = TRY(get_to_act(act, request.version));
  auto const seals = store::list_seals(act.tx, act.region, h.version.id);
  auto const today = base::service_date_of(act.now);
  TRY(rules::may_seal(h.agreement, h.version, seals, act.hat.organisation, act.hat.person, today));
  auto const paper = store::find_paper(act.tx, act.region, h.version.id);
  if (!paper) return refusal::paper_unknown;
  TRY(check_not_over(act, h.version, paper->made_at));
  auto const document = bytes_of(paper->content);
  if (request.digest != h.version.digest || auth::sha256_hex(document) != h.version.digest)
    return base::refuse(refusal::changed_meanwhile, {}, "/digest");
  auto const seal = make_seal(act, h, file_with(document, seals), std::ssize(seals) + 1);
  store::insert_seal(act.tx, act.region, seal);
  act.audit("agreement.set_seal", subject_of(h.version.id), static_cast<Seal const*>(nullptr), &seal);
  settle_for(act.tx, act.region, act.now, h.version.id, "seal/" + std::to_string(seal.place), act.hat.person);
  if (seals.empty())
    ask_for_seal(act, h, rules::other_party(h.agreement, act.hat.organisation), 2);
  else
    TRY(conclude(act, h));
  return as_it_stands(act, h.version.id);
}

base::Result<SigningView> view_signing(Look& look, OneVersion const& ask) {
  return signing_of(look, TRY(get_to_see(look, ask.version)));
}

base::Result<SigningView> verify_paper(Look& look, AskDigest const& ask) {
  auto digest = ask.digest;
  std::ranges::transform(digest, digest.begin(),
                         [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c; });
  auto const version = store::find_by_digest(look.tx, look.region, digest);
  if (!version) return refusal::paper_unknown;
  return signing_of(look, TRY(get_to_see(look, *version)));
}

base::Result<File> print_paper(Look& look, OneVersion const& ask) {
  auto const h = TRY(get_to_see(look, ask.version));
  auto const paper = store::find_paper(look.tx, look.region, h.version.id);
  if (!paper) return refusal::paper_unknown;
  auto const seals = store::list_seals(look.tx, look.region, h.version.id);
  return File{"application/pdf", topic_of(h) + ".pdf", file_with(bytes_of(paper->content), seals), true};
}

base::Result<File> print_draft(Look& look, OneVersion const& ask) {
  auto const h = TRY(get_to_see(look, ask.version));
  return File{"application/pdf", topic_of(h) + ".pdf", render_paper(look.tx, look.region, h), true};
}

base::Result<File> print_signature(Look& look, AskSignature const& ask) {
  auto const h = TRY(get_to_see(look, ask.version));
  for (auto const& s : store::list_seals(look.tx, look.region, h.version.id))
    if (s.place == ask.place)
      return File{"application/pkcs7-signature", topic_of(h) + '-' + std::to_string(s.place) + ".p7s",
                  auth::from_base64(s.signature).value_or(""), false};
  return refusal::paper_unknown;
}

}  // namespace agreement::service
