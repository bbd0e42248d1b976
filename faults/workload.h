// Keepers at work over HTTP: real mail commands, each remembered with its id and what was answered.
#pragma once
#include <atomic>
#include <deque>
#include <optional>
#include <random>
#include <set>

#include "county.h"
#include "testing/http_client.h"

namespace faults {

struct Sent {
  std::string token, id, path, body;
  int status{};        ///< 0 or one of 503, 507, 500: not known whether it was done
  std::string answer;
  bool certain() const { return status != 0 && status != 429 && status < 500; }
};

/// Signs in. @returns a token that outlives restarts
std::string sign_in(std::uint16_t port, std::string const& login);

/// One pair of hands with a connection of its own. The same work comes from the same seed.
class Hands {
 public:
  struct Post {
    std::string token;
    network::NodeId village, centre;
  };
  Hands(Post post, unsigned seed) : post_{std::move(post)}, chance_{seed} {}

  /// Takes in, checks, bags and seals until `stop`, or until the server is gone.
  void work(std::uint16_t port, std::atomic<bool> const& stop);
  std::deque<Sent>& sent() { return sent_; }
  std::deque<Sent> const& sent() const { return sent_; }

 private:
  struct Item {
    std::string id, number;
  };
  int begin(std::string path, std::string body);
  bool is_over(std::atomic<bool> const& stop) const { return gone_ || stop; }
  void fill_a_bag(std::atomic<bool> const& stop);
  std::optional<Item> take_in();
  void check(Item const&);
  void send_list(std::vector<Sent>);
  unsigned below(unsigned n) { return static_cast<unsigned>(chance_() % n); }

  Post post_;
  std::mt19937 chance_;
  std::optional<testing_support::HttpClient> client_;
  std::deque<Sent> sent_;
  bool gone_{};
};

/// Sends it again under its id.
testing_support::Reply repeat(testing_support::HttpClient&, Sent const&);

}  // namespace faults
