// initdb, pg_ctl and createdb, as an unprivileged user because the server refuses to run as root.
#include "testing/postgres.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "testing/database.h"

namespace testing_support {
namespace {

std::string find_server() {
  for (auto const* version : {"17", "16", "15"})
    if (std::filesystem::exists(std::string{"/usr/lib/postgresql/"} + version + "/bin/initdb"))
      return std::string{"/usr/lib/postgresql/"} + version + "/bin/";
  return "";
}

/// Runs a command line, as user postgres when this is root.
void run(std::string const& command) {
  auto const line =
      ::geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups -- " + command : command;
  if (std::system((line + " > /dev/null 2>&1").c_str()) != 0) throw std::runtime_error("failed: " + line);
}

class Cluster {
 public:
  explicit Cluster(std::string bin) : bin_{std::move(bin)} {
    if (::geteuid() == 0 && std::system(("chown postgres " + dir_.path()).c_str()) != 0)
      throw std::runtime_error("no user postgres");
    run(bin_ + "initdb -D " + data() + " -U yidao -A trust -E UTF8 --no-locale --no-sync");
    run(bin_ + "pg_ctl -D " + data() + " -w -l " + dir_.path() + "/log -o \"-k " + dir_.path() +
        " -c listen_addresses='' -c fsync=off -c max_connections=200 -c full_page_writes=off\" start");
  }
  ~Cluster() {
    try {
      run(bin_ + "pg_ctl -D " + data() + " -m immediate stop");
    } catch (std::exception const&) {
    }
  }
  std::string make_database() {
    auto const name = "t" + std::to_string(++made_);
    run(bin_ + "createdb -h " + dir_.path() + " -U yidao " + name);
    return "host=" + dir_.path() + " user=yidao dbname=" + name;
  }

 private:
  std::string data() const { return dir_.path() + "/data"; }
  std::string bin_;
  TempDir dir_;
  int made_{};
};

}  // namespace

std::string make_postgres_database() {
  static std::string const bin = find_server();
  if (bin.empty()) return "";
  static Cluster cluster{bin};
  return cluster.make_database();
}

}  // namespace testing_support
