// initdb, pg_ctl and createdb, as an unprivileged user because the server refuses to run as root.
#include "testing/postgres.h"

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

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

std::string const& bin() {
  static auto const found = find_server();
  return found;
}

}  // namespace

bool is_postgres_installed() { return !bin().empty(); }

PostgresCluster::PostgresCluster() {
  if (::geteuid() == 0 && std::system(("chown postgres " + dir_.path()).c_str()) != 0)
    throw std::runtime_error("no user postgres");
  run(bin() + "initdb -D " + data() + " -U yidao -A trust -E UTF8 --no-locale --no-sync");
  start();
}

PostgresCluster::~PostgresCluster() {
  try {
    run(bin() + "pg_ctl -D " + data() + " -m immediate stop");
  } catch (std::exception const&) {
  }
}

std::string PostgresCluster::make_database() {
  auto const name = "t" + std::to_string(++made_);
  run(bin() + "createdb -h " + dir_.path() + " -U yidao " + name);
  return "host=" + dir_.path() + " user=yidao dbname=" + name;
}

void PostgresCluster::say(std::string const& sql) {
  run(bin() + "psql -h " + dir_.path() + " -U yidao -d postgres -c \"" + sql + "\"");
}

void PostgresCluster::kill() {
  std::ifstream file{data() + "/postmaster.pid"};
  pid_t server{};
  file >> server;
  ::kill(server, SIGKILL);  // the others end when they miss it
}

void PostgresCluster::start() {
  auto const command = bin() + "pg_ctl -D " + data() + " -w -l " + dir_.path() + "/log -o \"-k " + dir_.path() +
                       " -c listen_addresses='' -c fsync=off -c max_connections=200 -c full_page_writes=off\" start";
  for (int tries = 0; tries < 50; ++tries) {  // processes of the killed server may still be ending
    try {
      return run(command);
    } catch (std::runtime_error const&) {
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
  }
  run(command);
}

std::string make_postgres_database() {
  if (!is_postgres_installed()) return "";
  static PostgresCluster cluster;
  return cluster.make_database();
}

}  // namespace testing_support
