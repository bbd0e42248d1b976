// The link to the platform above, against one that listens: login, what it is told, what is told again.
#include "modules/tracking/link/superior.h"

#include <gtest/gtest.h>

#include <thread>

#include "engine/jtt/bytes.h"
#include "modules/tracking/service/fold.h"
#include "modules/tracking/service/superior_settings.h"
#include "platform/documents/encoding.h"
#include "testing/terminals.h"

namespace tracking {
namespace {

using namespace jtt::platform;
using std::chrono::milliseconds;

/// A message about a vehicle as the platform above read it.
struct Heard {
  std::uint16_t message{}, sub{};
  std::string plate, data;
};

/// The platform above: answers logins and keep-alives, keeps what it hears.
class Above {
 public:
  struct Manners {
    Writer writer;
    std::uint8_t login_result{};
    bool answers_keep_alives{true};
  };
  explicit Above(Manners manners, std::uint16_t port = 0)
      : manners_{std::move(manners)}, listener_{{.port = port}, [this](platform::net::Peer& peer) {
                                                  return std::make_unique<Session>(peer, *this);
                                                }} {
    listener_.start();
  }
  ~Above() { listener_.stop(); }
  std::uint16_t port() const { return listener_.port(); }
  std::vector<Heard> heard(std::uint16_t message) {
    std::lock_guard const lock{mutex_};
    std::vector<Heard> out;
    for (auto const& h : heard_)
      if (h.message == message) out.push_back(h);
    return out;
  }
  std::vector<Heard> positions(std::uint16_t sub) {
    auto out = heard(kVehicle);
    std::erase_if(out, [sub](Heard const& h) { return h.sub != sub; });
    return out;
  }
  std::atomic<bool> answers_keep_alives{true};
  std::string question;  ///< body of 0x9300 that is asked after each login

 private:
  class Session final : public platform::net::Session {
   public:
    Session(platform::net::Peer& peer, Above& above) : peer_{peer}, above_{above} {}
    void received(std::string_view bytes) override {
      cutter_.feed(bytes, [this](std::string_view wire) {
        auto const read = read_frame(above_.manners_.writer, wire);
        ASSERT_TRUE(std::holds_alternative<Frame>(read));
        take(std::get<Frame>(read));
      });
    }
    void tick(std::int64_t) override {}

   private:
    void take(Frame const& f) {
      above_.keep(f);
      std::string body;
      if (f.header.message == kLogin) {
        jtt::put(body, above_.manners_.login_result, 1), jtt::put(body, 4711, 4);
        send(kLoginAnswer, body);
      }
      if (f.header.message == kKeepAlive && above_.answers_keep_alives) send(kKeepAliveAnswer, {});
      if (f.header.message == kLogin && !above_.question.empty()) send(kDownMessage, above_.question);
    }
    void send(std::uint16_t message, std::string_view body) {
      peer_.send(write_frame(above_.manners_.writer, message, ++serial_, body, 99, 1'700'000'000));
    }
    platform::net::Peer& peer_;
    Above& above_;
    Cutter cutter_;
    std::uint32_t serial_{};
  };

  void keep(Frame const& f) {
    Heard out{f.header.message, 0, {}, f.body};
    if (f.header.message == kVehicle) {
      jtt::Bytes in{f.body};
      auto const plate = in.take(21);
      out.plate = platform::documents::to_utf8(plate.substr(0, plate.find('\0')),
                                               platform::documents::Encoding::gb18030);
      in.u8();
      out.sub = in.u16();
      out.data = in.take(in.u32());
    }
    std::lock_guard const lock{mutex_};
    heard_.push_back(std::move(out));
  }

  Manners manners_;
  std::mutex mutex_;
  std::vector<Heard> heard_;
  platform::net::Listener listener_;
};

class SuperiorOf : public TerminalFleet {
 protected:
  void SetUp() override {
    TerminalFleet::SetUp();
    if (!IsSkipped()) bus_ = enrol("13800138000", "云A10001");
  }
  void TearDown() override {
    link_.reset();
    TerminalFleet::TearDown();
  }
  void open(Above& above, Writer writer = {}) { open(above.port(), std::move(writer)); }
  void open(std::uint16_t port, Writer writer = {}) {
    link::SuperiorLink::Settings settings;
    settings.superior.host = "127.0.0.1";
    settings.superior.port = port;
    settings.superior.writer = std::move(writer);
    settings.superior.login = {1001, "secret", 0, "127.0.0.1", 0};
    settings.superior.keep_alive_ms = keep_alive_ms_;
    settings.down.address = down_ ? "127.0.0.1" : "";
    settings.again_ms = 20;
    auto outbox = service::open_outbox(
        *database_, boss_.region, [this] { return now_; }, settings.superior.writer.revision);
    link_ = std::make_unique<link::SuperiorLink>(std::move(outbox), settings);
    link_->start();
  }
  /// A report accepted, folded and thereby queued.
  void drive(std::int64_t age_s) {
    if (!gateway_) {
      open_gateway();
      terminal_ = std::make_unique<testing_support::Terminal>("013800138000");
      terminal_->connect(gateway_->port());
      ASSERT_EQ(terminal_->authenticate(code_of(bus_)), 0);
    }
    ASSERT_EQ(terminal_->ask(0x0200, testing_support::report_body({.at = now_.plus_ms(-age_s * 1000)})), 0);
    std::vector<Watcher> const watchers{service::forwarding()};
    service::fold(*database_, boss_.region, now_, watchers);
  }
  std::int64_t n_waiting() {
    std::int64_t n = 0;
    database_->read(
        [&](Tx& tx) { n = tx.find_integer("SELECT count(*) FROM tracking_forward").value_or(0); });
    return n;
  }
  bool becomes(std::function<bool()> const& holds) {
    for (int i = 0; i < 800 && !holds(); ++i) std::this_thread::sleep_for(milliseconds{10});
    return holds();
  }
  rules::Terminal bus_;
  std::unique_ptr<testing_support::Terminal> terminal_;
  std::unique_ptr<link::SuperiorLink> link_;
  std::int64_t keep_alive_ms_{60'000};
  bool down_{};
};

class Superior809 : public SuperiorOf {};

TEST_P(Superior809, clause_3_5_2_a_position_goes_up_with_its_vehicle_and_is_forgotten_once_it_was_read) {
  Above above{{}};
  open(above);
  ASSERT_TRUE(becomes([&] { return link_->state().online.load(); }));
  EXPECT_EQ(above.heard(kLogin).at(0).data,
            write_login({1001, "secret", 0, "127.0.0.1", 0}, Revision::r2011));
  drive(10);
  ASSERT_TRUE(becomes([&] { return above.positions(kPosition).size() == 1; }));
  auto const known = above.positions(kRegisterVehicle).at(0), told = above.positions(kPosition).at(0);
  EXPECT_EQ(known.plate, "云A10001");
  EXPECT_EQ(told.plate, "云A10001");
  EXPECT_EQ(told.data.size(), 36u);
  EXPECT_EQ(jtt::Bytes{told.data.substr(12, 4)}.u32(), 25'100'000u) << "latitude behind longitude";
  EXPECT_TRUE(becomes([&] { return n_waiting() == 0; }));
  drive(5);
  ASSERT_TRUE(becomes([&] { return above.positions(kPosition).size() == 2; }));
  EXPECT_EQ(above.positions(kRegisterVehicle).size(), 1u) << "known on this link already";
}

TEST_P(Superior809, what_it_missed_goes_up_as_history_five_at_a_time) {
  for (int i = 0; i < 7; ++i) drive(3'600 - i * 60);
  drive(10);
  EXPECT_EQ(n_waiting(), 8);
  Above above{{}};
  open(above);
  ASSERT_TRUE(becomes([&] { return n_waiting() == 0; }));
  std::size_t n = 0;
  for (auto const& told : above.positions(kPositions)) n += static_cast<std::uint8_t>(told.data.at(0));
  EXPECT_EQ(n, 7u);
  EXPECT_EQ(above.positions(kPosition).size(), 1u);
}

TEST_P(Superior809, what_it_did_not_show_to_have_read_goes_up_again) {
  keep_alive_ms_ = 300;
  Above above{{}};
  above.answers_keep_alives = false;
  open(above);
  drive(10);
  ASSERT_TRUE(becomes([&] { return above.heard(kLogin).size() >= 2; }))
      << "three unanswered keep-alives end the link";
  EXPECT_EQ(n_waiting(), 1);
  above.answers_keep_alives = true;
  EXPECT_TRUE(becomes([&] { return n_waiting() == 0; }));
  EXPECT_GE(above.positions(kPosition).size(), 2u);
}

TEST_P(Superior809, an_outage_of_it_loses_nothing) {
  auto above = std::make_unique<Above>(Above::Manners{});
  auto const port = above->port();
  open(port);
  ASSERT_TRUE(becomes([&] { return link_->state().online.load(); }));
  above.reset();
  ASSERT_TRUE(becomes([&] { return !link_->state().online.load(); }));
  for (int i = 0; i < 3; ++i) drive(30 - i);
  EXPECT_EQ(n_waiting(), 3);
  above = std::make_unique<Above>(Above::Manners{}, port);
  ASSERT_TRUE(becomes([&] { return n_waiting() == 0; }));
  EXPECT_EQ(above->positions(kPosition).size(), 3u);
}

TEST_P(Superior809, in_2019_with_a_cipher_the_report_of_the_terminal_goes_up) {
  Writer const writer{Revision::r2019, 7, {1, 0, 0}, Cipher{30'000'000, 20'000'000, 20'000'000}};
  Above above{{writer}};
  open(above, writer);
  drive(10);
  ASSERT_TRUE(becomes([&] { return above.positions(kPosition).size() == 1; }));
  auto const data = above.positions(kPosition).at(0).data;
  auto const inside = jtt::read_location(std::string_view{data}.substr(5, jtt::kLocationBytes));
  ASSERT_TRUE(inside);
  EXPECT_EQ(inside->latitude, 25'100'000u);
}

TEST_P(Superior809, a_refused_login_is_told_and_tried_again_and_nothing_leaves) {
  Above above{{.writer = {}, .login_result = 4}};
  open(above);
  drive(10);
  EXPECT_TRUE(becomes([&] { return link_->state().refused.load() >= 2; }));
  EXPECT_EQ(link_->state().last_result, 4);
  EXPECT_FALSE(link_->state().online);
  EXPECT_TRUE(above.heard(kVehicle).empty());
  EXPECT_EQ(n_waiting(), 1);
}

/// Calls the down link and tells the result that it was answered; −1: the connection was closed.
int call_down(std::uint16_t port, std::uint32_t code) {
  std::atomic<int> result{-1};
  std::atomic<bool> ended{};
  class Session final : public platform::net::Session {
   public:
    Session(platform::net::Peer& peer, std::uint32_t code, std::atomic<int>& result, std::atomic<bool>& ended)
        : result_{result}, ended_{ended} {
      std::string body;
      jtt::put(body, code, 4);
      peer.send(write_frame({}, kDownLogin, 1, body, 0, 0));
    }
    ~Session() override { ended_ = true; }
    void received(std::string_view bytes) override {
      cutter_.feed(bytes, [this](std::string_view wire) {
        auto const read = read_frame(wire);
        if (auto const* const f = std::get_if<Frame>(&read))
          result_ = static_cast<unsigned char>(f->body.at(0));
      });
    }
    void tick(std::int64_t) override {}

   private:
    std::atomic<int>& result_;
    std::atomic<bool>& ended_;
    Cutter cutter_;
  };
  platform::net::Caller caller{
      {.host = "127.0.0.1", .port = port, .again_ms = 60'000},
      [&](platform::net::Peer& peer) { return std::make_unique<Session>(peer, code, result, ended); }};
  caller.start();
  for (int i = 0; i < 500 && result < 0 && !ended; ++i) std::this_thread::sleep_for(milliseconds{10});
  caller.stop();
  return result;
}

TEST_P(Superior809, the_down_link_is_believed_with_the_code_of_the_login_only) {
  down_ = true;
  Above above{{}};
  open(above);
  ASSERT_TRUE(becomes([&] { return link_->state().online.load(); }));
  EXPECT_EQ(call_down(link_->down_port(), 4711), 0);
  EXPECT_EQ(call_down(link_->down_port(), 4712), 1);
}

/// 0x9301: asks this platform by its number 1001 whether somebody is there.
std::string question_body(Revision revision) {
  auto const text = platform::documents::to_gb18030("请问值班人员姓名？");
  std::string data;
  jtt::put(data, 1, 1);
  data += "1001" + std::string((revision == Revision::r2019 ? 20 : 12) - 4, '\0');
  if (revision == Revision::r2019) jtt::put(data, 60, 1);
  jtt::put(data, 77, 4), jtt::put(data, text.size(), 4);
  data += text;
  std::string out;
  jtt::put(out, kPostQuestion, 2), jtt::put(out, data.size(), 4);
  return out + data;
}

TEST_P(Superior809, clause_3_5_2_what_it_asks_is_kept_once_and_the_answer_of_a_person_goes_up) {
  for (auto const revision : {Revision::r2011, Revision::r2019}) {
    Writer writer;
    writer.revision = revision;
    Above above{{.writer = writer}};
    above.question = question_body(revision);
    open(above, writer);
    auto const open_questions = [&] {
      return look<service::QuestionList>(boss_, [](auto& l) { return service::list_questions(l, {.state = "open"}); })
          .items;
    };
    ASSERT_TRUE(becomes([&] { return open_questions().size() == 1; }));
    auto const asked = open_questions().front().question;
    EXPECT_EQ(asked.text, "请问值班人员姓名？");
    EXPECT_EQ(asked.object, "1001");
    EXPECT_EQ(asked.due_at.ms - asked.asked_at.ms, revision == Revision::r2019 ? 60'000 : service::kAnswerWithinMs);
    auto const answer = [&](std::string text) {
      return act<service::QuestionView>(
          boss_, [&](auto& a) { return service::answer_question(a, {asked.id, text}); });
    };
    EXPECT_FALSE(answer("").ok());
    ASSERT_TRUE(answer("值班员林调度").ok());
    EXPECT_FALSE(answer("再答一次").ok()) << "once";
    ASSERT_TRUE(becomes([&] { return !above.heard(kUpMessage).empty(); }));
    auto const up = above.heard(kUpMessage).front().data;
    jtt::Bytes in{up};
    EXPECT_EQ(in.u16(), kPostAnswer);
    auto const length = in.u32();
    EXPECT_EQ(length, in.left());
    EXPECT_EQ(in.u8(), 1);
    auto const is_2019 = revision == Revision::r2019;
    if (is_2019) in.take(36);
    EXPECT_TRUE(in.take(is_2019 ? 20 : 12).starts_with("1001"));
    if (is_2019) {
      EXPECT_EQ(in.u16(), kPostQuestion);
      in.u32();
    } else {
      EXPECT_EQ(in.u32(), 77u);
    }
    EXPECT_EQ(in.take(in.u32()), platform::documents::to_gb18030("值班员林调度"));
    EXPECT_TRUE(in.ok());
    EXPECT_TRUE(becomes([&] {
      return look<service::QuestionList>(boss_, [](auto& l) { return service::list_questions(l, {.state = "sent"}); })
                 .items.size() == (revision == Revision::r2019 ? 2u : 1u);
    }));
    link_.reset();
  }
}

ON_EACH_ENGINE(Superior809);

TEST(PostQuestions, that_do_not_add_up_are_none) {
  auto const whole = question_body(Revision::r2011);
  ASSERT_TRUE(read_post_question(whole, 5, Revision::r2011));
  EXPECT_EQ(read_post_question(whole, 5, Revision::r2011)->serial, 5u);
  for (std::size_t n = 0; n < whole.size(); ++n)
    EXPECT_FALSE(read_post_question(std::string_view{whole}.substr(0, n), 5, Revision::r2011)) << n;
  auto other = whole;
  other[1] = 2;
  EXPECT_FALSE(read_post_question(other, 5, Revision::r2011)) << "0x9302";
}

TEST(ToldAbove, a_place_told_enciphered_is_kept_in_the_clear_and_told_so) {
  base::Instant const now{1'764'115'200'000};
  Report report{.at = now, .received_at = now, .place = {251'000'000, 1'027'000'000}, .positioned = true};
  report.status = 1u << 5 | 3;
  auto const told = rules::told_of({report}, now, Revision::r2019);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(jtt::read_location(std::string_view{told[0].data}.substr(5))->status, 3u);
}

TEST(ToldAbove, south_and_west_are_bits_and_what_has_no_place_is_not_told) {
  base::Instant const now{1'764'115'200'000};
  Report south{.at = now, .received_at = now, .place = {-251'000'000, -1'027'000'000}, .positioned = true};
  Report lost = south;
  lost.positioned = false;
  auto const told = rules::told_of({south, lost}, now, Revision::r2019);
  ASSERT_EQ(told.size(), 1u);
  auto const inside = jtt::read_location(std::string_view{told[0].data}.substr(5));
  EXPECT_EQ(inside->status, 4u | 8u);
  EXPECT_EQ(inside->latitude, 25'100'000u);
  EXPECT_EQ(inside->longitude, 102'700'000u);
}

TEST(SuperiorSettings, mistakes_are_told_with_their_key) {
  std::map<std::string, std::string> settings{{"superior.address", "above.example.cn:8809"},
                                              {"superior.cipher", "1,2,3"}};
  auto const read = [](std::map<std::string, std::string> const& from) {
    return service::read_superior(
        [&](std::string const& key) { return from.contains(key) ? from.at(key) : ""; });
  };
  auto const good = read(settings);
  EXPECT_EQ(good.host, "above.example.cn");
  EXPECT_EQ(good.port, 8809);
  EXPECT_EQ(good.writer.cipher->ic1, 3u);
  auto const fault = [&](char const* key, char const* value) {
    auto with = settings;
    with[key] = value;
    try {
      read(with);
      return std::string{};
    } catch (std::runtime_error const& e) {
      return std::string{e.what()};
    }
  };
  EXPECT_EQ(fault("superior.address", "nowhere"), "superior.address: wants ADDRESS:PORT, not \"nowhere\"");
  EXPECT_EQ(fault("superior.cipher", "1,2"), "superior.cipher: wants \"M1,IA1,IC1\", three whole numbers");
  EXPECT_EQ(fault("superior.password", "much too long"), "superior.password: has at most 8 characters");
  EXPECT_EQ(fault("superior.revision", "2025"),
            "superior.revision: wants \"2011\" or \"2019\", not \"2025\"");
}

}  // namespace
}  // namespace tracking
