// Servers to load.
#include "served.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/demo/backstage.h"
#include "app/demo/body.h"
#include "app/demo/demo.h"
#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "modules/network/network.h"
#include "platform/auth/account.h"
#include "platform/auth/session.h"
#include "testing/http_client.h"
#include "testing/temporary_folder.h"

namespace bench {
namespace {

using app::demo::Body;

struct Place {
  network::NodeId id;
};

std::string advice(std::int64_t n) {
  return Body{}
      .set("number", item_number(n))
      .set("place", "539929000000")
      .set("sender_phone", "13900000000")
      .set("receiver_name", "张三")
      .set("receiver_phone", "13900000001")
      .set("receiver_address", "云岫县清溪镇上河村 12 号")
      .set("weight_g", 800)
      .set("attested", true)
      .text();
}

network::NodeId announce(platform::app::Program& program, int items) {
  network::NodeId centre;
  constexpr int kRows = 500;
  for (int begin = 0; begin < items; begin += kRows)
    program.database().write_now([&](platform::db::Tx& tx) {
      auto const node = network::find_node_by_code(tx, program.region(), "539929000000");
      if (!node) throw std::runtime_error{"no centre"};
      centre = node->id;
      std::string rows;
      for (int i = begin; i < std::min(items, begin + kRows); ++i)
        rows += (rows.empty() ? "" : ",") + advice(i);
      app::demo::Backstage stage{program.host(), tx, program.host().clock()};
      stage.post("/api/mail/advices",
                 Body{}.set("manifest", "BENCH").set("node", centre).raw("rows", "[" + rows + "]").text());
      return true;
    });
  program.settle();
  return centre;
}

std::string sign_in(platform::app::Program& program) {
  std::string token;
  program.database().read([&](platform::db::Tx& tx) {
    auto const account = platform::auth::find_account(tx, program.region(), "sorter").value();
    auto const hats = program.host().hats(tx, program.region(), account.person, program.host().clock());
    token = hats.at(0).post;
  });
  testing_support::HttpClient client{program.port()};
  auto const reply =
      client.post("/api/auth/login", "{\"login\":\"sorter\",\"password\":\"yidao-demo-2026\"}");
  auto const cookie = reply.headers.at("set-cookie");
  auto const begin = cookie.find('=') + 1;
  return cookie.substr(begin, cookie.find(';') - begin);
}

/// The child: serves until it is told to end.
int serve(int items, int tell) {
  testing_support::TemporaryFolder const folder;
  platform::app::ProgramOptions options;
  options.data_dir = folder.path();
  options.region = {app::demo::kDemoRegion};
  options.tls = options.log_files = false;
  options.http.port = 0;
  options.http.grace_ms = 50;
  options.http.limited = false;
  platform::app::Program program{options, app::all_modules()};
  app::demo::seed(program,
                  {.county = {.townships = 3, .villages = 6, .lines = 3, .trips_per_day = 12}, .drivers = 4});
  auto const centre = announce(program, items);
  program.start();
  auto const line =
      std::to_string(program.port()) + " " + sign_in(program) + " " + std::to_string(centre.value) + "\n";
  if (write(tell, line.data(), line.size()) < 0) return 1;
  close(tell);
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  int signal{};
  sigwait(&ending, &signal);
  program.stop();
  return 0;
}

std::string read_line(int from) {
  std::string line;
  for (char c{}; read(from, &c, 1) == 1 && c != '\n';) line += c;
  close(from);
  return line;
}

Served served(pid_t pid, std::string const& line) {
  std::istringstream words{line};
  int port{};
  std::string token, node;
  words >> port >> token >> node;
  if (!port) throw std::runtime_error{"the server did not start"};
  return {pid, static_cast<std::uint16_t>(port), token, node};
}

}  // namespace

Served::Served(Served&& other) noexcept
    : pid_{std::exchange(other.pid_, 0)}, port_{other.port_}, token_{other.token_}, node_{other.node_} {}

Served::~Served() {
  if (!pid_) return;
  kill(pid_, SIGTERM);
  waitpid(pid_, nullptr, 0);
}

double Served::cpu_s() const {
  std::ifstream stat{"/proc/" + std::to_string(pid_) + "/stat"};
  std::string text{std::istreambuf_iterator<char>{stat}, {}};
  std::istringstream fields{text.substr(text.rfind(')') + 2)};
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user{}, system{};
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double Served::memory_mib() const {
  std::ifstream statm{"/proc/" + std::to_string(pid_) + "/statm"};
  double size{}, resident{};
  statm >> size >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

Served serve_ours(int items) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
  std::fflush(stdout);
  auto const pid = fork();
  if (pid == 0) {
    close(ends[0]);
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    _exit(serve(items, ends[1]));
  }
  close(ends[1]);
  return served(pid, read_line(ends[0]));
}

std::optional<Served> serve_peer(int items) {
  if (!std::filesystem::exists("bench/peer/node_modules/better-sqlite3")) return {};
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
  std::fflush(stdout);
  auto const pid = fork();
  if (pid == 0) {
    close(ends[0]);
    dup2(ends[1], STDOUT_FILENO);
    execlp("node", "node", "bench/peer/server.mjs", std::to_string(items).c_str(), nullptr);
    _exit(127);
  }
  close(ends[1]);
  return served(pid, read_line(ends[0]));
}

std::string item_number(std::int64_t n) {
  auto const digits = std::to_string(n);
  return "SF" + std::string(13 - digits.size(), '0') + digits;
}

std::string get(Served const& server, std::string const& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + server.token() +
         "\r\n\r\n";
}

std::string post(Served const& server, std::string const& target, std::string const& body) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + server.token() +
         "\r\nContent-Type: application/json\r\nIdempotency-Key: " + testing_support::make_key() +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace bench
