// Copies made while work goes on hold everything that was answered before, and a server starts on them.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <thread>

#include "platform/app/backups.h"
#include "testing/temporary_folder.h"
#include "workload.h"

namespace faults {
namespace {

namespace fs = std::filesystem;

/// The copy as the database of a folder of its own, with the installation's key, as an operator restores it.
void restore(std::string const& copy, std::string const& from, std::string const& to) {
  fs::rename(copy, to + "/yidao.db");
  fs::copy_file(from + "/installation.key", to + "/installation.key");
}

void work_during(Hands& hands, std::uint16_t port, std::function<void()> const& meanwhile) {
  std::atomic<bool> stop{false};
  std::thread work{[&] { hands.work(port, stop); }};
  meanwhile();
  stop = true;
  work.join();
}

TEST(Backup, a_copy_made_under_load_verifies_and_serves_everything_that_was_answered_before) {
  testing_support::TemporaryFolder const folder, elsewhere;
  auto county = found_county(folder.path(), "");
  Server server{county.place};
  auto const& keeper = county.keepers.front();
  Hands hands{{sign_in(server.port(), keeper.login), keeper.village, county.centre}, 1};
  work_during(hands, server.port(), [] { std::this_thread::sleep_for(std::chrono::milliseconds{1500}); });
  auto const before = hands.sent().size();
  ASSERT_GT(before, 10u);
  auto const copy = elsewhere.path() + "/copy.db";
  work_during(hands, server.port(), [&] { EXPECT_EQ(run_yidao(county, {"backup", copy}), 0); });
  EXPECT_NE(run_yidao(county, {"migrate"}), 0) << "nobody else writes while the server does";
  server.process().signal(SIGKILL);  // the machine is lost
  server.process().wait();

  restore(copy, folder.path(), elsewhere.path());
  county.place.folder = elsewhere.path();
  EXPECT_EQ(run_yidao(county, {"journal", "verify"}), 0);
  EXPECT_EQ(find_violations(county.place), std::vector<std::string>{});
  Server const restored{county.place};
  testing_support::HttpClient client{restored.port()};
  for (std::size_t i = 0; i < before; ++i) {
    auto const& s = hands.sent()[i];
    auto const reply = repeat(client, s);
    EXPECT_EQ(reply.body, s.answer) << s.path;
    EXPECT_TRUE(reply.headers.contains("idempotency-replayed")) << s.path;
  }
}

TEST(Backup, copies_are_made_by_themselves_when_something_changed_and_old_ones_go) {
  testing_support::TemporaryFolder const folder;
  auto const county = found_county(folder.path(), "");
  auto const copies = folder.path() + "/backup";
  std::int64_t clock = 1'795'480'215'000;
  {
    platform::app::Backups const backups{
        folder.path(), {.every_s = 1, .newest = 2, .days = 1}, [&clock] { return base::Instant{clock += 1000}; }};
    for (int i = 0; i < 4; ++i) {
      fs::last_write_time(folder.path() + "/yidao.db", fs::file_time_type::clock::now());
      std::this_thread::sleep_for(std::chrono::milliseconds{1300});
    }
  }
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator{copies}) names.push_back(entry.path().filename());
  EXPECT_EQ(names.size(), 2u);
  for (auto const& name : names) EXPECT_TRUE(name.starts_with("yidao-2026") && name.ends_with("Z.db")) << name;
  auto place = county.place;
  restore(copies + "/" + names.front(), folder.path(), copies);
  place.folder = copies;
  EXPECT_EQ(find_violations(place), std::vector<std::string>{});
}

TEST(Backup, the_newest_copies_and_the_last_of_each_day_are_kept) {
  std::vector<std::string> const names{"yidao-20261123T080000Z.db", "yidao-20261124T080000Z.db",
                                       "yidao-20261124T090000Z.db", "yidao-20261125T080000Z.db",
                                       "yidao-20261125T080100Z.db", "yidao-20261125T080200Z.db", "notes.txt"};
  EXPECT_EQ(platform::app::list_superfluous(names, {.newest = 2, .days = 2}),
            (std::vector<std::string>{"yidao-20261125T080000Z.db", "yidao-20261124T080000Z.db",
                                      "yidao-20261123T080000Z.db"}));
  EXPECT_EQ(platform::app::backup_name({1'795'480'215'000}), "yidao-20261124T003015Z.db");
}

}  // namespace
}  // namespace faults
