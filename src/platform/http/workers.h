// A bounded pool of threads for what may block: reads, files, logins.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace platform::http {

class Workers {
 public:
  Workers(int threads, std::size_t queue_max);
  ~Workers();

  /// @returns false when the queue is full: answer 429 at once instead of letting everybody wait
  bool try_post(std::function<void()> work);
  /// Finishes what is queued and joins. Nothing is accepted afterwards.
  void stop();

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  std::size_t queue_max_;
  bool stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace platform::http
