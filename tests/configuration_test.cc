// The configuration file: what it sets, and how a mistake in it is told.
#include "app/configuration.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "app/generated/all_modules.h"
#include "modules/mail/jobs/retention.h"
#include "modules/mail/service/barcode.h"
#include "modules/network/service/tiles.h"
#include "modules/settlement/rules/loss.h"
#include "modules/tracking/jobs/forget.h"
#include "modules/tracking/link/switchboard.h"
#include "modules/tracking/rules/superior.h"
#include "platform/app/order.h"
#include "platform/command/retention.h"
#include "platform/net/listener.h"

namespace app {
namespace {

using platform::app::ProgramOptions;
using platform::app::Role;

ProgramOptions read(std::string_view toml) {
  ProgramOptions options;
  parse_configuration(toml, options);
  return options;
}

std::string fault_of(std::string_view toml) {
  try {
    read(toml);
  } catch (std::runtime_error const& e) {
    return e.what();
  }
  return "none";
}

TEST(Configuration, the_printed_sample_names_the_defaults) {
  auto const sample = read(kConfigurationSample);
  ProgramOptions const defaults;
  EXPECT_EQ(sample.region, defaults.region);
  EXPECT_EQ(sample.roles, defaults.roles);
  EXPECT_EQ(sample.tls, defaults.tls);
  EXPECT_EQ(sample.hash, defaults.hash);
  EXPECT_EQ(sample.http.threads, defaults.http.threads);
  EXPECT_EQ(sample.http.workers, defaults.http.workers);
  EXPECT_EQ(sample.backup.every_s, defaults.backup.every_s);
  EXPECT_EQ(sample.http.limited, defaults.http.limited);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(sample.http.allowances.account[i].per_s, defaults.http.allowances.account[i].per_s) << i;
    EXPECT_EQ(sample.http.allowances.address[i].burst, defaults.http.allowances.address[i].burst) << i;
  }
}

TEST(Configuration, every_key_of_the_file_reaches_its_option) {
  auto const o = read(
      "data = \"d\"\nlisten = \"[::]:9\"\nregion = 530190\ndatabase_url = \"postgresql://x\"\nroles = "
      "\"jobs\"\n"
      "journal_hash = \"sm3\"\nthreads = 3\n[tls]\nenabled = false\n[rate.account]\nread = [1.5, 9]\n"
      "[people]\nkeep_days = 30\n");
  EXPECT_EQ(o.data_dir, "d");
  EXPECT_EQ(o.http.address, "::");
  EXPECT_EQ(o.http.port, 9);
  EXPECT_EQ(o.region.value, 530190);
  EXPECT_EQ(o.database_url, "postgresql://x");
  EXPECT_EQ(o.roles, std::set{Role::jobs});
  EXPECT_EQ(o.hash, platform::event::HashKind::sm3);
  EXPECT_EQ(o.http.threads, 3);
  EXPECT_FALSE(o.tls);
  EXPECT_EQ(o.settings.at("people.keep_days"), "30");
  EXPECT_EQ(o.http.allowances.account[0].per_s, 1.5);
}

TEST(Configuration, keys_of_modules_are_kept_for_them_and_an_empty_one_is_as_if_left_out) {
  auto const o = read(
      "[message]\ngateway_url = \"https://sms.example.cn/send\"\ngateway_token = \"\"\nsignature = "
      "\"青石交邮\"\n");
  EXPECT_EQ(o.settings.at("message.gateway_url"), "https://sms.example.cn/send");
  EXPECT_EQ(o.settings.at("message.signature"), "青石交邮");
  EXPECT_FALSE(o.settings.contains("message.gateway_token"));
  EXPECT_EQ(read("[mail]\nbag_fields = \"serial 1-4\"").settings.at("mail.bag_fields"), "serial 1-4");
  EXPECT_EQ(fault_of("[message]\nurl = \"x\""), "line 2: message.url is no key of the configuration");
}

TEST(Configuration, the_printed_sample_names_the_defaults_of_the_modules) {
  auto const sample = read(kConfigurationSample).settings;
  EXPECT_EQ(sample.size(), 16u);
  EXPECT_EQ(mail::service::read_bag_fields(sample.at("mail.bag_fields")), mail::service::BagFields{});
  EXPECT_EQ(sample.at("people.keep_days"), std::to_string(mail::jobs::kKeepPeopleDays));
  EXPECT_EQ(sample.at("settlement.approve_losses_up_to"),
            std::to_string(settlement::rules::kApprovedByRule.value / 1000));
  EXPECT_EQ(sample.at("commands.keep_days"), std::to_string(platform::command::kKeepAnswersDays));
  EXPECT_EQ(sample.at("tracking.keep_days"), std::to_string(tracking::jobs::Keeping{}.track_days));
  EXPECT_EQ(sample.at("tracking.alarm_keep_days"), std::to_string(tracking::jobs::Keeping{}.alarm_days));
  EXPECT_EQ(sample.at("tracking.media_keep_days"), std::to_string(tracking::jobs::Keeping{}.media_days));
  EXPECT_EQ(sample.at("tracking.idle_s"), std::to_string(tracking::link::Patience{}.idle_ms / 1000));
  EXPECT_EQ(sample.at("tracking.connections_of_address"),
            std::to_string(platform::net::ListenerSettings{}.of_address_max));
  EXPECT_EQ(sample.at("network.tiles_max_zoom"), std::to_string(network::service::Tiles{}.max_zoom));
  EXPECT_EQ(sample.at("network.tiles_datum"), base::to_name(network::service::Tiles{}.datum));
  tracking::rules::Superior const superior;
  EXPECT_EQ(sample.at("superior.revision"), "2011");
  EXPECT_EQ(sample.at("superior.plate_color"), std::to_string(superior.plate_color));
  EXPECT_EQ(sample.at("superior.keep_alive_s"), std::to_string(superior.keep_alive_ms / 1000));
}

TEST(Configuration, a_layout_of_bag_barcodes_that_does_not_add_up_stops_the_start) {
  platform::app::Host host;
  host.settings = read("[mail]\nbag_fields = \"origin 1-8\"").settings;
  try {
    platform::app::install(host, platform::app::sort_by_needs(all_modules()));
    FAIL();
  } catch (std::runtime_error const& e) {
    EXPECT_STREQ(e.what(), "mail.bag_fields: destination has 0 digits and must have 8");
  }
}

TEST(Configuration, tiles_are_let_into_the_page_policy_by_their_origin_alone) {
  auto const o = read("[network]\ntiles_url = \"https://tiles.example.cn/{z}/{x}/{y}.png?key=1\"");
  EXPECT_EQ(o.http.tiles_origin, "https://tiles.example.cn:443");
  EXPECT_EQ(o.settings.at("network.tiles_url"), "https://tiles.example.cn/{z}/{x}/{y}.png?key=1");
  EXPECT_EQ(read("[network]\ntiles_url = \"\"").http.tiles_origin, "");
  EXPECT_NE(fault_of("[network]\ntiles_url = \"http://tiles.example.cn/{z}/{x}/{y}\"").find("must begin with https://"),
            std::string::npos);
  EXPECT_NE(fault_of("[network]\ntiles_url = \"https://a;b/{z}/{x}/{y}\"").find("no host has"), std::string::npos);
}

TEST(Configuration, a_source_of_tiles_that_cannot_be_asked_stops_the_start) {
  auto const fault_with = [](std::string const& lines) {
    platform::app::Host host;
    host.settings = read("[network]\n" + lines).settings;
    try {
      platform::app::install(host, platform::app::sort_by_needs(all_modules()));
    } catch (std::runtime_error const& e) {
      return std::string{e.what()};
    }
    return std::string{"none"};
  };
  EXPECT_EQ(fault_with("tiles_url = \"https://t.cn/{z}/{x}\""),
            "network.tiles_url: wants {y} in \"https://t.cn/{z}/{x}\"");
  EXPECT_EQ(fault_with("tiles_datum = \"bd09\""), "network.tiles_datum: \"bd09\" is neither wgs84 nor gcj02");
}

TEST(Configuration, a_mistake_is_told_with_its_line_and_key) {
  EXPECT_EQ(fault_of("\nlisen = \"x\""), "line 2: lisen is no key of the configuration");
  EXPECT_EQ(fault_of("[tls]\nenabled = 1"), "line 2: tls.enabled: has a value of another type");
  EXPECT_EQ(fault_of("roles = \"http,cook\""),
            "line 1: roles: \"cook\" is no role; there are http, gateway and jobs");
  EXPECT_EQ(fault_of("[rate.account]\nread = [1]"), "line 2: rate.account.read: wants [per second, burst]");
  EXPECT_EQ(fault_of("[people]\nkeep_days = 0"), "line 2: people.keep_days: wants 1 to 3650 days");
  EXPECT_EQ(fault_of("threads = 4294967298"), "line 1: threads: has a value of another type");
  EXPECT_EQ(fault_of("data = ").substr(0, 7), "line 1:");
}

TEST(Configuration, a_damaged_file_is_refused_with_its_line) {
  for (auto const* damaged : {"[$",
                              "[",
                              "[tls",
                              "[tls]]",
                              "[[tls]]",
                              "[.a]",
                              "[a..b]",
                              "=",
                              "data",
                              "data =",
                              "data = \"x",
                              "data = 'x",
                              "data = \"\\",
                              "data = \"\\x41\"",
                              "data = \"a\" \"b\"",
                              "data = \"\"\"a\"\"\"",
                              "data = \"a\"\ndata = \"b\"",
                              "threads = 1e3",
                              "threads = 0x10",
                              "threads = nan",
                              "[rate.account]\nread = [1,",
                              "[rate.account]\nread = [,]",
                              "[rate.account]\nread = [nan, 1]",
                              "data = \"\xff\"",
                              "data = \"\x01\"",
                              "\xef\xbb\xbf"
                              "data = \"a\""})
    EXPECT_EQ(fault_of(damaged).substr(0, 5), "line ") << damaged;
  EXPECT_EQ(fault_of(std::string(20'000, '#')).substr(0, 7), "line 1:");
}

TEST(Configuration, texts_are_taken_as_they_are_written) {
  EXPECT_EQ(read("data = \"/srv/驿道 # 1\"  # where\r\n").data_dir, "/srv/驿道 # 1");
  EXPECT_EQ(read(R"(data = "a\"b\\")").data_dir, "a\"b\\");
  EXPECT_EQ(read(R"(data = 'C:\new')").data_dir, R"(C:\new)");
  EXPECT_EQ(read("tls.enabled = false").tls, false);
  EXPECT_TRUE(read("  # nothing\n\n[tls] # a section").tls);
}

TEST(Configuration, an_address_to_listen_on_has_a_port_that_exists) {
  for (auto const* wrong : {"8443", ":8443", "localhost", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:70000"})
    EXPECT_NE(fault_of("listen = \"" + std::string{wrong} + '"'), "none") << wrong;
  EXPECT_EQ(read("listen = \"localhost:80\"").http.address, "127.0.0.1");
}

TEST(Configuration, a_file_that_is_not_there_is_named) {
  ProgramOptions options;
  EXPECT_THROW(read_configuration("/nowhere/yidao.toml", options), std::runtime_error);
}

}  // namespace
}  // namespace app
