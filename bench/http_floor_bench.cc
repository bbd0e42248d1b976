// What the transport itself costs: a command that stores nothing, a read that reads nothing, a list of 500
// commands.
#include <sys/resource.h>

#include <cstdio>

#include "load.h"
#include "testing/fake_program.h"

namespace {

using bench::Plan;

double cpu_s() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  auto const s = [](timeval t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return s(use.ru_utime) + s(use.ru_stime);
}

std::string head(char const* line) {
  return std::string{line} + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer clerk\r\n";
}

std::string weigh(std::int64_t) {
  static std::string const body = R"({"gross_g":1500})";
  return head("POST /api/fake/bags/42/weigh") +
         "Content-Type: application/json\r\nIdempotency-Key: " + testing_support::make_key() +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string batch(std::int64_t) {
  std::string body = R"({"commands":[)";
  for (int i = 0; i < 500; ++i)
    body += (i ? "," : "") + std::string{R"({"id":")"} + testing_support::make_key() +
            R"(","method":"POST","path":"/api/fake/bags/42/weigh","body":{"gross_g":1500},)" +
            R"("made_at":"2026-11-24T04:05:06Z","device":"pda-7","seq":1})";
  body += "]}";
  return head("POST /api/commands") +
         "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

void measure(char const* name, Plan const& plan, int each) {
  auto const before = cpu_s();
  auto const outcome = bench::run(plan);
  auto const n =
      static_cast<double>(outcome.latency.count()) * (plan.seconds + plan.warm_up_s) / plan.seconds * each;
  bench::print(name, outcome);
  std::printf("%-28s %8.1f us of CPU each, load generator included\n", "", (cpu_s() - before) / n * 1e6);
}

}  // namespace

int main() {
  fake::Program program;
  program.settings.limited = false;
  program.backend.submit = [](auto command, auto run, auto reply) {
    fake::NoTx tx;
    base::IdMaker ids{1};
    platform::command::Act act{tx, *command.hat, command.id, {1}, command.made_at, command.origin, ids};
    reply({200, run(act).value()});
  };
  program.start();
  Plan plan{.port = program.server->port(), .rate = 0, .seconds = 3, .request = weigh};
  measure("command, closed loop", plan, 1);
  plan.request = [](auto) { return head("GET /api/fake/search?text=a") + "\r\n"; };
  measure("read on a worker", plan, 1);
  plan.request = [](auto) { return head("GET /health/live") + "\r\n"; };
  measure("constant", plan, 1);
  plan.request = batch;
  plan.connections = 4;
  measure("500 commands in a list", plan, 500);
}
