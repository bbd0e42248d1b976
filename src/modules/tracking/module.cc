// What tracking hangs onto the host.
#include "modules/tracking/module.h"

#include <unistd.h>

#include <functional>
#include <tuple>

#include "modules/tracking/http/commands.h"
#include "modules/tracking/http/terminals.h"
#include "modules/tracking/http/vehicles.h"
#include "modules/tracking/jobs/commands.h"
#include "modules/tracking/jobs/fold.h"
#include "modules/tracking/jobs/forget.h"
#include "modules/tracking/link/gateway.h"
#include "modules/tracking/link/superior.h"
#include "modules/tracking/service/refusal_table.h"
#include "modules/tracking/service/superior_settings.h"

namespace schema {
std::span<platform::db::Migration const> tracking();
}

namespace tracking {
namespace {

using platform::app::text_setting;
using platform::app::whole_setting;

constexpr char const* kNeeds[] = {"org"};

constexpr platform::auth::Permission kPermissions[] = {
    {"tracking.read", "查看车辆与终端", "See vehicles and terminals"},
    {"tracking.command", "向终端下发指令", "Send commands to terminals"},
    {"tracking.manage_terminals", "登记与维护终端", "Register and keep terminals"},
    {"tracking.media", "查看车载影像", "See photographs and films of vehicles"},
    {"tracking.answer", "应答上级平台查岗", "Answer what the platform above asks"},
    {"tracking.quarantine", "查看隔离报文", "See quarantined messages"},
};

/// The gateway, or the link to the platform above, as the program starts and stops it.
template <typename Link>
class Door final : public platform::app::Gateway {
 public:
  Door(std::unique_ptr<Link> link, std::function<std::string(Link const&)> where)
      : link_{std::move(link)}, where_{std::move(where)} {}
  void start() override { link_->start(); }
  void stop() override { link_->stop(); }
  std::string where() const override { return where_(*link_); }
  std::string metrics() const override { return link_->metrics(); }

 private:
  std::unique_ptr<Link> link_;
  std::function<std::string(Link const&)> where_;
};

/// "ADDRESS:PORT". @throws std::runtime_error that names the key
void set_listen(platform::net::ListenerSettings& listener, std::string const& key, std::string const& text) {
  std::tie(listener.address, listener.port) = service::parse_place(key, text);
}

std::string name_of_gateway(std::string const& listen) {
  char host[256]{};
  gethostname(host, sizeof host - 1);
  return std::string{host} + '/' + listen;
}

std::unique_ptr<platform::app::Gateway> open_gateway(platform::app::Host const& host, std::string const& key,
                                                     bool tls) {
  auto const listen = text_setting(host.settings, key);
  link::Gateway::Settings settings;
  set_listen(settings.listener, key, listen);
  settings.listener.of_address_max =
      static_cast<std::size_t>(whole_setting(host.settings, "tracking.connections_of_address", 2'000));
  settings.patience.idle_ms = whole_setting(host.settings, "tracking.idle_s", 300) * 1000;
  settings.name = name_of_gateway(listen);
  if (tls) {
    settings.listener.certificate_file = host.certificate_file;
    settings.listener.key_file = host.key_file;
  }
  auto const what =
      (tls ? "vehicle terminals through TLS: " : "vehicle terminals: ") + settings.listener.address;
  auto books = service::open_books(*host.database, host.region, host.clock);
  return std::make_unique<Door<link::Gateway>>(
      std::make_unique<link::Gateway>(std::move(books), settings),
      [what](link::Gateway const& gateway) { return what + ':' + std::to_string(gateway.port()); });
}

void add_gateways(platform::app::Host& host) {
  for (auto const* key : {"tracking.listen", "tracking.tls_listen"}) {
    auto const tls = std::string_view{key} == "tracking.tls_listen";
    if (!text_setting(host.settings, key).empty())
      host.gateway([&host, key, tls] { return open_gateway(host, key, tls); });
  }
}

auto superior_of(platform::app::Host const& host) {
  return service::read_superior([&host](std::string const& key) { return text_setting(host.settings, key); });
}

std::unique_ptr<platform::app::Gateway> open_superior(platform::app::Host const& host) {
  link::SuperiorLink::Settings settings;
  settings.superior = superior_of(host);
  auto const down = text_setting(host.settings, "superior.down_listen");
  settings.down.address.clear();
  if (!down.empty()) set_listen(settings.down, "superior.down_listen", down);
  auto const where =
      "platform above: " + settings.superior.host + ':' + std::to_string(settings.superior.port);
  auto outbox =
      service::open_outbox(*host.database, host.region, host.clock, settings.superior.writer.revision);
  return std::make_unique<Door<link::SuperiorLink>>(
      std::make_unique<link::SuperiorLink>(std::move(outbox), std::move(settings)),
      [where](link::SuperiorLink const&) { return where; });
}

void add_superior(platform::app::Host& host) {
  if (text_setting(host.settings, "superior.address").empty()) return;
  superior_of(host);  // a mistake is told at the start, in whatever role
  host.common<Watchers>()->all.push_back(service::forwarding());
  host.gateway([&host] { return open_superior(host); });
}

void add_jobs(platform::app::Host& host) {
  using platform::db::Database;
  auto const watchers = host.common<Watchers>();
  host.periodic({"tracking.fold_intake", jobs::kFoldEveryMs,
                 [region = host.region, watchers](Database& database, base::Instant now) {
                   jobs::fold_intake(database, region, now, watchers->all);
                 }});
  host.periodic({"tracking.expire_commands", jobs::kExpireEveryMs,
                 [region = host.region](Database& database, base::Instant now) {
                   jobs::expire_commands(database, region, now);
                 }});
  jobs::Keeping keeping;
  keeping.track_days = whole_setting(host.settings, "tracking.keep_days", keeping.track_days);
  keeping.alarm_days = whole_setting(host.settings, "tracking.alarm_keep_days", keeping.alarm_days);
  keeping.media_days = whole_setting(host.settings, "tracking.media_keep_days", keeping.media_days);
  host.periodic({"tracking.forget_old", jobs::kForgetEveryMs,
                 [region = host.region, keeping](Database& database, base::Instant now) {
                   jobs::forget_old(database, region, now, keeping);
                 }});
}

void install(platform::app::Host& host) {
  for (auto const& p : kPermissions) host.permission(p);
  host.refusals(service::refusal_table());
  http::install_terminals(host);
  http::install_vehicles(host);
  http::install_commands(host);
  add_jobs(host);
  add_gateways(host);
  add_superior(host);
}

}  // namespace

platform::app::Module const module{"tracking", kNeeds, schema::tracking, install};

}  // namespace tracking
