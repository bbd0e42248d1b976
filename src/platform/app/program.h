// The whole program as an object: modules put together, database open, journal relayed, HTTP served.
#pragma once
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "platform/app/backups.h"
#include "platform/app/host.h"
#include "platform/app/module.h"
#include "platform/app/settings.h"
#include "platform/event/journal.h"
#include "platform/http/settings.h"

namespace platform::live {
class Hub;
}

namespace platform::app {

/// What a process does; one process does everything unless told otherwise.
enum class Role { http, gateway, jobs };
DESCRIBE_ENUM(Role, "What a process does.", "http", "gateway", "jobs")

/// What the clock of the machine says.
base::Instant system_now();

struct ProgramOptions {
  std::string data_dir;                 ///< database, keys, certificates, logs
  std::string database_url;             ///< "" = SQLite in data_dir
  base::Region region{};                ///< the county served, GB/T 2260; 0: the one that the database holds
  std::set<Role> roles{Role::http, Role::gateway, Role::jobs};
  bool tls{true};                       ///< with the local authority in data_dir/tls unless files are given
  bool log_files{true};                 ///< write data_dir/log
  Settings settings;                    ///< of modules
  BackupPlan backup;                    ///< of SQLite; PostgreSQL has means of its own
  event::HashKind hash{event::HashKind::sha256};
  http::Settings http;
  std::function<base::Instant()> clock{system_now};  ///< of facts, sessions and timed work; never goes back
};

/// The county of an empty database when none is named; it lies in no province.
inline constexpr base::Region kNoCounty{990'101};

/// Opens the database of the options. @throws std::exception when it cannot
std::unique_ptr<db::Database> open_database(ProgramOptions const&);
/// The same for looking and copying while a server may be writing it.
std::unique_ptr<db::Database> view_database(ProgramOptions const&);

/// Started and stopped by one thread.
class Program {
 public:
  /// Opens the database and brings its schema up to date.
  Program(ProgramOptions, std::vector<Module const*>);
  ~Program();

  void start();
  /// Drains: no request that came in is lost. At most ten seconds.
  void stop();

  /// 0 without the role http.
  std::uint16_t port() const;
  /// What gateways are open and where, for people.
  std::vector<std::string> doors() const;
  Host& host();
  db::Database& database();
  live::Hub& hub();
  base::Region region() const;
  /// Waits until the journal is sealed and delivered up to now (tests, the demo).
  void settle();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace platform::app
