// The configuration file: every key optional, an unknown key refused.
#include "app/configuration.h"

#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "app/entries.h"
#include "platform/command/command_line.h"
#include "platform/net/post.h"

namespace app {
namespace {

using platform::app::ProgramOptions;
using Set = std::function<void(Value const&, ProgramOptions&)>;

/// A key's value in the wanted type. @throws std::runtime_error
template <typename T>
T value_of(Value const& value) {
  if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {  // 1 is no yes
    if (auto const* const whole = std::get_if<std::int64_t>(&value); whole && std::in_range<T>(*whole))
      return static_cast<T>(*whole);
  } else if (auto const* const same = std::get_if<T>(&value)) {
    return *same;
  }
  throw std::runtime_error{"has a value of another type"};
}

template <typename Member, typename Owner>
Set into(Owner ProgramOptions::*owner, Member Owner::*member) {
  return
      [=](Value const& value, ProgramOptions& options) { options.*owner.*member = value_of<Member>(value); };
}
template <typename Member>
Set into(Member ProgramOptions::*member) {
  return [=](Value const& value, ProgramOptions& options) { options.*member = value_of<Member>(value); };
}

/// A text for a module; as if it were left out when it is "".
Set setting(std::string key) {
  return [key](Value const& value, ProgramOptions& options) {
    auto const text = value_of<std::string>(value);
    if (!text.empty()) options.settings[key] = text;
  };
}

/// [rate.account] read = [per_second, burst]
Set rate_into(std::array<platform::http::Allowance, 4> platform::http::Allowances::*by, std::size_t index) {
  return [=](Value const& value, ProgramOptions& options) {
    auto const* const pair = std::get_if<std::vector<double>>(&value);
    if (!pair || pair->size() != 2) throw std::runtime_error{"wants [per second, burst]"};
    (options.http.allowances.*by)[index] = {pair->front(), pair->back()};
  };
}

void add_rates(std::map<std::string, Set>& keys) {
  using platform::http::Allowances;
  constexpr char const* kClasses[] = {"read", "write", "heavy", "guessable"};
  for (std::size_t i = 0; i < 4; ++i) {
    keys[std::string{"rate.account."} + kClasses[i]] = rate_into(&Allowances::account, i);
    keys[std::string{"rate.address."} + kClasses[i]] = rate_into(&Allowances::address, i);
  }
}

/// A number for a module, within limits. @param unit  for people, "days"
Set number_setting(std::string key, std::int64_t least, std::int64_t most, std::string unit) {
  return [=](Value const& value, ProgramOptions& options) {
    auto const number = value_of<std::int64_t>(value);
    if (number < least || number > most)
      throw std::runtime_error{"wants " + std::to_string(least) + " to " + std::to_string(most) + " " + unit};
    options.settings[key] = std::to_string(number);
  };
}

/// Days that make sense for data about people: never none, never for ever.
Set days_setting(std::string key) { return number_setting(std::move(key), 1, 3650, "days"); }

/// Browsers ask for tiles themselves, so the policy of our pages names their server.
void set_tiles(std::string const& url, ProgramOptions& options) {
  if (url.empty()) return;
  options.http.tiles_origin = platform::net::origin_of(platform::net::parse_address(url));
  options.settings["network.tiles_url"] = url;
}

void add_tiles(std::map<std::string, Set>& keys) {
  keys["network.tiles_url"] = [](Value const& value, ProgramOptions& options) {
    set_tiles(value_of<std::string>(value), options);
  };
  keys["network.tiles_credit"] = setting("network.tiles_credit");
  keys["network.tiles_max_zoom"] = number_setting("network.tiles_max_zoom", 1, 22, "");
  keys["network.tiles_datum"] = setting("network.tiles_datum");
}

/// Numbers of four bytes in a protocol.
constexpr std::int64_t kWord = 4'294'967'295;

std::map<std::string, Set> make_keys() {
  using O = ProgramOptions;
  using S = platform::http::Settings;
  using B = platform::app::BackupPlan;
  std::map<std::string, Set> keys{
      {"data", into(&O::data_dir)},
      {"database_url", into(&O::database_url)},
      {"listen", [](auto const& value, auto& options) { set_listen(value_of<std::string>(value), options); }},
      {"roles", [](auto const& value, auto& options) { set_roles(value_of<std::string>(value), options); }},
      {"region", [](auto const& value, auto& options) { options.region = {value_of<std::int64_t>(value)}; }},
      {"web", into(&O::http, &S::web_dir)},
      {"threads", into(&O::http, &S::threads)},
      {"workers", into(&O::http, &S::workers)},
      {"proxy", into(&O::http, &S::proxy)},
      {"journal_hash",
       [](auto const& value, auto& options) {
         auto const name = value_of<std::string>(value);
         if (name != "sha256" && name != "sm3") throw std::runtime_error{"wants \"sha256\" or \"sm3\""};
         options.hash = name == "sm3" ? platform::event::HashKind::sm3 : platform::event::HashKind::sha256;
       }},
      {"tls.enabled", into(&O::tls)},
      {"tls.certificate", into(&O::http, &S::certificate_file)},
      {"tls.key", into(&O::http, &S::key_file)},
      {"tls.plain_everywhere", into(&O::http, &S::plain_everywhere)},
      {"backup.folder", into(&O::backup, &B::folder)},
      {"backup.every_s", into(&O::backup, &B::every_s)},
      {"backup.newest", into(&O::backup, &B::newest)},
      {"backup.days", into(&O::backup, &B::days)},
      {"commands.keep_days", number_setting("commands.keep_days", 7, 3'650, "days")},
      {"people.keep_days", days_setting("people.keep_days")},
      {"mail.bag_fields", setting("mail.bag_fields")},
      {"network.osrm_url", setting("network.osrm_url")},
      {"message.gateway_url", setting("message.gateway_url")},
      {"message.gateway_token", setting("message.gateway_token")},
      {"message.signature", setting("message.signature")},
      {"settlement.approve_losses_up_to", number_setting("settlement.approve_losses_up_to", 0, 100'000, "yuan")},
      {"tracking.listen", setting("tracking.listen")},
      {"tracking.tls_listen", setting("tracking.tls_listen")},
      {"tracking.keep_days", days_setting("tracking.keep_days")},
      {"tracking.alarm_keep_days", days_setting("tracking.alarm_keep_days")},
      {"tracking.media_keep_days", days_setting("tracking.media_keep_days")},
      {"tracking.idle_s", number_setting("tracking.idle_s", 30, 86'400, "seconds")},
      {"tracking.connections_of_address",
       number_setting("tracking.connections_of_address", 1, 60'000, "connections")},
      {"superior.address", setting("superior.address")},
      {"superior.revision", setting("superior.revision")},
      {"superior.user", number_setting("superior.user", 0, kWord, "")},
      {"superior.password", setting("superior.password")},
      {"superior.access_code", number_setting("superior.access_code", 0, kWord, "")},
      {"superior.platform", setting("superior.platform")},
      {"superior.cipher", setting("superior.cipher")},
      {"superior.plate_color", number_setting("superior.plate_color", 0, 255, "")},
      {"superior.keep_alive_s", number_setting("superior.keep_alive_s", 5, 3'600, "seconds")},
      {"superior.down_listen", setting("superior.down_listen")},
      {"superior.down_address", setting("superior.down_address")},
      {"rate.enabled", into(&O::http, &S::limited)}};
  add_tiles(keys);
  add_rates(keys);
  return keys;
}

}  // namespace

void parse_configuration(std::string_view text, ProgramOptions& options) {
  static auto const keys = make_keys();
  for (auto const& entry : read_entries(text)) {
    auto const found = keys.find(entry.name);
    auto const where = "line " + std::to_string(entry.line) + ": " + entry.name;
    if (found == keys.end()) throw std::runtime_error{where + " is no key of the configuration"};
    try {
      found->second(entry.value, options);
    } catch (std::runtime_error const& e) {
      throw std::runtime_error{where + ": " + e.what()};
    }
  }
}

void read_configuration(std::string const& file, ProgramOptions& options) {
  auto const text = platform::command::read_file(file);
  try {
    parse_configuration(text, options);
  } catch (std::runtime_error const& e) {
    throw std::runtime_error{file + ": " + e.what()};
  }
}

void set_listen(std::string const& text, ProgramOptions& options) {
  auto const colon = text.rfind(':');
  auto const fault =
      std::runtime_error{"listen wants ADDRESS:PORT, for example 127.0.0.1:8443, not \"" + text + "\""};
  if (colon == std::string::npos || colon == 0) throw fault;
  auto const* const end = text.data() + text.size();
  auto const [stop, error] = std::from_chars(text.data() + colon + 1, end, options.http.port);
  if (error != std::errc{} || stop != end) throw fault;
  auto address = text.substr(0, colon);
  if (address.front() == '[' && address.back() == ']') address = address.substr(1, address.size() - 2);
  options.http.address = address == "localhost" ? "127.0.0.1" : address;
}

void set_roles(std::string const& text, ProgramOptions& options) {
  options.roles.clear();
  for (std::size_t at = 0; at <= text.size();) {
    auto const comma = std::min(text.find(',', at), text.size());
    auto const name = text.substr(at, comma - at);
    auto const role = base::from_name<platform::app::Role>(name);
    if (!role) throw std::runtime_error{"\"" + name + "\" is no role; there are http, gateway and jobs"};
    options.roles.insert(*role);
    at = comma + 1;
  }
}

char const* const kConfigurationSample =
    R"(# yidao.toml: every key may be left out; what stands here is the default.
data = "data"                  # folder of the database, certificates, keys and logs
listen = "127.0.0.1:8443"      # address and port; 0.0.0.0 to let phones in
region = 0                     # the county served, six digits of GB/T 2260; 0: the one that the database holds, and
                               # 990101 in an empty one
database_url = ""              # "" = SQLite in the data folder; else libpq, "postgresql://…?connect_timeout=5": that is
                               # how long (s) a server that does not answer is waited for. Beyond this machine over
                               # verified TLS only (&sslrootcert=FILE), unless the URL says &sslmode=
roles = "http,gateway,jobs"    # what this process does
web = ""                       # folder of the built web client
threads = 2                    # transport threads
workers = 4                    # threads for reads, files and logins
proxy = ""                     # address of a proxy whose X-Forwarded-For is believed
journal_hash = "sha256"        # or "sm3"; stays as it was first chosen

[tls]
enabled = true                 # with a local authority made at the first start, unless files are given
certificate = ""               # PEM chain
key = ""
plain_everywhere = false       # serve plain HTTP to other machines too (only behind a proxy that ends TLS)

[backup]                       # of SQLite, while work goes on; PostgreSQL is backed up by its own means
folder = ""                    # "" = backup in the data folder; another disk is better
every_s = 60                   # none while nothing changes; large databases less often; 0 = never
newest = 5                     # copies kept, and besides
days = 7                       # the last copy of each of so many days

[commands]
keep_days = 30                 # their answers, for devices that ask again; that they were done is kept for good

[people]
keep_days = 180                # names, phones and addresses are erased so long after an item has ended

[mail]                         # where the parts of the 30 digits of a bag stand, as the post of the province has them:
                               # origin and destination 8 digits, class 4, serial and weight 3 or more
bag_fields = "origin 1-8, destination 9-16, class 17-20, serial 21-24, weight 25-28, tail 29-30"

[network]                      # times and distances of vans
osrm_url = ""                  # https://…, or http:// on this machine: an OSRM server, whose tables are asked first;
                               # "" or no answer = by the road map of `yidao import roads`, else estimated
tiles_url = ""                 # a map below ours, pictures of 256 pixels: https://…{z}…{x}…{y}…, or http:// on this
                               # machine; "" = the base map of `yidao import roads`. Browsers ask for them themselves (a
                               # key in it is seen by who is signed in), the server must let them (CORS); licence yours
tiles_credit = ""              # who made that map, shown on it
tiles_max_zoom = 18            # beyond, its nearest pictures are enlarged
tiles_datum = "wgs84"          # or "gcj02", as most maps made in China: what we draw is then shifted to lie on it

[message]                      # text messages to addressees; without a gateway keepers call them
gateway_url = ""               # https://…, or http:// on this machine: gets POST, JSON, one text each:
                               # {"id":"1","purpose":"mail.arrived","phone":"13800138000","text":"…"}; 2xx = taken over;
                               # none, 408, 429, 5xx = asked again (same id) after 1, 2, 4 … minutes, ten times
gateway_token = ""             # sent as Authorization: Bearer …
signature = ""                 # put before each text as 【…】

[settlement]
approve_losses_up_to = 200     # yuan: what is owed for a loss at a known hand-over is approved by rule up to it

[tracking]                     # the gateway of vehicle terminals, JT/T 808 of 2011, 2013 and 2019
listen = ""                    # ADDRESS:PORT, "127.0.0.1:808"; "" = closed. Plain: only through a private network (APN)
tls_listen = ""                # the same through TLS, with the certificate of [tls]
keep_days = 365                # tracks and messages of terminals
alarm_keep_days = 1095         # alarms, evidence of violations
media_keep_days = 90           # photographs, sound and films of vehicles
idle_s = 300                   # a connection without a byte for so long ends; above the heartbeat of the terminals
connections_of_address = 2000  # from one address at most: terminals of one operator may share it

[superior]                     # the platform above (JT/T 809), to which every position goes; over a private line
address = ""                   # HOST:PORT; "" = none. One process with the role gateway has it
revision = "2011"              # or "2019", as agreed
user = 0                       # as agreed, with password (8 characters at most) and access code
password = ""
access_code = 0
platform = ""                  # our number with it, 11 characters at most
cipher = ""                    # "M1,IA1,IC1" as agreed; "" = in clear
plate_color = 2                # JT/T 697.7: 1 blue, 2 yellow, 3 black, 4 white, 5 green, 9 other
keep_alive_s = 60              # three of them without an answer end the link, and it calls again
down_listen = ""               # ADDRESS:PORT for the link that it opens to us; "" = none
down_address = ""              # the same as it reaches it from outside, ADDRESS:PORT

[rate]
enabled = true
[rate.account]                 # [per second, burst]
read = [100, 400]
write = [100, 1000]
heavy = [1, 20]
guessable = [0.2, 10]
[rate.address]
read = [1000, 4000]
write = [1000, 4000]
heavy = [5, 50]
guessable = [0.5, 20]
)";

}  // namespace app
