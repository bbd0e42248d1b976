// The whole program as an object: modules put together, database open, journal relayed, HTTP served.
#include "platform/app/program.h"

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "platform/app/order.h"
#include "platform/audit/audit.h"
#include "platform/auth/installation_key.h"
#include "platform/auth/session.h"
#include "platform/command/bus.h"
#include "platform/command/retention.h"
#include "platform/db/sqlite.h"
#include "platform/event/checkpoint.h"
#include "platform/event/relay.h"
#include "platform/http/certificate.h"
#include "platform/http/server.h"
#include "platform/jobs/runner.h"
#include "platform/live/hub.h"
#include "platform/log/log.h"

namespace platform::app {
namespace {

namespace fs = std::filesystem;

/// Tells processes apart that share a database: host, process and a chance number.
std::string name_of_process() {
  char host[256]{};
  gethostname(host, sizeof host - 1);
  return std::string{host} + '/' + std::to_string(getpid()) + '/' + std::to_string(std::random_device{}());
}

/// Asks the database every second whether it is there, so that the health page never waits for it.
class Pulse {
 public:
  explicit Pulse(db::Database& database) : database_{database}, thread_{[this] { run(); }} {}
  ~Pulse() {
    {
      std::lock_guard const lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }
  bool healthy() const { return healthy_; }

 private:
  void run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
      lock.unlock();
      healthy_ = beats();
      lock.lock();
      wake_.wait_for(lock, std::chrono::seconds{1}, [this] { return stopping_; });
    }
  }
  bool beats() {
    try {
      database_.read([](db::Tx& tx) { tx.find_integer("SELECT 1"); });
      return true;
    } catch (std::exception const&) {
      return false;
    }
  }
  db::Database& database_;
  std::atomic<bool> healthy_{true};
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_{false};
  std::thread thread_;
};

/// The county that lies in the database, so that nobody works beside it by leaving its number out.
/// @throws std::runtime_error when several do
base::Region find_county(db::Database& database) {
  std::vector<base::Region> held;
  database.read([&held](db::Tx& tx) { held = event::list_chains(tx); });
  if (held.size() > 1) throw std::runtime_error("the database holds several counties; name one with --region");
  return held.empty() ? kNoCounty : held.front();
}

std::int64_t journal_head(db::Database& database, base::Region region) {
  std::int64_t head = 0;
  database.read([&](db::Tx& tx) {
    head = tx.find_integer("SELECT n FROM journal_head WHERE region = $1", {region}).value_or(0);
  });
  return head;
}

void audit_reveal(db::Database& database, command::Look const& look) {
  audit::Entry const entry{.id = {base::ids_of_thread().next(look.now.ms)}, .at = look.now, .person = look.hat.person,
                           .hat = look.hat.id, .address = look.origin.address, .device = look.origin.device,
                           .request_id = look.origin.request_id, .action = "read", .subject = look.revealed_subject,
                           .changes = {"{}"}, .purpose = look.revealed_purpose};
  database.write_now([&](db::Tx& tx) {
    audit::append(tx, look.region, entry);
    return true;
  });
}

}  // namespace

base::Instant system_now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::unique_ptr<db::Database> open_database(ProgramOptions const& options) {
  // Personal data lies here: for the owner of the process only.
  if (fs::create_directories(options.data_dir)) fs::permissions(options.data_dir, fs::perms::owner_all);
  if (!options.database_url.empty()) return db::open_postgres({.url = options.database_url});
  return db::open_sqlite({.file = options.data_dir + "/yidao.db", .readers = options.http.workers});
}

std::unique_ptr<db::Database> view_database(ProgramOptions const& options) {
  if (!options.database_url.empty()) return db::open_postgres({.url = options.database_url, .connections = 1});
  return db::view_sqlite({.file = options.data_dir + "/yidao.db"});
}

struct Program::Parts {
  Parts(ProgramOptions o, std::vector<Module const*> m)
      : options{std::move(o)}, modules{sort_by_needs(std::move(m))}, database{open_database(options)} {}

  void assemble();
  http::Backend backend();
  http::Settings settings() const;
  void relay_journal();

  ProgramOptions options;
  std::vector<Module const*> modules;
  Host host;
  std::unique_ptr<db::Database> database;
  std::unique_ptr<auth::Sessions> sessions;
  std::unique_ptr<command::Bus> bus;
  live::Hub hub;
  std::unique_ptr<event::Relay> relay;
  std::unique_ptr<jobs::Runner> runner;
  std::unique_ptr<Pulse> pulse;
  std::unique_ptr<Backups> backups;
  std::vector<std::unique_ptr<Gateway>> gateways;  ///< filled before the server asks for their metrics
  std::unique_ptr<http::Server> server;
};

void Program::Parts::assemble() {
  auth::load_installation_key(options.data_dir + "/installation.key");
  database->migrate(migrations_of(modules));
  if (!options.region.value) options.region = find_county(*database);
  auto const hats = [this](db::Tx& tx, base::Region region, auth::PersonId person, base::Instant at) {
    return host.hats ? host.hats(tx, region, person, at) : std::vector<auth::Hat>{};
  };
  sessions = std::make_unique<auth::Sessions>(*database, options.region, hats, options.clock);
  bus = std::make_unique<command::Bus>(*database, options.clock);
  host.database = database.get();
  host.sessions = sessions.get();
  host.region = options.region;
  host.clock = options.clock;
  host.data_dir = options.data_dir;
  host.settings = options.settings;
  auto const days = whole_setting(options.settings, "commands.keep_days", command::kKeepAnswersDays);
  host.periodic({"command.forget_answers", command::kForgetEveryMs,
                 [region = options.region, days](db::Database& db, base::Instant now) {
                   command::forget_answers(db, region, now.plus_ms(-days * 86'400'000));
                 }});
  install(host, modules);
}

http::Backend Program::Parts::backend() {
  auto const to_signed = [](std::optional<auth::Session> session) -> std::optional<http::Signed> {
    if (!session) return {};
    return http::Signed{session->hat, session->csrf};
  };
  auto visitor = std::make_shared<auth::Hat>();
  visitor->region = options.region;
  http::Backend out;
  out.submit = [this](auto command, auto run, auto reply) {
    bus->submit(std::move(command), std::move(run), std::move(reply));
  };
  out.in_order = database->engine() == db::Engine::sqlite;
  out.read = [this](auto const& reader) { database->read(reader); };
  out.audit_reveal = [this](auto const& look) { audit_reveal(*database, look); };
  out.clock = options.clock;
  out.gatekeeper.recall = [this, to_signed](auto token) { return to_signed(sessions->recall(token)); };
  out.gatekeeper.load = [this, to_signed](auto token) { return to_signed(sessions->load(token)); };
  out.gatekeeper.visitor = [visitor = std::shared_ptr<auth::Hat const>{visitor}] { return visitor; };
  out.hub = &hub;
  out.list_sealed = [this](base::Region region, std::int64_t after, std::size_t limit) {
    std::vector<event::Sealed> sealed;
    database->read([&](db::Tx& tx) { sealed = event::list_sealed(tx, region, after, limit); });
    return sealed;
  };
  out.more_metrics = [this] {
    std::string lines;
    for (auto const& gateway : gateways) lines += gateway->metrics();
    return lines;
  };
  out.healthy = [this] { return pulse->healthy(); };
  return out;
}

http::Settings Program::Parts::settings() const {
  auto out = options.http;
  if (!options.tls || !out.certificate_file.empty()) return out;
  auto const made = http::ensure_certificates(options.data_dir + "/tls", http::names_of_this_machine(), system_now());
  out.certificate_file = made.server;
  out.key_file = made.key;
  out.ca_file = made.authority;
  return out;
}

void Program::Parts::relay_journal() {
  event::RelayOptions relaying{.hash = options.hash, .holder = name_of_process(), .clock = options.clock};
  relaying.checkpoint_key = auth::derived_key(event::kCheckpointPurpose);
  relaying.publish = [this](base::Region region, event::Sealed const& sealed) { hub.publish(region, sealed); };
  relay = std::make_unique<event::Relay>(*database, host.subscriptions, std::move(relaying));
  bus->on_committed([this] { relay->wake(); });
}

Program::Program(ProgramOptions options, std::vector<Module const*> modules)
    : parts_{std::make_unique<Parts>(std::move(options), std::move(modules))} {
  parts_->assemble();
}

Program::~Program() { stop(); }

void Program::start() {
  auto& p = *parts_;
  if (p.options.log_files) {
    fs::create_directories(p.options.data_dir + "/log");
    log::open(p.options.data_dir + "/log");
  }
  p.hub.start_at(p.options.region, journal_head(*p.database, p.options.region));
  p.pulse = std::make_unique<Pulse>(*p.database);
  p.relay_journal();
  if (p.options.roles.contains(Role::jobs))
    p.runner = std::make_unique<jobs::Runner>(
        *p.database, p.host.workers, p.host.periodics,
        jobs::RunnerOptions{.regions = {p.options.region}, .holder = name_of_process(), .clock = p.options.clock});
  if (p.options.roles.contains(Role::jobs) && p.options.backup.every_s > 0 &&
      p.database->engine() == db::Engine::sqlite)
    p.backups = std::make_unique<Backups>(p.options.data_dir, p.options.backup, p.options.clock);
  auto const serving = p.settings();
  p.host.certificate_file = serving.certificate_file;
  p.host.key_file = serving.key_file;
  if (p.options.roles.contains(Role::gateway))
    for (auto const& open : p.host.gateways) {
      p.gateways.push_back(open());
      p.gateways.back()->start();
    }
  if (p.options.roles.contains(Role::http)) {
    p.server = std::make_unique<http::Server>(serving, p.host.endpoints, p.backend());
    p.server->start();
  }
}

void Program::stop() {
  auto& p = *parts_;
  if (p.server) p.server->stop();
  for (auto const& gateway : p.gateways) gateway->stop();
  p.runner.reset();
  p.backups.reset();
  p.database->drain();
  p.bus->on_committed({});
  p.relay.reset();
  p.server.reset();
  p.gateways.clear();
  p.pulse.reset();
  log::flush();
}

std::vector<std::string> Program::doors() const {
  std::vector<std::string> out;
  for (auto const& gateway : parts_->gateways) out.push_back(gateway->where());
  return out;
}
std::uint16_t Program::port() const { return parts_->server ? parts_->server->port() : 0; }
Host& Program::host() { return parts_->host; }
db::Database& Program::database() { return *parts_->database; }
live::Hub& Program::hub() { return parts_->hub; }
base::Region Program::region() const { return parts_->options.region; }
void Program::settle() {
  parts_->database->drain();
  if (parts_->relay) parts_->relay->settle();
}

}  // namespace platform::app
