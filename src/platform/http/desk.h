// What happens to a request between its head and its response: route, limits, session, permission, handler.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/backend.h"
#include "platform/http/call.h"
#include "platform/http/limiter.h"
#include "platform/http/message.h"
#include "platform/http/metrics.h"
#include "platform/http/settings.h"
#include "platform/http/site.h"
#include "platform/http/target.h"
#include "platform/http/workers.h"

namespace platform::live {
struct Frame;
}

namespace platform::http {

/// A request on its way through the desk. Knows no socket.
struct Ticket {
  Head head;
  Client client;
  std::string request_id;
  base::Instant at;
  Endpoint const* endpoint{};
  std::size_t route{Metrics::kOther};
  Parameters path, query;
  std::string token;                          ///< of the session
  bool by_cookie{false};
  bool must_load{false};                      ///< memory does not know the token: ask `load` on a worker
  std::optional<Signed> signed_in;
  std::shared_ptr<auth::Hat const> hat;       ///< worn for this call
  std::size_t body_max{0};
  std::optional<Response> ready;              ///< answered without looking at a body
};
using TicketPtr = std::shared_ptr<Ticket>;

/// Steps of a request, in order: open → (load) → admit → answer. Safe for use by many threads.
class Desk {
 public:
  /// Endpoints live as long as the desk and do not move.
  Desk(Settings const&, std::vector<Endpoint> const&, Backend const&);

  /// Finds route and session by the head alone.
  TicketPtr open(Head const&, Client const&) const;
  /// Asks the database for the session. On a worker.
  void load(Ticket&) const;
  /// Decides whether the caller may: origin, session, permission, CSRF, rate. Fills `hat` or `ready`.
  void admit(Ticket&);
  /// Answers; `done` is called exactly once, on any thread.
  void answer(TicketPtr const&, std::string body, Done done);

  /// Events of the journal after `after` that the feed's reader may see, at most one page; `last` is where to go on.
  struct Page {
    std::vector<live::Frame> frames;
    std::int64_t last;
    bool more;
  };
  Page list_after(live::Feed const&, std::int64_t after) const;

  void drain() { draining_ = true; }
  bool draining() const { return draining_; }
  Metrics& metrics() { return metrics_; }
  Workers& workers() { return workers_; }
  Settings const& settings() const { return settings_; }
  Backend const& backend() const { return backend_; }
  /// For a request that brought none.
  static std::string make_request_id();
  static std::vector<std::string> names_of(std::vector<Endpoint> const&);

 private:
  bool needs_tls(Ticket const&) const;
  void send_to_tls(Ticket&) const;
  void route(Ticket&) const;
  void find_session(Ticket&) const;
  std::optional<Response> answer_outside(Ticket const&, Target const&) const;
  Response health() const;
  Response show_metrics(Ticket const&) const;
  std::optional<base::Refusal> check_origin(Ticket const&) const;
  std::optional<base::Refusal> check_session(Ticket const&) const;
  std::optional<int> check_rate(Ticket const&);
  Caller caller_of(Ticket const&) const;

  void answer_command(Ticket const&, std::string_view body, Done);
  void answer_upload(Ticket const&, std::string body, Done);
  void answer_read(TicketPtr const&, std::string body, Done);
  void answer_visit(TicketPtr const&, std::string body, Done);
  void answer_batch(TicketPtr const&, std::string body, Done);
  void answer_stream(Ticket const&, Done);
  void post(TicketPtr const&, Done const&, std::function<Response()> work);
  /// Counts `n` commands as under way until the returned call. @returns empty when too many are already
  Done take_place(std::size_t n, Done);
  base::Result<base::Uuid> key_of(Ticket const&) const;

  Settings const& settings_;
  Backend const& backend_;
  std::vector<Endpoint> const& endpoints_;
  Router router_;
  Site site_;
  Limiter limiter_;
  Metrics metrics_;
  Workers workers_;
  std::atomic<std::size_t> under_way_{0};
  std::atomic<bool> draining_{false};
};

}  // namespace platform::http
