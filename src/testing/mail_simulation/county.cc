// Phones, network and servers.
#include "testing/mail_simulation/county.h"

#include <algorithm>
#include <deque>
#include <memory>

#include "testing/mail_simulation/desk.h"
#include "testing/mail_simulation/intent.h"

namespace mail::simulation {
namespace {

constexpr int kPhones = kPeople, kQueued = 12, kServers = 3;

/// How bad the day is, in percent; drawn anew for every seed.
struct Faults {
  explicit Faults(Chance& c)
      : loss{c.below(30)}, repeat{c.below(30)}, crash{c.below(8)}, slow{c.below(40)}, offline{c.below(60)} {}
  int loss, repeat, crash, slow, offline;
};

struct Phone {
  std::deque<Command> queue;
  bool online{true};
  std::uint64_t sent{};  ///< the command that waits for its answer
};

/// A command on its way to a server, or an answer on its way back.
struct Message {
  Command command;
  Status answer{};
};

/// A server in the middle of a transaction.
struct Server {
  Server(Store& store, Bug bug) : tx{store, bug} {}
  Tx tx;
  Command command;
  bool busy{};
  bool refused{};
};

class County {
 public:
  explicit County(Options const& o)
      : chance_{o.seed}, faults_{chance_}, store_{std::make_unique<Store>()}, checker_{*store_}, bug_{o.bug} {
    for (int i = 0; i < kServers; ++i) servers_.emplace_back(*store_, bug_);
    last_ = o.events;
  }

  Report run() {
    while (report_.events < last_ && holds()) step();
    drain();
    if (holds()) checker_.audit();
    report_.violation = checker_.violation();
    return report_;
  }

 private:
  bool holds() const { return checker_.violation().rule.empty(); }
  void event() { checker_.set_event(++report_.events); }

  void step() {
    auto const what = chance_.below(100);
    if (what < 30)
      make_command();
    else if (what < 58)
      send(phones_[static_cast<std::size_t>(chance_.below(kPhones))]);
    else if (what < 92)
      deliver();
    else if (what < 96)
      go_on(servers_[static_cast<std::size_t>(chance_.below(kServers))]);
    else if (what < 98)
      pass_time();
    else
      switch_network(phones_[static_cast<std::size_t>(chance_.below(kPhones))]);
  }

  void drain() {
    faults_.loss = faults_.repeat = faults_.crash = 0;
    for (auto& p : phones_) p.online = true;
    for (int round = 0; round < 1000 && holds() && answered_ < report_.made; ++round) {
      for (auto& p : phones_) send(p);
      while (!network_.empty() && holds()) deliver();
      for (auto& s : servers_) go_on(s);
    }
    if (holds()) checker_.on_drained(report_.made, answered_);
  }

  void make_command() {
    auto c = invent(chance_, *store_, now_);
    queue(c, c.person);
    if (c.kind == Kind::complete && chance_.percent(70)) queue(c, c.other);  // both phones have the sheet
  }
  void queue(Command c, int phone) {
    auto& q = phones_[static_cast<std::size_t>(phone)].queue;
    if (q.size() >= kQueued) return;
    c.id = ++report_.made;
    q.push_back(c);
    event();
  }

  void send(Phone& p) {
    if (!p.online || p.queue.empty() || network_.size() > 60) return;
    // Mostly in order, as a phone does; a batch may overtake.
    auto const at = chance_.percent(80) ? 0 : chance_.below(static_cast<int>(p.queue.size()));
    auto const& c = p.queue[static_cast<std::size_t>(at)];
    if (c.id == p.sent && !chance_.percent(20)) return;  // not yet impatient
    p.sent = c.id;
    put_on_network({c, Status::unknown});
  }
  void put_on_network(Message const& m) {
    event();
    if (chance_.percent(faults_.loss)) {
      ++report_.lost;
      return;
    }
    network_.push_back(m);
    if (!chance_.percent(faults_.repeat)) return;
    ++report_.repeated;
    network_.push_back(m);
  }

  void deliver() {
    if (network_.empty()) return;
    auto& chosen = network_[static_cast<std::size_t>(chance_.below(static_cast<int>(network_.size())))];
    auto const m = chosen;
    chosen = network_.back();
    network_.pop_back();
    event();
    if (m.answer != Status::unknown) return take_answer(m);
    for (auto& s : servers_)
      if (!s.busy) return begin(s, m.command);
    network_.push_back(m);
    go_on(servers_.front());
  }

  void take_answer(Message const& m) {
    checker_.on_answer(m.command.id, m.answer);
    for (auto& p : phones_) {
      auto const found = std::ranges::find(p.queue, m.command.id, &Command::id);
      if (found == p.queue.end()) continue;
      p.queue.erase(found);
      ++answered_;
      return;
    }
  }

  void begin(Server& s, Command const& c) {
    auto const known = store_->outcomes.find(c.id);
    if (known != Status::unknown && !is_forgotten(known)) {
      ++report_.replayed;
      return put_on_network({c, known});
    }
    s.command = c;
    decide(s);
    if (chance_.percent(faults_.slow)) {
      s.busy = true;
      if (bug_ == Bug::answer_before_commit) put_on_network({c, s.refused ? Status::refused : Status::done});
      return;
    }
    finish(s);
  }
  bool is_forgotten(Status known) const {
    return bug_ == Bug::no_idempotency || (bug_ == Bug::refusal_forgotten && known == Status::refused);
  }
  void decide(Server& s) {
    s.tx.begin(now_);
    s.refused = !simulation::run(s.tx, s.command).ok();
  }

  /// A slow transaction commits, or its server dies before that.
  void go_on(Server& s) {
    if (!s.busy) return;
    event();
    s.busy = false;
    if (!chance_.percent(faults_.crash)) return finish(s);
    ++report_.crashes;
    if (bug_ == Bug::torn_transaction && !s.refused && s.tx.commit(touched_, true))
      checker_.on_commit(s.command, touched_, now_);
  }

  void finish(Server& s) {
    auto const& c = s.command;
    // Two servers with one command: the id is unique, the loser finds what the winner stored.
    auto const known = store_->outcomes.find(c.id);
    if (known != Status::unknown && !is_forgotten(known)) return put_on_network({c, known});
    if (!s.refused && !s.tx.commit(touched_, false)) {
      ++report_.conflicts;
      decide(s);
      if (!s.refused && !s.tx.commit(touched_, false))
        return checker_.fail("a transaction alone did not commit");
    }
    if (!s.refused) checker_.on_commit(c, touched_, now_);
    auto const outcome = s.refused ? Status::refused : Status::done;
    store_->outcomes.keep(c.id, outcome);
    checker_.on_outcome(c, outcome);
    ++(s.refused ? report_.refused : report_.done);
    if (!s.refused) ++report_.done_by_kind[static_cast<std::size_t>(c.kind)];
    if (chance_.percent(faults_.crash)) {
      ++report_.crashes;  // stored, and nobody is told
      return;
    }
    put_on_network({c, outcome});
  }

  void pass_time() {
    event();
    now_ = now_.plus_ms((1 + chance_.below(15)) * 60'000);
  }
  void switch_network(Phone& p) {
    event();
    p.online = !chance_.percent(faults_.offline);
  }

  Chance chance_;
  Faults faults_;
  std::unique_ptr<Store> store_;
  Checker checker_;
  Bug bug_;
  std::uint64_t last_{}, answered_{};
  base::Instant now_{1'795'500'000'000};  // 2026-11-24
  std::array<Phone, kPhones> phones_;
  std::vector<Message> network_;
  std::deque<Server> servers_;
  Touched touched_;
  Report report_;
};

}  // namespace

void Report::add(Report const& r) {
  events += r.events;
  made += r.made;
  done += r.done;
  refused += r.refused;
  replayed += r.replayed;
  conflicts += r.conflicts;
  crashes += r.crashes;
  lost += r.lost;
  repeated += r.repeated;
  for (std::size_t k = 0; k < done_by_kind.size(); ++k) done_by_kind[k] += r.done_by_kind[k];
  if (violation.rule.empty()) violation = r.violation;
}

Report run(Options const& options) { return County{options}.run(); }

}  // namespace mail::simulation
