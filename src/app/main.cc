// The program: reads the command line and the configuration, then does one subcommand.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>

#include "app/actions.h"
#include "app/demo/clear.h"
#include "app/demo/demo.h"
#include "app/configuration.h"
#include "app/generated/all_modules.h"
#include "app/fleet_tool.h"
#include "app/frame_tool.h"
#include "app/solve.h"
#include "platform/app/order.h"

namespace {

/// What may be said on the command line; it wins over the configuration file.
struct Words {
  std::string config, data, listen, roles, database_url, web, gateway;
  std::int64_t region{};
};

void add_options(CLI::App& to, Words& words) {
  to.add_option("--config", words.config,
                "TOML file; every key with its default (backups, rates, layout of bag barcodes, …): yidao config");
  to.add_option("--data", words.data,
                "folder of the database, certificates, keys and logs; made if missing (default: data)");
  to.add_option("--database-url", words.database_url, "PostgreSQL instead of SQLite, postgresql://user@host/name");
  to.add_option("--region", words.region,
                "the county served, six digits of GB/T 2260 (default: the one in the database, 990101 if empty;\n"
                "the demo has its own)");
}

void add_serving_options(CLI::App& to, Words& words) {
  add_options(to, words);
  to.add_option("--listen", words.listen, "ADDRESS:PORT (default 127.0.0.1:8443; 0.0.0.0 lets phones in)");
  to.add_option("--roles", words.roles,
                "what this process does, comma-separated: http (web and API), jobs (timed and queued work), gateway\n"
                "(vehicle terminals). Several processes share one PostgreSQL (default: all)");
  to.add_option("--gateway", words.gateway,
                "ADDRESS:PORT to which vehicle terminals connect, JT/T 808 (default: nowhere); with TLS: yidao config");
  to.add_option("--web", words.web, "folder of the built web client (default: web/dist if it is there)");
}

platform::app::ProgramOptions to_options(Words const& words) {
  platform::app::ProgramOptions options;
  options.data_dir = "data";
  options.http.port = 8443;
  if (std::filesystem::exists("web/dist/index.html")) options.http.web_dir = "web/dist";
  if (!words.config.empty()) app::read_configuration(words.config, options);
  if (!words.data.empty()) options.data_dir = words.data;
  if (!words.database_url.empty()) options.database_url = words.database_url;
  if (!words.web.empty()) options.http.web_dir = words.web;
  if (words.region) options.region = {words.region};
  if (!words.listen.empty()) app::set_listen(words.listen, options);
  if (!words.roles.empty()) app::set_roles(words.roles, options);
  if (!words.gateway.empty()) options.settings["tracking.listen"] = words.gateway;
  return options;
}

CLI::App* add_demo(CLI::App& program, Words& words, app::demo::DemoRun& run) {
  auto* const demo = program.add_subcommand("demo", "Serves a fictional county with accounts for every post; password: "
                                                    "yidao-demo-2026");
  add_serving_options(*demo, words);
  demo->add_flag("--run-day", run.day, "plays today through the public API while you watch");
  demo->add_option("--speed", run.speed, "times faster than the clock; 0: as fast as possible (default: 60)");
  demo->add_option("--items", run.items, "items of the day's manifest (default: 20000)");
  demo->add_flag("--fleet", run.fleet,
                 "with --run-day and --gateway: vehicles report to the gateway, and the day waits for the clock\n"
                 "once it has caught up with it");
  demo->add_option("--past-days", run.past_days,
                   "days before today that are played before the county is served, on an empty folder or after the\n"
                   "last day that was played; some seconds each (default: 0)")
      ->check(CLI::Range(0, 62));
  demo->add_option("--past-items", run.past_items, "items of the manifest of each of those days (default: 300)")
      ->check(CLI::Range(1, 20'000));
  demo->add_flag("--once", run.once, "ends when the day has been played");
  return demo;
}

CLI::App* add_clearing(CLI::App& demo, Words& words, std::string& county) {
  auto* const clear = demo.add_subcommand(
      "clear", "Puts the demo aside so that the real county begins empty; refuses on a database that is no demo or is\n"
               "being served, and deletes nothing");
  add_options(*clear, words);
  clear->add_option("--county", county, "the demo county's name, typed to confirm")->required();
  return clear;
}

CLI::App* add_solve(CLI::App& program, app::SolveRun& run) {
  auto* const solve = program.add_subcommand("solve", "Plans a routing instance of Solomon, Li & Lim or CVRPLIB");
  solve->add_option("FILE", run.file, "the instance")->required();
  solve->add_option("--out", run.out, "the solution, as lines \"Route 1 : 3 5 7\"");
  solve->add_option("--check", run.check,
                    "judges this solution instead: each broken rule by route and customer; exit code 3 when one is")
      ->excludes("--out");
  solve->add_option("--seconds", run.seconds, "time to plan (default: 60)")->check(CLI::PositiveNumber);
  solve->add_option("--threads", run.threads, "that search side by side (default: 2)")->check(CLI::Range(1, 64));
  solve->add_option("--seed", run.seed, "another seed, another search (default: 1)");
  solve->add_option("--objective", run.objective, "vehicles (then distance; default with windows) or distance");
  solve->add_option("--convention", run.convention,
                    "distances as they are (double), truncated to tenths (dimacs), rounded (int; default for CVRP)");
  solve->add_option("--steps", run.steps, "of each thread instead of seconds: the same seed gives the same plan");
  solve->add_option("--cpu-seconds", run.cpu_seconds, "")->group("");  // for measurements on a machine that is shared
  solve->add_flag("--quiet", run.quiet, "no progress");
  return solve;
}

CLI::App* add_fleet(CLI::App& program, app::FleetRun& run) {
  auto* const fleet = program.add_subcommand(
      "simulate-terminals", "Vehicles drive a timetable and report to a gateway (JT/T 808), with noise, loss, blind\n"
                            "areas and wrong clocks");
  fleet->add_option("--gateway", run.gateway, "ADDRESS:PORT (default: 127.0.0.1:8808)");
  fleet->add_option("--timetable", run.timetable, "folder of a GTFS feed (default: the demo county's)");
  fleet->add_option("--date", run.date, "of the timetable, 2026-11-25 (default: today)");
  fleet->add_option("--from", run.from, "time of day to begin at, 07:30:00 (default: now)");
  fleet->add_option("--terminals", run.terminals, "vehicles at most (default: 30)")->check(CLI::Range(1, 50'000));
  fleet->add_option("--first-number", run.first_number, "the others follow it (default: 13900000001)");
  fleet->add_option("--code", run.code, "of all terminals (default: they register first)");
  fleet->add_flag("--2019", run.revision_2019, "speak the revision of 2019 (default: 2013)");
  fleet->add_option("--speed", run.speed, "times faster than the clock (default: 1)")->check(CLI::PositiveNumber);
  fleet->add_option("--seconds", run.seconds, "ends after so long (default: when the last trip has ended)");
  fleet->add_option("--interval", run.terminal.every_s, "seconds between reports (default: 15)")
      ->check(CLI::Range(1, 600));
  fleet->add_option("--loss", run.terminal.lost, "part of the reports that never come (default: 0.01)")
      ->check(CLI::Range(0.0, 1.0));
  fleet->add_option("--skewed", run.terminal.skewed, "part of the trips with a wrong clock (default: 0.03)")
      ->check(CLI::Range(0.0, 1.0));
  fleet->add_option("--blind", run.terminal.blind, "part of the trips with an area without radio (default: 0.08)")
      ->check(CLI::Range(0.0, 1.0));
  fleet->add_option("--seed", run.seed, "another seed, another day (default: 1)");
  return fleet;
}

CLI::App* add_frame(CLI::App& program, app::FrameRun& run) {
  auto* const frame =
      program.add_subcommand("frame", "Frames of vehicle terminals and platforms")->require_subcommand(1);
  auto* const decode = frame->add_subcommand(
      "decode", "Prints a frame of JT/T 808 or JT/T 809 as JSON: header and fields by name (…_dkmh is 0.1 km/h,\n"
                "…_dl 0.1 l, …_dkm 0.1 km, latitude and longitude 0.000001 degree), or what is wrong with it");
  decode->add_option("HEX", run.frames, "frames as hexadecimal text with their flags; -: one a line of standard input")
      ->required();
  decode->add_option("--body", run.body_of, "the text is the body of this message alone, as 0x8600");
  decode->add_option("--revision", run.revision, "of the protocol: 2011, 2013 or 2019 (default: as the frame says)")
      ->check(CLI::IsMember({"2011", "2013", "2019"}));
  decode->add_option("--cipher", run.cipher, "M1 IA1 IC1 that two platforms agreed on")->expected(3);
  return decode;
}

/// Subcommands that modules offer: "import gtfs" is `gtfs` below `import`.
void add_tools(CLI::App& program, Words& words, std::map<std::string, std::vector<std::string>>& arguments) {
  platform::app::Host host;
  platform::app::install(host, platform::app::sort_by_needs(app::all_modules()));
  for (auto const& tool : host.tools) {
    auto* at = &program;
    auto const blank = tool.name.find(' ');
    if (blank != std::string::npos) {
      auto const group = tool.name.substr(0, blank);
      auto const found = program.get_subcommands([&](CLI::App const* sub) { return sub->get_name() == group; });
      at = found.empty() ? program.add_subcommand(group, "Takes in a file")->require_subcommand(1) : found.front();
    }
    auto* const sub = at->add_subcommand(blank == std::string::npos ? tool.name : tool.name.substr(blank + 1),
                                         tool.summary);
    if (tool.serves) add_serving_options(*sub, words);
    else add_options(*sub, words);
    auto& given = arguments[tool.name];
    given.resize(tool.arguments.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
      auto const colon = tool.arguments[i].find(": ");
      sub->add_option(tool.arguments[i].substr(0, colon), given[i], tool.arguments[i].substr(colon + 2))->required();
    }
  }
}

bool is_chosen(CLI::App const& program, std::string const& name) {
  auto const blank = name.find(' ');
  if (blank == std::string::npos) return program.got_subcommand(name);
  return program.got_subcommand(name.substr(0, blank)) &&
         program.get_subcommand(name.substr(0, blank))->got_subcommand(name.substr(blank + 1));
}

int run(int argc, char** argv) {
  CLI::App program{"驿道 Yidao runs the cooperation of coach companies and the post: one program, one folder of data.\n"
                   "Start with `yidao demo` to look around or `yidao serve` to work."};
  Words words;
  std::string target;
  bool dump{false};
  program.add_flag("--dump-openapi", dump, "print the API as OpenAPI 3.1 and end");
  program.set_version_flag("--version", std::string{app::kVersion});
  auto* const serve = program.add_subcommand("serve", "Serves web, API and jobs until SIGTERM");
  add_serving_options(*serve, words);
  auto* const journal = program.add_subcommand("journal", "The tamper-evident record of every fact")
                            ->require_subcommand(1);
  auto* const verify = journal->add_subcommand("verify", "Reads the whole chain and names the first altered entry");
  add_options(*verify, words);
  auto* const migrate = program.add_subcommand("migrate", "Brings the database's schema up to date and ends");
  add_options(*migrate, words);
  auto* const backup = program.add_subcommand("backup", "Copies the SQLite database while it is being written; "
                                                       "PostgreSQL brings pg_basebackup for this");
  add_options(*backup, words);
  backup->add_option("FILE", target, "the copy; must not exist")->required();
  auto* const config = program.add_subcommand("config", "Prints a configuration file with every key and its meaning");
  app::demo::DemoRun demo_run;
  auto* const demo = add_demo(program, words, demo_run);
  std::string county;
  auto* const clearing = add_clearing(*demo, words, county);
  app::SolveRun solve_run;
  auto* const solve = add_solve(program, solve_run);
  app::FrameRun frame_run;
  auto* const frame = add_frame(program, frame_run);
  app::FleetRun fleet_run;
  auto* const fleet = add_fleet(program, fleet_run);
  std::map<std::string, std::vector<std::string>> arguments;
  add_tools(program, words, arguments);
  CLI11_PARSE(program, argc, argv);

  if (dump) return std::fputs(app::describe_api(app::all_modules()).c_str(), stdout) >= 0 ? 0 : 1;
  if (*config) return std::fputs(app::kConfigurationSample, stdout) >= 0 ? 0 : 1;
  if (program.get_subcommands().empty()) return std::fputs(program.help().c_str(), stdout) >= 0 ? 2 : 1;
  if (*demo && !words.region) words.region = app::demo::kDemoRegion;
  if (*solve) return app::solve(solve_run);
  if (*frame) return app::decode_and_print(frame_run);
  if (*fleet) return app::simulate_terminals(fleet_run);
  auto const options = to_options(words);
  if (*clearing) return app::demo::clear(options, county);
  if (*demo) return app::demo::serve(options, app::all_modules(), demo_run);
  if (*serve) return app::serve(options, app::all_modules());
  if (*verify) return app::verify_journal(options);
  if (*migrate) return app::migrate(options, app::all_modules());
  if (*backup) return app::backup(options, target);
  for (auto const& [name, given] : arguments)
    if (is_chosen(program, name)) return app::run_tool(name, given, options, app::all_modules());
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  app::hold_signals();
  try {
    return run(argc, argv);
  } catch (std::exception const& e) {
    std::fprintf(stderr, "yidao: %s\n", e.what());
    return 1;
  }
}
