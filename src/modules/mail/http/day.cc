// Days of nodes.
#include "modules/mail/http/desk.h"
#include "modules/mail/service/delivery.h"
#include "modules/mail/service/view.h"

namespace mail::http {

using platform::http::Method;
using platform::http::Rate;

void install_day(platform::app::Host& host) {
  host.query<service::AskDays, service::DayList>(
      {Method::get, "/api/mail/days", "mail.read", "The days of the nodes with their balance."},
      service::list_days);
  host.command<service::OpenDay, rules::Day>(
      {Method::post, "/api/mail/days/open", "mail.day", "Opens today at a node.", Rate::write},
      service::open_day);
  host.command<service::CloseDay, rules::Day>(
      {Method::post, "/api/mail/days/close", "mail.day", "Closes the day of a node.", Rate::write},
      service::close_day);
  host.command<service::ReopenDay, rules::Day>({Method::post, "/api/mail/days/reopen", "mail.reopen_day",
                                                "Reopens a closed day; not by the closer.", Rate::write},
                                               service::reopen_day);
}

}  // namespace mail::http
