// Handovers, photos and irregularities.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/evidence.h"
#include "modules/mail/service/handover.h"
#include "modules/mail/service/irregularity.h"
#include "modules/mail/service/view.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

namespace {

void install_irregularities(platform::app::Host& host) {
  host.query<service::AskIrregularities, service::IrregularityList>(
      {Method::get, "/api/mail/irregularities", "mail.read", "Irregularities, newest first."},
      service::list_irregularities);
  host.command<service::RaiseIrregularity, rules::Irregularity>(
      {Method::post, "/api/mail/irregularities", "mail.irregularity", "Raises an irregularity.", Rate::write,
       true},
      service::raise_irregularity);
  host.query<service::AskIrregularity, service::IrregularityView>(
      {Method::get, "/api/mail/irregularities/{irregularity}", "mail.read", "One irregularity."},
      service::view_irregularity);
  host.command<service::AssignIrregularity, rules::Irregularity>(
      {Method::post, "/api/mail/irregularities/{irregularity}/assign", "mail.irregularity", "Says who sees to it.",
       Rate::write},
      service::assign_irregularity);
  host.command<service::ReplyIrregularity, rules::Irregularity>(
      {Method::post, "/api/mail/irregularities/{irregularity}/reply", "mail.irregularity", "Answers.",
       Rate::write},
      service::reply_irregularity);
  host.command<service::DisputeReply, rules::Irregularity>(
      {Method::post, "/api/mail/irregularities/{irregularity}/dispute", "mail.irregularity",
       "Does not accept the answer.", Rate::write},
      service::dispute_reply);
  host.command<service::CloseIrregularity, rules::Irregularity>(
      {Method::post, "/api/mail/irregularities/{irregularity}/close", "mail.irregularity",
       "Closes with a liable side.", Rate::write},
      service::close_irregularity);
}

}  // namespace

void install_handovers(platform::app::Host& host) {
  host.query<service::AskHandovers, service::HandoverList>(
      {Method::get, "/api/mail/handovers", "mail.read", "Handovers, newest first."}, service::list_handovers);
  host.query<service::AskHandover, service::HandoverView>(
      {Method::get, "/api/mail/handovers/{handover}", "mail.read",
       "A handover with its lines and signed content."},
      service::view_handover);
  host.query<service::AskColleagues, service::ColleagueList>(
      {Method::get, "/api/mail/colleagues", "mail.handover", "With whom one may hand over at a node."},
      service::list_colleagues);
  host.command<service::ProposeHandover, service::HandoverView>(
      {Method::post, "/api/mail/handovers", "mail.handover", "Begins a handover.", Rate::write, true},
      service::propose_handover);
  host.command<service::FindHandover, service::HandoverView>(
      {Method::post, "/api/mail/handovers/{handover}/find", "mail.handover", "What the receiver found.",
       Rate::write, true},
      service::find_handover);
  host.command<service::SignHandover, service::HandoverView>(
      {Method::post, "/api/mail/handovers/{handover}/sign", "mail.handover", "Signs the content.",
       Rate::write, true},
      service::sign_handover);
  host.command<service::EndHandover, service::HandoverView>(
      {Method::post, "/api/mail/handovers/{handover}/end", "mail.handover", "Refuses or withdraws.",
       Rate::write},
      service::end_handover);
  host.command<service::FreezeHandover, service::HandoverView>(
      {Method::post, "/api/mail/handovers/{handover}/freeze", "mail.handover",
       "Puts the differing lines apart, so that the rest can go.", Rate::write},
      service::freeze_handover);
  host.command<service::CompleteHandover, service::HandoverView>(
      {Method::post, "/api/mail/signed_handovers", "mail.handover",
       "A handover signed by both without network.", Rate::write, true},
      service::complete_handover);
  host.upload<service::KeepPhoto, service::KeptPhoto>(
      {Method::post, "/api/mail/evidence", "mail.handover", "Keeps a photo as evidence.", Rate::write},
      service::keep_photo);
  host.file<service::AskPhoto>({Method::get, "/api/mail/evidence/{sha256}", "mail.read", "A photo."},
                               service::read_photo);
  install_irregularities(host);
}

}  // namespace mail::http
