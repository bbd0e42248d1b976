// Each report has a second of its own, so that it is told from every other.
#include "gateway.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <map>
#include <thread>

#include "app/demo/demo.h"
#include "app/generated/all_modules.h"
#include "modules/tracking/jobs/fold.h"
#include "modules/tracking/store/terminal.h"
#include "platform/app/program.h"
#include "testing/terminal.h"

namespace faults {
namespace {

constexpr int kWindow = 8;
constexpr char kCode[] = "crash-code";

std::string number_of(int i) { return std::to_string(13'900'000'000 + i); }

}  // namespace

struct CrashedGateway::Vehicle {
  std::string plate;
  testing_support::Terminal terminal;
  std::int64_t next{};              ///< second of the next report
  std::set<std::int64_t> acknowledged{};
};

CrashedGateway::CrashedGateway(std::string folder, std::string database_url, int terminals, unsigned seed)
    : place_{std::move(folder), std::move(database_url), {}}, chance_{seed} {
  for (int i = 0; i < terminals; ++i)
    vehicles_.push_back(std::make_unique<Vehicle>(
        Vehicle{"云F1000" + std::to_string(i), testing_support::Terminal{"0" + number_of(i)}}));
  with_database([&](platform::app::Program& program) {
    auto const now = program.host().clock();
    begun_ms_ = now.ms / 1000 * 1000 - 20LL * 86'400'000;
    program.database().write_now([&](platform::db::Tx& tx) {
      for (int i = 0; i < terminals; ++i) {
        tracking::rules::Terminal t;
        t.id = {base::ids_of_thread().next(now.ms)};
        t.number = number_of(i);
        t.vehicle = vehicles_[static_cast<std::size_t>(i)]->plate;
        t.code = tracking::store::seal_code(kCode);
        t.created_at = t.changed_at = now;
        tracking::store::insert_terminal(tx, program.region(), t);
      }
      return true;
    });
  });
  std::ofstream{place_.folder + "/gateway.toml"}
      << "data = \"" << place_.folder << "\"\nlisten = \"127.0.0.1:0\"\ndatabase_url = \"" << place_.database_url
      << "\"\nregion = " << app::demo::kDemoRegion
      << "\n[tls]\nenabled = false\n[backup]\nevery_s = 0\n[tracking]\nlisten = \"127.0.0.1:0\"\n";
}

CrashedGateway::~CrashedGateway() = default;

template <typename Use>
void CrashedGateway::with_database(Use const& use) {
  platform::app::ProgramOptions options;
  options.data_dir = place_.folder;
  options.database_url = place_.database_url;
  options.region = {app::demo::kDemoRegion};
  options.log_files = false;
  platform::app::Program program{options, app::all_modules()};
  use(program);
}

void CrashedGateway::start() {
  process_ = std::make_unique<Process>(
      std::vector<std::string>{built("yidao"), "serve", "--config", place_.folder + "/gateway.toml"});
  std::string const mark = "vehicle terminals: 127.0.0.1:";
  auto const said = process_->read_until("/\n");
  port_ = static_cast<std::uint16_t>(std::stoi(said.substr(said.find(mark) + mark.size())));
}

/// Until the gateway is gone. A window of reports is on its way, as after a blind area.
void CrashedGateway::report(Vehicle& v) {
  std::map<std::uint16_t, std::int64_t> on_the_way;
  try {
    v.terminal.connect(port_);
    if (v.terminal.authenticate(kCode) != 0) return;
    while (true) {
      while (std::ssize(on_the_way) < kWindow) {
        auto const second = v.next++;
        auto const body = testing_support::report_body({.at = {begun_ms_ + second * 1000}});
        on_the_way[v.terminal.send(0x0200, body)] = second;
      }
      auto const answer = v.terminal.receive();
      if (!answer) return;
      auto const serial = static_cast<std::uint16_t>(static_cast<unsigned char>(answer->body[0]) << 8 |
                                                     static_cast<unsigned char>(answer->body[1]));
      v.acknowledged.insert(on_the_way.at(serial));
      on_the_way.erase(serial);
    }
  } catch (std::runtime_error const&) {  // killed
  }
}

void CrashedGateway::report_until_killed() {
  start();
  std::vector<std::thread> threads;
  for (auto const& v : vehicles_) threads.emplace_back([this, &v = *v] { report(v); });
  std::this_thread::sleep_for(std::chrono::milliseconds{200 + chance_() % 1'000});
  process_->signal(SIGKILL);
  process_->wait();
  for (auto& t : threads) t.join();
  ++tally_.rounds;
}

GatewayTally CrashedGateway::conclude() {
  with_database([&](platform::app::Program& program) {
    tracking::jobs::fold_intake(program.database(), program.region(), program.host().clock(), {});
    for (auto const& v : vehicles_) {
      std::multiset<std::int64_t> kept;
      program.database().read([&](platform::db::Tx& tx) {
        for (auto const& r : tracking::track_of(tx, program.region(), v->plate, {begun_ms_},
                                                {begun_ms_ + (v->next + 1) * 1000}))
          kept.insert((r.at.ms - begun_ms_) / 1000);
      });
      tally_.acknowledged += std::ssize(v->acknowledged);
      tally_.kept += std::ssize(kept);
      for (auto const second : v->acknowledged) tally_.lost += !kept.contains(second);
      for (auto it = kept.begin(); it != kept.end(); it = kept.upper_bound(*it)) tally_.twice += kept.count(*it) > 1;
    }
  });
  return tally_;
}

}  // namespace faults
