// Waybills and the day board.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/licence.h"
#include "modules/mail/service/view.h"
#include "modules/mail/service/waybill.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

void install_waybills(platform::app::Host& host) {
  host.query<service::AskBoard, service::Board>(
      {Method::get, "/api/mail/board", "mail.read", "The day board: trips and what they carry."},
      service::view_board);
  host.query<service::AskWaybill, service::WaybillView>(
      {Method::get, "/api/mail/waybills/{waybill}", "mail.read", "A waybill with its stops and bags."},
      service::view_waybill);
  host.query<service::AskMine, service::WaybillList>(
      {Method::get, "/api/mail/my_waybills", "mail.drive", "The driver's own trips."},
      service::list_my_waybills);
  host.command<service::MakeWaybill, service::WaybillView>(
      {Method::post, "/api/mail/waybills", "mail.waybill", "Makes the waybill of a trip.", Rate::write, true},
      service::make_waybill);
  host.command<service::AssignWaybill, service::WaybillView>(
      {Method::post, "/api/mail/waybills/{waybill}/assign", "mail.waybill", "Sets vehicle and driver.",
       Rate::write},
      service::assign_waybill);
  host.command<service::ListBag, service::WaybillView>(
      {Method::post, "/api/mail/waybills/{waybill}/list", "mail.waybill", "Lists a bag.", Rate::write, true},
      service::list_bag);
  host.command<service::UnlistBag, service::WaybillView>(
      {Method::post, "/api/mail/waybills/{waybill}/unlist", "mail.waybill", "Takes a bag off.", Rate::write,
       true},
      service::unlist_bag);
  host.command<service::PassStop, service::WaybillView>({Method::post, "/api/mail/waybills/{waybill}/depart",
                                                         "mail.drive", "Leaves a stop.", Rate::write, true},
                                                        service::depart);
  host.command<service::PassStop, service::WaybillView>({Method::post, "/api/mail/waybills/{waybill}/arrive",
                                                         "mail.drive", "Reaches a stop.", Rate::write, true},
                                                        service::arrive);
  host.command<service::CancelWaybill, service::WaybillView>(
      {Method::post, "/api/mail/waybills/{waybill}/cancel", "mail.waybill",
       "Cancels a waybill that has not left.", Rate::write},
      service::cancel_waybill);
  host.query<service::AskLicences, service::LicenceList>(
      {Method::get, "/api/mail/licences", "mail.waybill", "Licences, those that run out first."},
      service::list_licences);
  host.query<service::AskDuty, service::LicenceDuty>(
      {Method::get, "/api/mail/licence_duty", "mail.waybill", "Whether a carrier needs every licence on record."},
      service::view_licence_duty);
  host.command<service::LicenceDuty, service::LicenceDuty>(
      {Method::post, "/api/mail/licence_duty", "mail.plan", "Says whether a carrier needs every licence on record.",
       Rate::write},
      service::set_licence_duty);
  host.command<service::SetLicence, rules::Licence>(
      {Method::post, "/api/mail/licences", "mail.waybill", "Registers or renews a licence.", Rate::write},
      service::set_licence);
}

}  // namespace mail::http
