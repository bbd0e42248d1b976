// Electronic waybills up into the journal, down as commands.
#include "modules/tracking/service/electronic_waybill.h"

#include "modules/tracking/rules/electronic_waybill.h"
#include "modules/tracking/service/command.h"
#include "modules/tracking/store/terminal.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace tracking::service {

void tell_waybill(Tx& tx, base::Region region, base::Instant now, ElectronicWaybill const& waybill) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kWaybillTold;
  e.subject = "tracking/waybill/" + std::to_string(e.id.value);
  e.at = now;
  e.happened_at = waybill.received_at;
  e.organisation = waybill.organisation;
  e.data = {platform::json::render(waybill)};
  platform::event::append(tx, region, e);
}

}  // namespace tracking::service

namespace tracking {

void send_load(Tx& tx, base::Region region, base::Instant now, VehicleLoad const& load) {
  constexpr std::int64_t kUsefulMs = 3'600'000;  // the next stop brings another list
  auto const terminal = store::find_by_vehicle(tx, region, load.vehicle);
  if (!terminal) return;
  auto const order = rules::load_order(terminal->waybill_form, load);
  if (!order) return;
  rules::TerminalCommand c;
  c.terminal = terminal->id;
  c.vehicle = terminal->vehicle;
  c.organisation = terminal->organisation;
  c.kind = order->kind;
  c.parameters = {platform::json::render(order->parameters)};
  c.valid_until = now.plus_ms(kUsefulMs);
  service::queue_command(tx, region, now, std::move(c));
}

}  // namespace tracking
