// Threads put together: connections never wait for the books, the clerk does.
#include "modules/tracking/link/gateway.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "modules/tracking/link/session.h"

namespace tracking::link {

constexpr std::chrono::milliseconds kNewsEvery{500};

/// Looks terminals up and reads the news, on a thread of its own.
class Gateway::Clerk {
 public:
  Clerk(service::Books& books, std::string gateway, std::function<void(std::function<void()>)> post,
        std::function<void(service::News const&)> tell)
      : books_{books}, gateway_{std::move(gateway)}, post_{std::move(post)}, tell_{std::move(tell)},
        thread_{[this] { run(); }} {}
  ~Clerk() {
    {
      std::lock_guard const lock{mutex_};
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

  void look_up(std::string number, Switchboard::Found found) {
    {
      std::lock_guard const lock{mutex_};
      questions_.push_back({std::move(number), std::move(found)});
    }
    wake_.notify_one();
  }

 private:
  struct Question {
    std::string number;
    Switchboard::Found found;
  };

  void run() {
    auto next_news = std::chrono::steady_clock::now();
    std::unique_lock lock{mutex_};
    while (!stopping_) {
      wake_.wait_until(lock, next_news, [this] { return stopping_ || !questions_.empty(); });
      auto const questions = std::exchange(questions_, {});
      lock.unlock();
      for (auto const& question : questions) answer(question);
      if (std::chrono::steady_clock::now() >= next_news) {
        read_news();
        next_news = std::chrono::steady_clock::now() + kNewsEvery;
      }
      lock.lock();
    }
  }

  void answer(Question const& question) {
    std::optional<service::Known> known;
    try {
      known = books_.find(question.number);
    } catch (std::exception const&) {  // the books are away: as if unknown, the terminal tries again
    }
    post_([found = question.found, known] { found(known); });
  }

  void read_news() {
    try {
      auto const news = std::make_shared<service::News>(books_.news(gateway_));
      post_([this, news] { tell_(*news); });
    } catch (std::exception const&) {  // told the next time
    }
  }

  service::Books& books_;
  std::string gateway_;
  std::function<void(std::function<void()>)> post_;
  std::function<void(service::News const&)> tell_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Question> questions_;
  bool stopping_{};
  std::thread thread_;
};

Gateway::Gateway(std::unique_ptr<service::Books> books, Settings settings)
    : books_{std::move(books)}, name_{settings.name} {
  auto const post = [this](std::function<void()> work) { listener_->post(std::move(work)); };
  Switchboard::Surroundings around;
  around.gateway = name_;
  around.patience = settings.patience;
  around.look_up = [this](std::string number, Switchboard::Found found) {
    if (clerk_) clerk_->look_up(std::move(number), std::move(found));
  };
  around.post = post;
  around.clock = [this] { return books_->now(); };
  board_ = std::make_unique<Switchboard>(*books_, std::move(around));
  listener_ = std::make_unique<platform::net::Listener>(
      settings.listener,
      [this](platform::net::Peer& peer) { return std::make_unique<TerminalSession>(peer, *board_); });
}

Gateway::~Gateway() { stop(); }

void Gateway::start() {
  books_->end_links(name_);
  clerk_ = std::make_unique<Clerk>(
      *books_, name_, [this](std::function<void()> work) { listener_->post(std::move(work)); },
      [this](service::News const& news) { board_->tell(news); });
  listener_->start();
  running_ = true;
}

void Gateway::stop() {
  if (!running_) return;
  running_ = false;
  listener_->stop_reading();
  for (auto idle = false; !idle;) {
    std::promise<bool> asked;
    listener_->post([&] { asked.set_value(board_->intake.is_idle()); });
    idle = asked.get_future().get();
    if (!idle) std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  listener_->stop();
  while (board_->intake.is_awaited()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  clerk_.reset();
  try {
    books_->end_links(name_);
  } catch (std::exception const&) {  // the next start does it
  }
}

std::uint16_t Gateway::port() const { return listener_->port(); }

std::string Gateway::metrics() const {
  auto const c = listener_->counts();
  return render(board_->counts, c.open, c.accepted, c.refused, c.cut);
}

Counts const& Gateway::counts() const { return board_->counts; }

}  // namespace tracking::link
