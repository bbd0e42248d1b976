// The running gateway over a real socket: what three servers of the field got wrong, one test each, and what it keeps.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "engine/jtt/terminal_answer.h"
#include "modules/tracking/rules/refusals.h"
#include "modules/tracking/service/command.h"
#include "modules/tracking/service/fold.h"
#include "modules/tracking/service/medium.h"
#include "modules/tracking/service/raw.h"
#include "modules/tracking/store/medium.h"
#include "platform/auth/secret.h"
#include "platform/http/certificate.h"
#include "testing/http_client.h"
#include "testing/temporary_folder.h"
#include "testing/terminals.h"

namespace tracking {
namespace {

using testing_support::bytes_of;
using testing_support::Fix;
using testing_support::report_body;
using testing_support::Terminal;
using service::Act;
using service::Look;

constexpr std::uint16_t kReport = 0x0200, kBatch = 0x0704;
constexpr int kDone = 0, kFailed = 1, kWrong = 2, kUnsupported = 3;

class GatewayOf : public TerminalFleet {
 protected:
  void SetUp() override {
    TerminalFleet::SetUp();
    if (IsSkipped()) return;
    bus_ = enrol("13800138000", "云A10001");
    coach_bus_ = enrol("13800138001", "云A10002");
    open_gateway();
  }
  Terminal connected(std::string digits = "013800138000") {
    Terminal t{std::move(digits)};
    t.connect(gateway_->port());
    return t;
  }
  Terminal logged_in(std::string digits = "013800138000") {
    auto t = connected(std::move(digits));
    EXPECT_EQ(t.authenticate(t.header().number.stripped() == "13800138000" ? code_of(bus_) : code_of(coach_bus_)),
              kDone);
    return t;
  }
  std::string report(std::int64_t s = 0) { return report_body({.at = now_.plus_ms(s * 1000)}); }
  std::int64_t count(char const* sql) {
    std::int64_t n = 0;
    database_->read([&](Tx& tx) { n = tx.find_integer(sql).value_or(0); });
    return n;
  }
  std::int64_t n_reports() { return count("SELECT sum(n_reports) FROM tracking_intake"); }
  /// What a row of the table becomes once the gateway has committed it.
  std::int64_t eventually(char const* sql, std::int64_t wanted) {
    for (int i = 0; i < 300 && count(sql) != wanted; ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
    return count(sql);
  }
  std::vector<service::QuarantinedView> quarantine() {
    return look<service::QuarantineList>(boss_, [](Look& l) { return service::list_quarantine(l, {}); }).items;
  }
  rules::TerminalCommand command(service::SendCommand request) {
    request.vehicle = bus_.vehicle;
    return act<rules::TerminalCommand>(boss_, [&](Act& a) { return service::send_command(a, request); }).value();
  }
  rules::TerminalCommand last_command(rules::CommandState wanted) {
    rules::TerminalCommand out;
    for (int i = 0; i < 500; ++i) {
      out = look<service::CommandList>(boss_, [](Look& l) { return service::list_commands(l, {}); })
                .items.front()
                .command;
      if (out.state == wanted) break;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return out;
  }
  template <typename Use>
  std::string outcome(Use const& use) {
    std::string out = "done";
    look<int>(boss_, [&](Look& l) {
      if (auto const r = use(l); !r) out = r.refusal().kind->code;
      return 0;
    });
    return out;
  }
  rules::Terminal bus_, coach_bus_;
};

class Gateway808 : public GatewayOf {};

// --- tracking.md 3.1, row by row

TEST_P(Gateway808, clause_3_5_2_login_2013_and_2019) {
  auto old = logged_in("013800138000"), modern = logged_in("00000000013800138001");
  EXPECT_EQ(old.ask(kReport, report()), kDone);
  EXPECT_EQ(modern.ask(kReport, report()), kDone);
  EXPECT_EQ(count("SELECT count(*) FROM tracking_link WHERE ended_at = 0"), 2);
  EXPECT_EQ(count("SELECT count(*) FROM tracking_terminal WHERE revision = '2019'"), 1);
}

TEST_P(Gateway808, three_frames_in_one_segment_and_one_frame_byte_by_byte) {
  auto t = logged_in();
  std::string three;
  for (int i = 1; i <= 3; ++i) three += t.frame(kReport, report(i));
  t.write(three);
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(t.result_for(static_cast<std::uint16_t>(i), kReport), kDone);
  for (auto const byte : t.frame(kReport, report(4))) {
    t.write({&byte, 1});
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  EXPECT_EQ(t.result_for(4, kReport), kDone);
  EXPECT_EQ(n_reports(), 4);
}

TEST_P(Gateway808, a_bad_checksum_is_counted_and_kept_apart_and_the_next_frame_acknowledged) {
  auto t = logged_in();
  auto broken = t.frame(kReport, report(1));
  broken[20] = static_cast<char>(broken[20] ^ 0x10);
  t.write(broken);
  t.write(t.frame(kReport, report(2)));
  EXPECT_EQ(t.result_for(2, kReport), kDone) << "the corrupt one is not acknowledged";
  EXPECT_EQ(gateway_->counts().bad_frames, 1);
  EXPECT_EQ(eventually("SELECT count(*) FROM tracking_quarantine", 1), 1);
  EXPECT_EQ(quarantine().at(0).defect, "checksum");
  EXPECT_EQ("7e" + quarantine().at(0).bytes + "7e", base::to_hex(broken));
}

TEST_P(Gateway808, a_wrong_length_is_no_frame_and_ten_bad_ones_in_a_row_end_the_connection) {
  auto t = logged_in();
  auto broken = base::from_hex("020000101380013800000001aabbcc").value();
  char sum = 0;
  for (auto const c : broken) sum = static_cast<char>(sum ^ c);
  auto const wire = jtt::kFlag + jtt::escape(broken + sum) + jtt::kFlag;
  for (int i = 0; i < 9; ++i) t.write(wire);
  EXPECT_EQ(t.ask(kReport, report(1)), kDone);
  for (int i = 0; i < 10; ++i) t.write(wire);
  EXPECT_TRUE(t.closed_within(3'000));
  EXPECT_EQ(gateway_->counts().bad_frames, 19);
}

TEST_P(Gateway808, an_http_request_before_the_first_frame_is_passed_over) {
  auto t = connected();
  t.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  EXPECT_EQ(t.authenticate(code_of(bus_)), kDone);
  EXPECT_EQ(t.ask(kReport, report()), kDone);
  EXPECT_GT(gateway_->counts().garbage_bytes, 30);
}

TEST_P(Gateway808, a_location_before_authentication_is_refused_and_not_kept) {
  auto t = connected();
  EXPECT_EQ(t.ask(kReport, report()), kFailed);
  EXPECT_EQ(n_reports(), 0);
}

TEST_P(Gateway808, a_wrong_code_gets_result_1_and_the_connection_ends) {
  auto t = connected();
  EXPECT_EQ(t.authenticate("wrong"), kFailed);
  EXPECT_TRUE(t.closed_within(2'000));
  EXPECT_EQ(gateway_->counts().failed_logins, 1);
}

TEST_P(Gateway808, the_new_connection_wins_once_it_has_authenticated) {
  auto old = logged_in();
  auto stranger = connected();
  EXPECT_EQ(stranger.authenticate("wrong"), kFailed);
  EXPECT_EQ(old.ask(kReport, report(1)), kDone) << "who has no code takes nobody's place";
  auto fresh = logged_in();
  EXPECT_TRUE(old.closed_within(2'000));
  EXPECT_EQ(fresh.ask(kReport, report(2)), kDone);
  EXPECT_EQ(eventually("SELECT count(*) FROM tracking_link WHERE ended_at = 0", 1), 1);
}

TEST_P(Gateway808, two_numbers_on_one_connection_only_of_a_forwarder) {
  auto t = logged_in();
  Terminal other{"013800138001"};
  t.write(other.frame(kReport, report(1)));
  EXPECT_EQ(t.result_for(0, kReport), kFailed);
  auto const forwarder = enrol("99", "云A00099", {.is_forwarder = true});
  Terminal f{"000000000099"};
  f.connect(gateway_->port());
  EXPECT_EQ(f.authenticate(code_of(forwarder)), kDone);
  Terminal behind{"013800138001"}, unknown{"013900000000"};
  f.write(behind.frame(kReport, report(2)));
  EXPECT_EQ(f.result_for(0, kReport), kDone);
  f.write(unknown.frame(kReport, report(3)));
  EXPECT_EQ(f.result_for(0, kReport), kFailed);
  EXPECT_EQ(n_reports(), 1);
}

TEST_P(Gateway808, a_number_that_is_no_bcd_is_taken_when_it_is_registered_so) {
  Terminal unknown{"4eb6fb4afd01"};
  unknown.connect(gateway_->port());
  EXPECT_EQ(unknown.authenticate("secret"), kFailed);
  auto const odd = enrol("4eb6fb4afd00", "云A00001", {.is_opaque = true});
  Terminal t{"4eb6fb4afd00"};
  t.connect(gateway_->port());
  EXPECT_EQ(t.authenticate(code_of(odd)), kDone);
  EXPECT_EQ(t.ask(kReport, report()), kDone);
}

TEST_P(Gateway808, an_unknown_message_gets_result_3) {
  auto t = logged_in();
  EXPECT_EQ(t.ask(0x0f0f, "abc"), kUnsupported);
}

TEST_P(Gateway808, a_batch_whose_second_length_is_too_long_keeps_the_good_one_and_is_acknowledged) {
  auto t = logged_in();
  auto const body = bytes_of(2, 2) + bytes_of(1, 1) + bytes_of(28, 2) + report(1) + bytes_of(999, 2) + report(2);
  EXPECT_EQ(t.ask(kBatch, body), kDone);
  EXPECT_EQ(n_reports(), 1);
  EXPECT_EQ(quarantine().at(0).defect, "batch");
  EXPECT_EQ(quarantine().at(0).number, "13800138000");
}

TEST_P(Gateway808, parts_in_any_order_are_answered_each_and_put_together) {
  auto const body = bytes_of(3, 2) + bytes_of(1, 1) + bytes_of(28, 2) + report(1) + bytes_of(28, 2) + report(2) +
                    bytes_of(28, 2) + report(3);
  for (auto const& order : {std::vector{1, 2, 3}, {2, 3, 1}}) {
    auto t = logged_in();
    for (auto const n : order) {
      t.write(t.part(kBatch, 3, static_cast<std::uint16_t>(n), body.substr(static_cast<std::size_t>(n - 1) * 31, 31)));
      EXPECT_EQ(t.receive().value().body.substr(2), bytes_of(kBatch, 2) + bytes_of(kDone, 1));
    }
  }
  EXPECT_EQ(n_reports(), 6);
}

TEST_P(Gateway808, a_missing_part_is_asked_for_by_the_clock) {
  for (auto const* digits : {"013800138000", "00000000013800138000"}) {
    auto t = logged_in(digits);
    t.write(t.part(kBatch, 3, 1, "abc"));
    t.write(t.part(kBatch, 3, 3, "ghi"));
    t.receive(), t.receive();
    auto const asked = t.receive(4'000);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->header.message, 0x8003);
    EXPECT_EQ(asked->body, bytes_of(1, 2) + bytes_of(1, t.header().is_2019 ? 2 : 1) + bytes_of(2, 2));
  }
}

TEST_P(Gateway808, a_hundred_kilobytes_without_a_flag_are_passed_over) {
  auto t = logged_in();
  t.write(std::string(100'000, 'x'));
  t.write(std::string(1, jtt::kFlag));
  EXPECT_EQ(t.ask(kReport, report()), kDone);
}

TEST_P(Gateway808, month_13_and_latitude_116_are_acknowledged_and_kept_apart) {
  auto t = logged_in();
  auto impossible = report();
  impossible[23] = 0x13;
  EXPECT_EQ(t.ask(kReport, impossible), kDone);
  EXPECT_EQ(t.ask(kReport, report_body({.at = now_, .lat = 116})), kDone);
  ASSERT_EQ(eventually("SELECT count(*) FROM tracking_quarantine", 2), 2);
  EXPECT_EQ(quarantine().at(1).defect, "time");
  EXPECT_EQ(quarantine().at(0).defect, "place");
}

TEST_P(Gateway808, a_silent_connection_is_closed_after_its_time_and_one_that_has_logged_in_stays) {
  auto silent = connected();
  auto t = logged_in();
  EXPECT_TRUE(silent.closed_within(3'000));
  EXPECT_EQ(t.ask(0x0002), kDone);
}

// --- beyond the table

TEST_P(Gateway808, clause_3_5_2_a_report_is_on_disk_when_it_is_acknowledged) {
  auto t = logged_in();
  for (int i = 1; i <= 20; ++i) {
    ASSERT_EQ(t.ask(kReport, report(i)), kDone);
    ASSERT_EQ(n_reports(), i);
  }
}

TEST_P(Gateway808, registration_gives_the_code_to_the_first_device_and_to_no_other) {
  auto t = connected();
  auto const reg = [](Terminal& who, char const* device) {
    who.send(0x0100, who.registration_body(device));
    return who.receive().value().body;
  };
  EXPECT_EQ(reg(t, "DEV1"), bytes_of(0, 2) + bytes_of(0, 1) + code_of(bus_));
  EXPECT_EQ(t.authenticate(code_of(bus_)), kDone);
  auto again = connected(), other = connected(), stranger = connected("013900000000");
  EXPECT_EQ(reg(again, "DEV1").substr(3), code_of(bus_));
  EXPECT_EQ(reg(other, "DEV2"), bytes_of(0, 2) + bytes_of(3, 1));
  EXPECT_EQ(reg(stranger, "DEV1"), bytes_of(0, 2) + bytes_of(4, 1));
}

TEST_P(Gateway808, what_follows_a_login_in_the_same_segment_waits_for_it) {
  auto t = connected();
  auto all = t.frame(0x0102, code_of(bus_));
  all += t.frame(kReport, report(1));
  all += t.frame(0x0002, "");
  t.write(all);
  EXPECT_EQ(t.result_for(0, 0x0102), kDone);
  // The heartbeat waits for no disk.
  EXPECT_EQ(t.receive().value().body.size() + t.receive().value().body.size(), 10u);
  EXPECT_EQ(n_reports(), 1);
}

TEST_P(Gateway808, time_heartbeat_logout_and_a_logout_first) {
  auto t = connected();
  EXPECT_EQ(t.ask(0x0003), kDone) << "a terminal of 2019 begins with it";
  EXPECT_EQ(t.authenticate(code_of(bus_)), kDone);
  t.send(0x0004);
  auto const time = t.receive().value();
  EXPECT_EQ(time.header.message, 0x8004);
  EXPECT_EQ(base::to_hex(time.body), "261124060000") << "in UTC";
  EXPECT_EQ(t.ask(0x0003), kDone);
  EXPECT_TRUE(t.closed_within(2'000));
}

TEST_P(Gateway808, clause_3_5_2_driver_cards_and_waybills_are_kept_as_they_came) {
  auto t = logged_in();
  EXPECT_EQ(t.ask(0x0701, bytes_of(14, 4) + R"({"bags":["1"]})"), kDone);
  auto const card = bytes_of(2, 1) + base::from_hex("261124140000").value();
  EXPECT_EQ(t.ask(0x0702, card), kDone);
  auto const all = look<service::UploadList>(boss_, [](Look& l) { return service::list_uploads(l, {}); }).items;
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].body, base::to_hex(card));
  EXPECT_EQ(all[1].vehicle, "云A10001");
  auto const field = [](service::UploadView const& u, std::string_view name) {
    auto const found = std::ranges::find(u.fields, name, &service::UploadField::name);
    return found == u.fields.end() ? std::string{"missing"} : found->value;
  };
  EXPECT_EQ(field(all[1], "content"), R"({"bags":["1"]})");
  EXPECT_EQ(field(all[0], "status"), "2");
}

TEST_P(Gateway808, clause_3_5_2_the_bags_of_a_waybill_are_told_and_those_on_board_go_down) {
  std::string const barcode = "670000100670010000123010010001";
  auto t = logged_in();
  auto const list = barcode + ",F0001\n";
  EXPECT_EQ(t.ask(0x0701, bytes_of(std::ssize(list), 4) + list), kDone);
  EXPECT_EQ(count("SELECT COUNT(*) FROM journal_event WHERE type = 'tracking.waybill_told'"), 1);
  auto const load = [&] {
    database_->write_now([&](Tx& tx) {
      send_load(tx, boss_.region, now_, {bus_.vehicle, "路单1：车上1袋", {{barcode, "F0001"}}});
      return true;
    });
  };
  load();
  EXPECT_EQ(count("SELECT COUNT(*) FROM tracking_command"), 0) << "its terminal takes none";
  auto const as = [&](WaybillForm form) {
    bus_ = act<rules::Terminal>(boss_, [&](Act& a) {
             return service::change_terminal(a, {.terminal = bus_.id, .vehicle = bus_.vehicle, .organisation = coach_,
                                                 .waybill_form = form, .version = bus_.version});
           }).value();
  };
  as(WaybillForm::passthrough);
  auto again = logged_in();  // a change of the terminal ends its connection
  load();
  auto const sent = again.receive(3'000).value();
  EXPECT_EQ(sent.header.message, 0x8900);
  EXPECT_EQ(sent.body, '\xf1' + list);
  again.send(0x0001, bytes_of(sent.header.serial, 2) + bytes_of(0x8900, 2) + bytes_of(0, 1));
  EXPECT_EQ(last_command(rules::CommandState::done).asked_by.value, 0);
  as(WaybillForm::text);
  auto last = logged_in();
  load();
  auto const text = last.receive(3'000).value();
  EXPECT_EQ(text.header.message, 0x8300);
  EXPECT_EQ(base::to_hex(text.body), "04c2b7b5a531a3bab3b5c9cf31b4fc") << "shown and not spoken, GBK";
}

/// Head and data of 0x0801: a photograph, taken because somebody asked, by camera 2.
std::string photo_of(std::string const& report, std::string const& data) {
  return bytes_of(77, 4) + bytes_of(0, 1) + bytes_of(0, 1) + bytes_of(0, 1) + bytes_of(2, 1) + report + data;
}

TEST_P(Gateway808, clause_3_5_2_a_photograph_in_parts_is_kept_once_with_its_hash_and_opened_for_a_purpose) {
  auto t = logged_in();
  std::string const data = "\xff\xd8" + std::string(1'500, 'J');
  auto const body = photo_of(report(), data);
  for (int again = 0; again < 2; ++again) {
    t.write(t.part(0x0801, 2, 2, body.substr(1'000)));
    EXPECT_EQ(t.receive().value().header.message, 0x8001);
    t.write(t.part(0x0801, 2, 1, body.substr(0, 1'000)));
    auto const complete = t.receive().value();
    EXPECT_EQ(complete.header.message, 0x8800);
    EXPECT_EQ(complete.body, bytes_of(77, 4)) << "all of it came";
    EXPECT_EQ(t.receive().value().header.message, 0x8001);
  }
  auto const media = look<service::MediumList>(boss_, [](Look& l) { return service::list_media(l, {}); }).items;
  ASSERT_EQ(media.size(), 1u) << "sent twice, kept once";
  EXPECT_EQ(media[0].number, 77);
  EXPECT_EQ(media[0].channel, 2);
  EXPECT_EQ(media[0].at, now_);
  EXPECT_NE(media[0].lat_e7, 0);
  EXPECT_EQ(media[0].hash, platform::auth::sha256_hex(data));
  EXPECT_EQ(outcome([&](Look& l) { return service::view_medium(l, {media[0].id, ""}); }),
            refusal::media_purpose_missing.code);
  auto const file = look<platform::http::File>(
      boss_, [&](Look& l) { return service::view_medium(l, {media[0].id, "事故调查"}); });
  EXPECT_EQ(file.bytes, data);
  EXPECT_EQ(file.media_type, "image/jpeg");
  auto other = boss_;
  other.reach = platform::auth::Reach::organisation;
  other.organisation = {999};
  EXPECT_TRUE(look<service::MediumList>(other, [](Look& l) { return service::list_media(l, {}); }).items.empty());
  database_->write_now([&](Tx& tx) {
    EXPECT_EQ(store::erase_media(tx, boss_.region, now_.plus_ms(1), 10), 1);
    EXPECT_EQ(tx.find_integer("SELECT COUNT(*) FROM tracking_medium_data"), 0);
    return true;
  });
}

TEST_P(Gateway808, missing_parts_of_a_photograph_are_asked_for_by_its_own_question) {
  auto t = logged_in();
  t.write(t.part(0x0801, 3, 1, photo_of(report(), "abc")));
  t.write(t.part(0x0801, 3, 3, "ghi"));
  t.receive(), t.receive();
  auto const asked = t.receive(4'000);
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->header.message, 0x8800);
  EXPECT_EQ(asked->body, bytes_of(77, 4) + bytes_of(1, 1) + bytes_of(2, 2));
}

TEST_P(Gateway808, clause_3_5_2_a_fence_goes_into_the_terminal_and_out_again_and_it_can_be_asked_for) {
  auto t = logged_in("00000000013800138000");
  rules::Area area{.id = 7, .shape = rules::AreaShape::circle, .radius_m = 300, .name = "学校"};
  area.points = {{251'020'304, 1'027'123'455}};
  command({.kind = rules::CommandKind::set_area, .parameters = {.area = area}});
  auto const set = t.receive(3'000).value();
  EXPECT_EQ(set.header.message, 0x8600);
  EXPECT_EQ(base::to_hex(set.body), "0101" "00000007" "0028" "017f06ce" "061f441a" "0000012c" "0004" "d1a7d0a3");
  t.send(0x0001, bytes_of(set.header.serial, 2) + bytes_of(0x8600, 2) + bytes_of(0, 1));
  EXPECT_EQ(last_command(rules::CommandState::done).state, rules::CommandState::done);
  command({.kind = rules::CommandKind::query_areas, .parameters = {.area = {.shape = rules::AreaShape::circle}}});
  auto const asked = t.receive(3'000).value();
  EXPECT_EQ(asked.header.message, 0x8608);
  EXPECT_EQ(t.ask(0x0608, bytes_of(1, 1) + bytes_of(1, 4) + set.body.substr(2)), kDone);
  EXPECT_EQ(last_command(rules::CommandState::done).answer.size(), 2 * (5 + set.body.size() - 2));
  command({.kind = rules::CommandKind::clear_areas, .parameters = {.ids = {7}}});
  auto const cleared = t.receive(3'000).value();
  EXPECT_EQ(cleared.header.message, 0x8601);
  EXPECT_EQ(cleared.body, bytes_of(1, 1) + bytes_of(7, 4));
}

TEST_P(Gateway808, clause_3_5_2_commands_go_out_and_their_answers_come_back) {
  auto t = logged_in();
  command({.kind = rules::CommandKind::text, .parameters = {.text = "前方塌方", .urgent = true}});
  auto const text = t.receive(3'000).value();
  EXPECT_EQ(text.header.message, 0x8300);
  EXPECT_EQ(base::to_hex(text.body), "0dc7b0b7bdcbfab7bd") << "GBK";
  t.send(0x0001, bytes_of(text.header.serial, 2) + bytes_of(0x8300, 2) + bytes_of(0, 1));
  EXPECT_EQ(last_command(rules::CommandState::done).state, rules::CommandState::done);

  command({.kind = rules::CommandKind::query_position});
  auto const query = t.receive(3'000).value();
  EXPECT_EQ(query.header.message, 0x8201);
  EXPECT_EQ(t.ask(0x0201, bytes_of(query.header.serial, 2) + report(9)), kDone);
  auto const answered = last_command(rules::CommandState::done);
  EXPECT_EQ(answered.answer, base::to_hex(bytes_of(query.header.serial, 2) + report(9)));
  EXPECT_EQ(n_reports(), 1) << "the position is kept too";

  command({.kind = rules::CommandKind::track, .parameters = {.interval_s = 5, .validity_s = 600}});
  auto const track = t.receive(3'000).value();
  EXPECT_EQ(track.body, bytes_of(5, 2) + bytes_of(600, 4));
  t.send(0x0001, bytes_of(track.header.serial, 2) + bytes_of(0x8202, 2) + bytes_of(3, 1));
  EXPECT_EQ(last_command(rules::CommandState::failed).outcome, "not_supported");
}

TEST_P(Gateway808, a_long_command_goes_out_in_parts_and_the_serial_of_the_last_answers_it) {
  auto t = logged_in("00000000013800138001");
  service::SendCommand polygon{.vehicle = coach_bus_.vehicle, .kind = rules::CommandKind::raw};
  polygon.parameters = {.message = 0x8604, .body = base::to_hex(std::string(2'000, 'p'))};
  act<rules::TerminalCommand>(boss_, [&](Act& a) { return service::send_command(a, polygon); }).value();
  auto const first = t.receive(3'000).value(), last = t.receive(3'000).value();
  EXPECT_EQ(first.header.packets, 2);
  EXPECT_EQ(first.body.size() + last.body.size(), 2'000u);
  t.send(0x0001, bytes_of(last.header.serial, 2) + bytes_of(0x8604, 2) + bytes_of(0, 1));
  EXPECT_EQ(last_command(rules::CommandState::done).state, rules::CommandState::done);
}

TEST_P(Gateway808, a_command_without_an_answer_is_sent_three_times_and_fails) {
  auto t = logged_in();
  command({.kind = rules::CommandKind::confirm_alarm, .parameters = {.alarm_serial = 4, .alarm_bits = 1}});
  for (int i = 0; i < 3; ++i) {
    auto const got = t.receive(4'000);
    ASSERT_TRUE(got) << i;
    EXPECT_EQ(got->body, bytes_of(4, 2) + bytes_of(1, 4));
  }
  EXPECT_EQ(last_command(rules::CommandState::failed).outcome, "no_answer");
}

TEST_P(Gateway808, a_retired_terminal_is_sent_away) {
  auto t = logged_in();
  now_ = now_.plus_ms(10);
  act<rules::Terminal>(boss_, [&](Act& a) { return service::retire_terminal(a, {bus_.id, bus_.version}); }).value();
  EXPECT_TRUE(t.closed_within(3'000));
  auto back = connected();
  EXPECT_EQ(back.authenticate(code_of(bus_)), kFailed);
}

TEST_P(Gateway808, a_terminal_that_connects_to_another_gateway_is_let_go) {
  auto const other = make_gateway("other");
  other->start();
  auto t = logged_in();
  now_ = now_.plus_ms(10);
  Terminal moved{"013800138000"};
  moved.connect(other->port());
  EXPECT_EQ(moved.authenticate(code_of(bus_)), kDone);
  EXPECT_TRUE(t.closed_within(3'000));
  EXPECT_EQ(moved.ask(kReport, report()), kDone);
}

TEST_P(Gateway808, clause_3_5_2_the_same_through_tls) {
  testing_support::TemporaryFolder const folder;
  auto const made = platform::http::ensure_certificates(folder.path(), {"DNS:localhost"}, now_);
  listener_.certificate_file = made.server;
  listener_.key_file = made.key;
  auto const secure = make_gateway("secure");
  secure->start();
  testing_support::HttpClient line{secure->port(), testing_support::HttpClient::Tls::any_certificate};
  Terminal t{"013800138000"};
  auto asked = t.header();
  for (auto const message : {std::uint16_t{0x0102}, kReport}) {
    asked.message = message;
    line.write(t.frame(message, message == kReport ? report() : code_of(bus_)));
    auto const answer = jtt::answer(asked, jtt::AnswerResult::done, asked.serial);
    ++asked.serial;
    EXPECT_NE(line.read_until(answer).find(answer), std::string::npos) << message;
  }
  EXPECT_EQ(n_reports(), 1);
}

TEST_P(Gateway808, clause_3_5_2_a_day_of_backlog_comes_in_while_others_report_live_and_nothing_is_lost) {
  constexpr int kBatches = 40, kOfBatch = 20;
  auto late = logged_in(), live = logged_in("013800138001");
  auto const from = now_.plus_ms(-86'400'000);
  for (int batch = 0; batch < kBatches; ++batch) {
    auto body = bytes_of(kOfBatch, 2) + bytes_of(1, 1);
    for (int i = 0; i < kOfBatch; ++i)
      body += bytes_of(28, 2) + report_body({.at = from.plus_ms((batch * kOfBatch + i) * 15'000LL), .alarm = 1});
    late.send(kBatch, body);
    EXPECT_EQ(live.ask(kReport, report(batch)), kDone) << "beside it";
    EXPECT_EQ(late.receive(5'000).value().body.substr(2), bytes_of(kBatch, 2) + bytes_of(kDone, 1));
  }
  EXPECT_EQ(n_reports(), kBatches * (kOfBatch + 1));
  late.send(kBatch, bytes_of(1, 2) + bytes_of(1, 1) + bytes_of(28, 2) + report_body({.at = from, .alarm = 1}));
  ASSERT_TRUE(late.receive(5'000));
  EXPECT_EQ(late.ask(kReport, report(1)), kDone) << "it is on the road again";
  service::fold(*database_, boss_.region, now_.plus_ms(60'000), {});
  database_->read([&](Tx& tx) {
    EXPECT_EQ(std::ssize(track_of(tx, boss_.region, bus_.vehicle, from, now_.plus_ms(60'000))), kBatches * kOfBatch + 1)
        << "what came twice is kept once";
    EXPECT_EQ(find_latest(tx, boss_.region, bus_.vehicle)->at, now_.plus_ms(1'000));
  });
}

TEST_P(Gateway808, when_everything_reconnects_at_once_everybody_is_let_in_and_the_old_ones_go) {
  gateway_.reset();
  patience_.login_ms = 20'000;  // a busy machine looks thirty numbers up slowly
  open_gateway();
  std::vector<rules::Terminal> known;
  for (int i = 0; i < 30; ++i)
    known.push_back(enrol(std::to_string(13'900'139'000 + i), "云B" + std::to_string(20'000 + i)));
  std::vector<Terminal> before, after;
  auto const connect_all = [&](std::vector<Terminal>& all) {
    for (auto const& t : known) {
      all.push_back(connected("0" + t.number));
      all.back().send(0x0102, code_of(t));
    }
    for (auto& t : all) EXPECT_EQ(t.receive(20'000).value().body.back(), kDone);
  };
  connect_all(before);
  connect_all(after);
  for (auto& t : before) EXPECT_TRUE(t.closed_within(3'000));
  for (auto& t : after) EXPECT_EQ(t.ask(kReport, report()), kDone);
  EXPECT_EQ(n_reports(), std::ssize(known));
}

TEST_P(Gateway808, stopping_acknowledges_what_was_accepted) {
  auto t = logged_in();
  std::string many;
  for (int i = 1; i <= 500; ++i) many += t.frame(kReport, report(i));
  t.write(many);
  ASSERT_TRUE(t.receive());
  gateway_->stop();
  int acknowledged = 1;
  while (t.receive(200)) ++acknowledged;
  EXPECT_EQ(acknowledged, n_reports());
  EXPECT_EQ(count("SELECT count(*) FROM tracking_link WHERE ended_at = 0"), 0);
}

ON_EACH_ENGINE(Gateway808);

}  // namespace
}  // namespace tracking
