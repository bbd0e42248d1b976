// `yidao solve`: files, clocks and signals around the routing engine.
#include "app/solve.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <stdexcept>

#include "engine/routing/benchmark/judge.h"
#include "engine/routing/check.h"
#include "engine/routing/solve.h"
#include "platform/command/command_line.h"

namespace app {
namespace {

namespace bm = routing::benchmark;

double wall_seconds() {
  using Clock = std::chrono::steady_clock;
  static auto const start = Clock::now();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// SIGINT and SIGTERM are held by the program; one that waits means: end with what there is.
bool is_ending() {
  sigset_t waiting;
  sigemptyset(&waiting);
  sigpending(&waiting);
  return sigismember(&waiting, SIGINT) == 1 || sigismember(&waiting, SIGTERM) == 1;
}

/// Prints a line when something became better, at most one a second.
class Reporter {
 public:
  explicit Reporter(double ticks) : ticks_{ticks} {}

  void operator()(routing::Progress const& progress) {
    auto const now = wall_seconds();
    if (progress.cost == last_ || now < next_) return;
    last_ = progress.cost, next_ = now + 1;
    std::fprintf(stderr, "%5.1f s %3.0f %%: %d vehicles, distance %.2f, %d unserved\n", now,
                 progress.share * 100, progress.n_vehicles, static_cast<double>(progress.cost) / ticks_,
                 progress.n_unserved);
  }

 private:
  double ticks_, next_{};
  routing::Cost last_{-1};
};

routing::Budget budget_of(SolveRun const& run, double ticks) {
  routing::Budget budget;
  budget.steps = run.steps;
  auto const by_cpu = run.cpu_seconds > 0;
  auto const start = by_cpu ? cpu_seconds() : wall_seconds();
  auto const total = by_cpu ? run.cpu_seconds * run.threads : run.seconds;
  budget.spent = [=] {
    return is_ending() ? 1.0 : ((by_cpu ? cpu_seconds() : wall_seconds()) - start) / total;
  };
  if (!run.quiet) budget.on_progress = Reporter{ticks};
  return budget;
}

bm::Routes routes_of(routing::Plan const& plan) {
  bm::Routes out;
  for (auto const& route : plan.routes) {
    auto& customers = out.emplace_back();
    for (auto const& step : route.steps)
      if (step.kind == routing::StepKind::visit) customers.push_back(step.index + 1);
  }
  return out;
}

/// A file read by `read`. @throws std::runtime_error with file, line and reason
template <typename T>
T read_or_throw(std::string const& file, std::variant<T, bm::Fault> (*read)(std::string_view)) {
  auto got = read(platform::command::read_file(file));
  if (auto const* const fault = std::get_if<bm::Fault>(&got))
    throw std::runtime_error{file + (fault->line ? ":" + std::to_string(fault->line) : "") + ": " +
                             fault->text};
  return std::get<T>(std::move(got));
}

void print(bm::Broken const& broken) {
  std::string text = broken.route ? "route " + std::to_string(broken.route) : "plan";
  if (broken.customer || broken.rule == routing::Constraint::place)
    text += ", customer " + std::to_string(broken.customer);
  text += ": " + std::string{base::to_name(broken.rule)};
  if (broken.amount > 0)
    std::printf("%s broken by %.10g\n", text.c_str(), broken.amount);
  else
    std::printf("%s broken\n", text.c_str());
}

/// What each broken rule, each customer left out, and the plan as a whole come to.
int judge_and_print(bm::Instance const& instance, SolveRun const& run) {
  auto const solution = read_or_throw(run.check, bm::read_solution);
  auto const verdict = bm::judge(instance, solution.routes, convention_of(run, instance));
  for (auto const& broken : verdict.broken) print(broken);
  for (auto const customer : verdict.unserved) std::printf("plan, customer %d: unserved\n", customer);
  auto const by_vehicles = objective_of(run, instance) == routing::Objective::vehicles;
  std::printf("%s: %d vehicles, distance %.4f, %zu unserved (cost: %s)\n", instance.name.c_str(),
              verdict.n_vehicles, verdict.distance, verdict.unserved.size(),
              by_vehicles ? "vehicles, then distance" : "distance");
  if (solution.cost && std::abs(*solution.cost - verdict.distance) > 0.01)
    std::printf("the file says it costs %.4f: perhaps it was written under another --convention\n",
                *solution.cost);
  std::printf("the plan %s\n", verdict.holds() ? "holds" : "does not hold");
  return verdict.holds() ? 0 : kBroken;
}

std::string fault_of(routing::Problem const& problem, routing::Plan const& plan) {
  auto const judgement = routing::check(problem, plan);
  if (judgement.breaches.empty()) return {};
  auto const& first = judgement.breaches[0];
  return std::to_string(judgement.breaches.size()) +
         " rules broken, first: " + std::string{base::to_name(first.rule)} + " at vehicle " +
         std::to_string(first.vehicle) + ", customer " + std::to_string(first.visit + 1);
}

}  // namespace

bm::Instance read_instance(std::string const& file) { return read_or_throw(file, bm::read); }

routing::Objective objective_of(SolveRun const& run, bm::Instance const& instance) {
  if (run.objective == "vehicles") return routing::Objective::vehicles;
  if (run.objective == "distance") return routing::Objective::cost;
  if (!run.objective.empty()) throw std::runtime_error{"--objective is vehicles or distance"};
  return instance.family == bm::Family::cvrp ? routing::Objective::cost : routing::Objective::vehicles;
}

bm::Convention convention_of(SolveRun const& run, bm::Instance const& instance) {
  if (run.convention == "double") return bm::Convention::exact;
  if (run.convention == "dimacs") return bm::Convention::tenths;
  if (run.convention == "int") return bm::Convention::whole;
  if (!run.convention.empty()) throw std::runtime_error{"--convention is double, dimacs or int"};
  return instance.family == bm::Family::cvrp ? bm::Convention::whole : bm::Convention::exact;
}

Solved solve_instance(bm::Instance const& instance, SolveRun const& run) {
  auto const convention = convention_of(run, instance);
  auto const scaled = bm::to_problem(instance, convention, objective_of(run, instance));
  auto const plan =
      routing::solve(scaled.problem, {run.threads, run.seed}, budget_of(run, scaled.ticks_per_unit));
  Solved out{routes_of(plan), 0, static_cast<int>(plan.unserved.size()), fault_of(scaled.problem, plan)};
  out.distance = bm::length(instance, out.routes, convention);
  return out;
}

int solve(SolveRun const& run) {
  wall_seconds();
  auto const instance = read_instance(run.file);
  if (!run.check.empty()) return judge_and_print(instance, run);
  auto const solved = solve_instance(instance, run);
  if (!run.out.empty()) {
    std::ofstream out{run.out, std::ios::binary};
    out << bm::render(solved.routes, solved.distance);
    if (!out.flush()) throw std::runtime_error{run.out + " cannot be written"};
  }
  std::printf("%s: %zu vehicles, distance %.4f, %d unserved\n", instance.name.c_str(), solved.routes.size(),
              solved.distance, solved.n_unserved);
  if (!solved.fault.empty())
    std::fprintf(stderr, "yidao: the plan does not hold: %s\n", solved.fault.c_str());
  return solved.fault.empty() ? 0 : 1;
}

}  // namespace app
