// What the program's subcommands do, once their options are read.
#include "app/actions.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "platform/app/order.h"
#include "platform/auth/installation_key.h"
#include "platform/event/checkpoint.h"
#include "platform/http/openapi.h"
#include "platform/http/server.h"
#include "platform/log/log.h"

namespace app {
namespace {

using platform::app::Host;
using platform::app::Program;
using platform::app::Role;
using platform::app::Tool;

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

Tool const& find_tool(Host const& host, std::string const& name) {
  for (auto const& tool : host.tools)
    if (tool.name == name) return tool;
  throw std::logic_error{"no module offers " + name};
}

/// The tool works beside the server; whichever of tool and person wants the end first gets it.
int run_serving(Tool const& tool, std::vector<std::string> const& arguments, Program& program) {
  std::atomic<bool> stopping{false};
  std::atomic<int> code{0};
  std::thread work{[&] {
    code = tool.run({arguments, program.port(), [&stopping] { return stopping.load(); }});
    if (code != 0) kill(getpid(), SIGTERM);
  }};
  wait_for_signal();
  stopping = true;
  work.join();
  program.stop();
  return code;
}

}  // namespace

void wait_for_signal() {
  auto const set = ending_signals();
  int which{};
  sigwait(&set, &which);
}

bool is_ending_asked() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1;
}

void tell_where(Program const& program, ProgramOptions const& options) {
  for (auto const& door : program.doors()) std::printf("yidao gateway: %s\n", door.c_str());
  std::fflush(stdout);
  if (!program.port()) return;
  std::printf("yidao listens on %s://%s:%u/\n", options.tls ? "https" : "http", options.http.address.c_str(),
              program.port());
  std::fflush(stdout);
}

void hold_signals() {
  auto const set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

int serve(ProgramOptions const& options, Modules const& modules) {
  Program program{options, modules};
  program.start();
  tell_where(program, options);
  wait_for_signal();
  program.stop();
  return 0;
}

int run_tool(std::string const& name, std::vector<std::string> const& arguments, ProgramOptions const& options,
             Modules const& modules) {
  Program program{options, modules};
  auto const& tool = find_tool(program.host(), name);
  if (!tool.serves) {
    auto const code = tool.run({arguments, 0, [] { return false; }});
    program.stop();
    return code;
  }
  program.start();
  tell_where(program, options);
  return run_serving(tool, arguments, program);
}

namespace {

/// The first fault of a region's chain: within itself, or against what this installation signed.
/// @param public_key  "" when the folder has no installation key, as with a copy of the database alone
platform::event::Verification verify_region(platform::db::Tx& tx, base::Region region, platform::event::HashKind hash,
                                            std::string const& public_key) {
  auto result = platform::event::verify(tx, region, hash);
  auto const against_signed =
      public_key.empty() ? std::nullopt : platform::event::compare_checkpoints(tx, region, public_key);
  if (against_signed && (!result.first_break || against_signed->n < result.first_break->n))
    result.first_break = against_signed;
  return result;
}

std::string public_key_in(std::string const& data_dir) {
  auto const file = data_dir + "/installation.key";
  if (!std::filesystem::exists(file)) return {};
  platform::auth::load_installation_key(file);
  return platform::event::public_key_of(platform::auth::derived_key(platform::event::kCheckpointPurpose));
}

}  // namespace

int verify_journal(ProgramOptions const& options) {
  auto const database = platform::app::view_database(options);
  auto const public_key = public_key_in(options.data_dir);
  std::vector<base::Region> regions;
  database->read([&](platform::db::Tx& tx) { regions = platform::event::list_regions(tx); });
  auto code = 0;
  for (auto const region : regions) {
    platform::event::Verification result;
    database->read([&](platform::db::Tx& tx) { result = verify_region(tx, region, options.hash, public_key); });
    std::printf("region %lld: %lld entries, %lld not sealed yet: ", static_cast<long long>(region.value),
                static_cast<long long>(result.entries), static_cast<long long>(result.waiting));
    if (!result.first_break) {
      std::printf("the chain holds\n");
      continue;
    }
    std::printf("BROKEN at %lld: %s\n", static_cast<long long>(result.first_break->n),
                result.first_break->what.c_str());
    code = 1;
  }
  if (regions.empty()) std::printf("the journal is empty\n");
  if (public_key.empty()) std::printf("without installation.key: signed checkpoints were not compared\n");
  return code;
}

int migrate(ProgramOptions const& options, Modules const& modules) {
  auto const database = platform::app::open_database(options);
  auto const migrations = platform::app::migrations_of(platform::app::sort_by_needs(modules));
  database->migrate(migrations);
  std::printf("the schema is up to date: %zu migrations\n", migrations.size());
  return 0;
}

int backup(ProgramOptions const& options, std::string const& file) {
  if (std::filesystem::exists(file)) throw std::runtime_error{file + " exists; a copy is never written over another"};
  platform::app::view_database(options)->backup(file);
  std::printf("copied to %s\n", file.c_str());
  return 0;
}

std::string describe_api(Modules const& modules) {
  Host host;
  platform::app::install(host, platform::app::sort_by_needs(modules));
  auto endpoints = std::move(host.endpoints);
  for (auto& endpoint : platform::http::own_endpoints()) endpoints.push_back(std::move(endpoint));
  return platform::http::write_openapi(endpoints, kVersion);
}

}  // namespace app
