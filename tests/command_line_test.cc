// The program as its operator meets it: every command explains itself and does what it says, on both
// databases.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/demo/seed.h"
#include "app/generated/all_modules.h"
#include "platform/auth/installation_key.h"
#include "platform/event/checkpoint.h"
#include "testing/database.h"
#include "testing/network_county.h"
#include "testing/osm_file.h"
#include "testing/postgres.h"

namespace app {
namespace {

struct Said {
  int code{};
  std::string text;
};

/// Runs the built program; what it prints on both streams, and its exit code.
Said run(std::string const& words) {
  Said said;
  auto* const pipe = popen((std::string{YIDAO_PROGRAM} + " " + words + " 2>&1").c_str(), "r");
  char chunk[4096];
  for (std::size_t n; (n = fread(chunk, 1, sizeof chunk, pipe)) > 0;) said.text.append(chunk, n);
  said.code = WEXITSTATUS(pclose(pipe));
  return said;
}

bool has(Said const& said, std::string_view text) { return said.text.find(text) != std::string::npos; }

/// Words and their explanations in a section of --help: options, positionals or subcommands.
std::vector<std::pair<std::string, std::string>> entries(std::string const& help,
                                                         std::string const& section) {
  std::vector<std::pair<std::string, std::string>> out;
  std::istringstream lines{help};
  auto inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() != ' ') {
      inside = line == section + ":";
    } else if (inside && line[2] == ' ' && !out.empty()) {  // a long word has its explanation below
      out.back().second += line.substr(line.find_first_not_of(' '));
    } else if (inside) {
      auto const gap = std::min(line.find("  ", 2), line.size());
      auto const text = std::min(line.find_first_not_of(' ', gap), line.size());
      out.emplace_back(line.substr(2, gap - 2), line.substr(text));
    }
  }
  return out;
}

void expect_explained(std::string const& command, int depth = 0) {
  auto const help = run(command + " --help");
  EXPECT_EQ(help.code, 0) << command;
  for (auto const* section : {"Options", "Positionals"})
    for (auto const& [word, text] : entries(help.text, section))
      EXPECT_GE(text.size(), 10u) << command << ": " << word << " says nothing of itself";
  auto const below = entries(help.text, "Subcommands");
  EXPECT_GE(below.size(), depth == 0 ? 8u : 0u);
  for (auto const& [word, text] : below) {
    EXPECT_GE(text.size(), 10u) << command << ' ' << word;
    expect_explained(command + " " + word, depth + 1);
  }
}

TEST(CommandLine, every_command_and_every_option_explains_itself) { expect_explained(""); }

TEST(CommandLine, a_word_that_is_no_command_is_told_and_nothing_runs) {
  EXPECT_NE(run("migrat").code, 0);
  EXPECT_TRUE(has(run("serve --lisen 1"), "--lisen"));
  EXPECT_EQ(run("").code, 2) << "nothing to do";
  EXPECT_TRUE(has(run("serve --roles cook"), "\"cook\" is no role"));
}

TEST(CommandLine, a_plan_of_a_benchmark_is_written_judged_and_its_faults_are_named) {
  testing_support::TemporaryFolder const folder;
  auto const instance = folder.path() + "/W.txt", plan = folder.path() + "/plan.txt";
  std::ofstream{instance}
      << "W\nVEHICLE\nNUMBER CAPACITY\n2 20\nCUSTOMER\n0 0 0 0 0 100 0\n1 10 0 12 0 30 5\n"
         "2 20 0 8 0 40 5\n3 30 0 6 0 50 5\n";
  ASSERT_EQ(run("solve " + instance + " --steps 200 --threads 1 --quiet --out " + plan).code, 0);
  auto const ours = run("solve " + instance + " --check " + plan);
  EXPECT_EQ(ours.code, 0) << ours.text;
  EXPECT_TRUE(has(ours, "W: 2 vehicles, distance 80.0000, 0 unserved (cost: vehicles, then distance)"))
      << ours.text;
  EXPECT_TRUE(has(ours, "the plan holds"));
  std::ofstream{plan} << "Route 1 : 3 1\nCost 12\n";
  auto const faulty = run("solve " + instance + " --objective distance --check " + plan);
  EXPECT_EQ(faulty.code, 3) << faulty.text;
  for (auto const* said : {"route 1, customer 1: window broken by 25", "plan, customer 2: unserved",
                           "1 vehicles, distance 60.0000, 1 unserved (cost: distance)",
                           "says it costs 12.0000", "does not hold"})
    EXPECT_TRUE(has(faulty, said)) << said << '\n' << faulty.text;
  std::ofstream{plan} << "Route 1 : 3 x\n";
  auto const unread = run("solve " + instance + " --check " + plan);
  EXPECT_EQ(unread.code, 1);
  EXPECT_TRUE(has(unread, "plan.txt:1: \"x\" is no number of a customer")) << unread.text;
}

class OperatorsTools : public testing_support::EachEngine {
 protected:
  void SetUp() override {
    if (GetParam() == platform::db::Engine::postgres) {
      url_ = testing_support::make_postgres_database();
      if (url_.empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    }
  }
  Said tool(std::string const& words) {
    return run(words + " --data " + folder_.path() + (url_.empty() ? "" : " --database-url '" + url_ + "'"));
  }
  std::string write_file(std::string const& name, std::string const& text) {
    auto const path = folder_.path() + "/" + name;
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream{path, std::ios::binary} << text;
    return path;
  }
  testing_support::TemporaryFolder folder_;
  std::string url_;
};

TEST_P(OperatorsTools, a_new_installation_is_migrated_begun_and_verified) {
  EXPECT_TRUE(has(tool("migrate"), "the schema is up to date"));
  EXPECT_TRUE(has(tool("journal verify"), "the journal is empty"));
  auto const begun = tool("begin 云岫客运 云岫邮政");
  EXPECT_EQ(begun.code, 0);
  for (auto const* admin : {"admin", "security", "audit"}) EXPECT_TRUE(has(begun, admin)) << admin;
  EXPECT_EQ(tool("begin 云岫客运 云岫邮政").code, 1) << "only once";
  auto const verified = tool("journal verify");
  EXPECT_EQ(verified.code, 0) << verified.text;
  EXPECT_FALSE(has(verified, "the journal is empty"));
}

TEST_P(OperatorsTools, a_county_is_found_in_its_database_and_of_several_one_must_be_named) {
  ASSERT_EQ(tool("begin 青石客运 青石邮政 --region 530190").code, 0);
  auto const again = tool("begin 青石客运 青石邮政");
  EXPECT_TRUE(has(again, "org.installation_begun")) << again.text;
  ASSERT_EQ(tool("begin 云岫客运 云岫邮政 --region 530191").code, 0);
  auto const which = tool("begin 远山客运 远山邮政");
  EXPECT_EQ(which.code, 1);
  EXPECT_TRUE(has(which, "several counties; name one with --region")) << which.text;
}

TEST_P(OperatorsTools, a_demo_does_not_settle_beside_a_real_county) {
  ASSERT_EQ(tool("begin 青石客运 青石邮政 --region 530190").code, 0);
  auto const demo = tool("demo --listen 127.0.0.1:0 --run-day --once --speed 0 --items 1");
  EXPECT_EQ(demo.code, 1);
  EXPECT_TRUE(has(demo, "the database holds the county 530190; give the demo a place of its own"))
      << demo.text;
}

TEST_P(OperatorsTools, a_journal_that_was_cut_and_given_a_new_head_is_found_by_what_the_installation_signed) {
  namespace event = platform::event;
  ASSERT_EQ(tool("migrate").code, 0);
  ASSERT_EQ(tool("begin 云岫客运 云岫邮政").code, 0);
  platform::app::ProgramOptions options;
  options.data_dir = folder_.path();
  options.database_url = url_;
  options.region = platform::app::kNoCounty;
  platform::auth::load_installation_key(folder_.path() + "/installation.key");
  auto const key = platform::auth::derived_key(event::kCheckpointPurpose);
  auto const write = [&options](auto const& work) {
    platform::app::open_database(options)->write_now([&](platform::db::Tx& tx) {
      work(tx);
      return true;
    });
  };
  write([&](platform::db::Tx& tx) {
    event::seal_waiting(tx, options.region, options.hash, 1000);
    auto const last = event::list_sealed(tx, options.region, 0, 1000).back();
    ASSERT_GT(last.n, 1);
    tx.insert("journal_checkpoint", options.region,
              event::sign_checkpoint(key, options.region, last, last.event.at));
  });
  auto const whole = tool("journal verify");
  EXPECT_EQ(whole.code, 0) << whole.text;
  write([](platform::db::Tx& tx) {
    tx.execute("DELETE FROM journal_event WHERE n > 1");
    tx.execute(
        "UPDATE journal_head SET n = 1, hash = (SELECT e.hash FROM journal_event e WHERE e.n = 1 AND"
        " e.region = journal_head.region)");
  });
  auto const cut = tool("journal verify");
  EXPECT_EQ(cut.code, 1);
  EXPECT_TRUE(has(cut, "BROKEN at")) << cut.text;
  std::filesystem::remove(folder_.path() + "/installation.key");
  EXPECT_TRUE(has(tool("journal verify"), "without installation.key: signed checkpoints were not compared"));
}

TEST_P(OperatorsTools, a_backup_is_a_database_of_its_own_or_says_what_to_use) {
  ASSERT_EQ(tool("migrate").code, 0);
  auto const copy = folder_.path() + "/copy/yidao.db";
  std::filesystem::create_directory(folder_.path() + "/copy");
  auto const copied = tool("backup " + copy);
  if (GetParam() == platform::db::Engine::postgres) {
    EXPECT_EQ(copied.code, 1);
    EXPECT_TRUE(has(copied, "pg_basebackup"));
    return;
  }
  EXPECT_EQ(copied.code, 0) << copied.text;
  EXPECT_EQ(run("journal verify --data " + folder_.path() + "/copy").code, 0);
  EXPECT_NE(tool("backup " + copy).code, 0) << "an older copy is not written over";
}

TEST_P(OperatorsTools, a_timetable_is_imported_again_without_a_change) {
  for (auto const& [name, text] : network::small_feed()) write_file("feed/" + name, text);
  auto const first = tool("import gtfs " + folder_.path() + "/feed");
  EXPECT_EQ(first.code, 0) << first.text;
  EXPECT_TRUE(has(first, "trips      +3"));
  EXPECT_TRUE(has(tool("import gtfs " + folder_.path() + "/feed"), "trips      +0 ~0 -0 =3"));
  auto const nothing = tool("import gtfs " + write_file("feed.zip", "no zip"));
  EXPECT_EQ(nothing.code, 1);
  EXPECT_TRUE(has(nothing, "network.archive_unreadable"));
}

TEST_P(OperatorsTools, a_road_map_is_taken_in_and_anything_else_is_refused) {
  testing_support::OsmFile file;
  file.node(1, 25'000, 102'000);
  file.node(2, 25'000, 102'100);
  file.way({1, 2}, {{"highway", "tertiary"}});
  auto const taken = tool("import roads " + write_file("county.osm.pbf", file.bytes()));
  EXPECT_EQ(taken.code, 0) << taken.text;
  EXPECT_TRUE(has(taken, "county.osm.pbf: 2 crossings, 20 km of road, 0 nodes off every road")) << taken.text;
  auto const nothing = tool("import roads " + write_file("county.osm", "<osm/>"));
  EXPECT_EQ(nothing.code, 1);
  EXPECT_TRUE(has(nothing, "osm.map_malformed"));
}

TEST_P(OperatorsTools, a_manifest_is_stored_with_its_faults_by_row) {
  platform::app::ProgramOptions options;
  options.data_dir = folder_.path();
  options.database_url = url_;
  demo::DemoSize const size{.county = {.townships = 1, .villages = 1, .lines = 1, .trips_per_day = 2},
                            .drivers = 1};
  std::string centre, village;
  {
    platform::app::Program program{options, all_modules()};
    demo::seed(program, size);
    auto const county = demo::make_demo_county({20261124}, size);
    centre = county.nodes.front().node.place_code;
    village = county.nodes.back().node.place_code;
  }
  auto const file =
      write_file("m1.csv", "运单号,寄达地代码,收件人,收件人电话,重量（克）\n1112345678560," + village +
                               ",李四,13900001111,500\n1100000001460,999999999999,王五,"
                               "13900001112,300\n");
  auto const stored = tool("import manifest " + file + " --node " + centre);
  EXPECT_TRUE(has(stored, "added 1, known 0")) << stored.text;
  EXPECT_TRUE(has(stored, "row ")) << stored.text;
  EXPECT_EQ(stored.code, 1) << "a fault is left";
  EXPECT_TRUE(has(tool("import manifest " + file + " --node " + centre), "known 1"));
  EXPECT_TRUE(has(tool("import manifest " + file + " --node 1"), "mail.node_unknown"));
}

ON_EACH_ENGINE(OperatorsTools);

}  // namespace
}  // namespace app
