// What makes a mail route valid.
#include "modules/network/rules/mail_route.h"

#include "modules/network/rules/refusals.h"

namespace network::rules {

base::Outcome check_mail_route(MailRoute const& route, std::vector<MailRouteStop> const& stops) {
  if (route.active_until.yyyymmdd && route.active_until <= route.active_from)
    return base::refuse(refusal::dates_reversed, {}, "/active_until");
  if (stops.size() < 2) return base::refuse(refusal::route_too_short, {}, "/stops");
  for (std::size_t i = 1; i < stops.size(); ++i)
    if (stops[i].node == stops[i - 1].node)
      return base::refuse(refusal::route_too_short, {}, "/stops/" + std::to_string(i));
  return base::Done{};
}

}  // namespace network::rules
