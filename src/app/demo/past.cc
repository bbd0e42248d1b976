// One program whose clock stands where the played day stands; nobody but this process reaches it.
#include "app/demo/past.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <stdexcept>

#include "app/demo/day.h"
#include "app/demo/unfinished_day.h"
#include "platform/auth/account.h"
#include "platform/http/gatekeeper.h"

namespace app::demo {
namespace {

constexpr base::ServiceTime kMorning{4 * 3600 + 10 * 60};  ///< the operating day begins at four
constexpr base::ServiceTime kNightWork{4 * 3600 + 60};     ///< of the day before

class Past {
 public:
  Past(ProgramOptions const& options, Modules const& modules, PastRun const& run, DemoSize const& size)
      : options_{options}, run_{run}, size_{size}, program_{behind_the_door(options), modules} {
    demand_alone(program_);
  }

  PastPlayed play() {
    auto const today = base::service_date_of(platform::app::system_now());
    auto day = std::max(base::add_days(today, -run_.days), last_lived_in());
    for (; day < today && out_.is_whole; day = base::add_days(day, 1)) {
      play(day, today);
      out_.is_whole = !run_.stopping();
      if (out_.is_whole) pass_night_before(base::add_days(day, 1));
    }
    program_.stop();
    return out_;
  }

 private:
  ProgramOptions behind_the_door(ProgramOptions options) {
    options.clock = [this] { return std::max(base::Instant{not_before_ms_}, base::Instant{clock_.played_ms}); };
    options.roles = {platform::app::Role::http};
    options.tls = options.http.limited = false;
    options.http.address = "127.0.0.1";
    options.http.port = 0;
    options.backup.every_s = 0;
    return options;
  }

  /// The day of the last fact; that day itself may not have ended.
  base::ServiceDate last_lived_in() {
    std::optional<std::int64_t> at;
    program_.database().read([&](platform::db::Tx& tx) {
      at = tx.find_integer("SELECT max(at) FROM journal_event WHERE region = $1", {program_.region()});
    });
    not_before_ms_ = at.value_or(0);
    return at ? base::service_date_of({*at}) : base::ServiceDate{};
  }

  void move_to(base::Instant when) { not_before_ms_ = std::max(not_before_ms_.load(), when.ms); }

  /// A day that is not played to its end is taken back; where that cannot be, nothing breaks it off.
  bool is_broken_off() const { return run_.stopping() && can_take_back(options_); }

  void play(base::ServiceDate day, base::ServiceDate today) {
    keep_morning(options_, day);
    move_to(base::instant_of(day, kMorning));
    seed(program_, size_, today);
    if (!program_.port()) program_.start();
    DayOptions options{
        .port = program_.port(), .drivers = size_.drivers, .items = run_.items, .speed = 0, .quiet = true};
    options.clock = &clock_;
    options.now = program_.host().clock;
    options.door = [this](Connection&, std::string const& login) { return let_in(login); };
    options.stopping = [this] { return is_broken_off(); };
    auto const totals = play_day(make_demo_county(day, size_), options);
    program_.settle();
    if (is_broken_off()) return;
    forget_morning(options_, day);
    if (totals.was_over) return;
    ++out_.days;
    out_.refused += totals.refused;
    out_.balanced = out_.balanced && totals.balanced();
    tell(day, totals);
  }

  /// They are asked for no password: it takes longer to prove one than to do a small day's work.
  Pass let_in(std::string const& login) {
    std::vector<platform::auth::Hat> hats;
    program_.database().read([&](platform::db::Tx& tx) {
      if (auto const account = platform::auth::find_account(tx, program_.region(), login))
        hats = program_.host().hats(tx, program_.region(), account->person, program_.host().clock());
    });
    if (hats.empty()) throw std::runtime_error{login + " has no post"};
    auto const opened =
        program_.host().sessions->open(hats.front(), {.address = "", .device = "demo phone", .scanner = true});
    return {platform::http::kPlainCookie + std::string{"="} + opened.token, opened.session.csrf, hats.front().person,
            hats.front().organisation};
  }

  /// What the clock does at night is done once; a night that has not come yet is left to the program that follows.
  void pass_night_before(base::ServiceDate morning) {
    auto const at = base::instant_of(morning, kNightWork);
    if (at > platform::app::system_now()) return;
    move_to(at);
    for (auto const& work : program_.host().periodics) work.run(program_.database(), program_.host().clock());
    program_.settle();
  }

  void tell(base::ServiceDate day, Totals const& t) const {
    if (run_.quiet) return;
    std::printf("past: %s, %d items, %d handovers signed twice, %d delivered, %d days closed, %d not, %d refused%s%s\n",
                base::to_text(day).c_str(), t.advised + t.accepted, t.signed_twice, t.delivered, t.days_closed,
                t.days_open, t.refused, t.refused ? "; the first: " : "", t.first_refusal.c_str());
    std::fflush(stdout);
  }

  ProgramOptions const& options_;
  PastRun const& run_;
  DemoSize const& size_;
  DayClock clock_;
  std::atomic<std::int64_t> not_before_ms_{};
  PastPlayed out_;
  platform::app::Program program_;
};

}  // namespace

PastPlayed play_past(ProgramOptions const& options, Modules const& modules, PastRun const& run, DemoSize const& size) {
  take_back_unfinished(options);
  auto const played = Past{options, modules, run, size}.play();
  if (!played.is_whole) take_back_unfinished(options);
  return played;
}

}  // namespace app::demo
