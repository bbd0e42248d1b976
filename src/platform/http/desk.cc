// What happens to a request before its handler runs: route, session, origin, permission, rate.
#include "platform/http/desk.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <random>

#include "platform/http/authority_page.h"
#include "platform/http/refusals.h"

namespace platform::http {
namespace {

bool is_request_id(std::string_view s) {
  return s.size() >= 8 && s.size() <= 64 && std::all_of(s.begin(), s.end(), [](unsigned char c) {
           return std::isalnum(c) || c == '-' || c == '_' || c == '.';
         });
}

std::optional<Method> parse_method(std::string_view method) {
  if (method == "GET" || method == "HEAD") return Method::get;
  if (method == "POST") return Method::post;
  if (method == "PUT") return Method::put;
  if (method == "DELETE") return Method::del;
  return {};
}

std::size_t body_max_of(Endpoint const& endpoint, Settings const& settings) {
  constexpr std::size_t kBatchFactor = 4;  // 500 commands with signatures
  if (endpoint.route.method == Method::get) return 0;
  if (std::holds_alternative<UploadHandler>(endpoint.handler)) return settings.upload_max;
  if (std::holds_alternative<Batched>(endpoint.handler)) return settings.json_max * kBatchFactor;
  return settings.json_max;
}

/// "https://host:port" → "host:port".
std::string_view authority_of(std::string_view origin) {
  auto const at = origin.find("://");
  return at == std::string_view::npos ? origin : origin.substr(at + 3);
}

bool is_same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_public(Endpoint const& endpoint) { return *endpoint.route.permission == '\0'; }

}  // namespace

std::string Desk::make_request_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::string out;
  auto bits = random();
  for (int i = 0; i < 16; ++i, bits >>= 4) out += "0123456789abcdef"[bits & 15];
  return out;
}

std::vector<std::string> Desk::names_of(std::vector<Endpoint> const& endpoints) {
  std::vector<std::string> out;
  for (auto const& endpoint : endpoints) out.push_back(to_text(endpoint.route));
  return out;
}

Desk::Desk(Settings const& settings, std::vector<Endpoint> const& endpoints, Backend const& backend)
    : settings_{settings}, backend_{backend}, endpoints_{endpoints}, site_{settings.web_dir, settings.tiles_origin},
      limiter_{settings.allowances}, metrics_{names_of(endpoints)},
      workers_{settings.workers, settings.worker_queue} {
  for (auto const& endpoint : endpoints_) router_.add(endpoint);
}

TicketPtr Desk::open(Head const& head, Client const& client) const {
  auto ticket = std::make_shared<Ticket>(Ticket{.head = head, .client = client});
  ticket->request_id = is_request_id(head.request_id) ? std::string{head.request_id} : make_request_id();
  ticket->at = backend_.clock();
  if (client.address == settings_.proxy && !head.forwarded_for.empty())
    ticket->client = {.address = std::string{head.forwarded_for.substr(head.forwarded_for.rfind(' ') + 1)},
                      .loopback = false, .secure = head.forwarded_proto == "https"};
  if (needs_tls(*ticket)) send_to_tls(*ticket);
  else route(*ticket);
  if (ticket->endpoint) find_session(*ticket);
  return ticket;
}

/// Plain HTTP is for this machine; a phone may still fetch the authority that makes HTTPS work.
bool Desk::needs_tls(Ticket const& ticket) const {
  auto const& client = ticket.client;
  if (client.secure || client.loopback || settings_.plain_everywhere) return false;
  auto const path = ticket.head.target.substr(0, ticket.head.target.find('?'));
  return path != "/ca" && path != "/ca.crt";
}

void Desk::send_to_tls(Ticket& ticket) const {
  ticket.ready = problem(base::refuse(refusal::misdirected), ticket.request_id);
  auto const& head = ticket.head;
  if (head.method != "GET" || settings_.certificate_file.empty() || !parse_target(head.target)) return;
  ticket.ready->status = 308;
  ticket.ready->headers = "Location: https://" + std::string{head.host} + std::string{head.target} + "\r\n";
}

void Desk::route(Ticket& ticket) const {
  auto const refuse = [&](base::RefusalKind const& kind) {
    ticket.ready = problem(base::refuse(kind), ticket.request_id);
  };
  auto const method = parse_method(ticket.head.method);
  auto target = parse_target(ticket.head.target);
  if (!target) return refuse(refusal::malformed);
  if (!method) {
    refuse(refusal::method_not_allowed);
    ticket.ready->headers = "Allow: GET, HEAD, POST, PUT, DELETE\r\n";
    return;
  }
  if (target->segments.empty() || target->segments.front() != "api") {
    if (*method != Method::get) return refuse(refusal::method_not_allowed);
    ticket.ready = answer_outside(ticket, *target);
    if (!ticket.ready) refuse(refusal::unknown_address);
    return;
  }
  auto match = router_.find(*method, target->segments);
  if (!match.endpoint) {
    refuse(match.allow.empty() ? refusal::unknown_address : refusal::method_not_allowed);
    if (!match.allow.empty()) ticket.ready->headers = "Allow: " + match.allow + "\r\n";
    return;
  }
  ticket.endpoint = match.endpoint;
  ticket.route = static_cast<std::size_t>(match.endpoint - endpoints_.data());
  ticket.path = std::move(match.parameters);
  ticket.query = std::move(target->parameters);
  ticket.body_max = body_max_of(*match.endpoint, settings_);
}

std::optional<Response> Desk::answer_outside(Ticket const& ticket, Target const& target) const {
  auto const path = ticket.head.target.substr(0, ticket.head.target.find('?'));
  if (path == "/health/live") return json_answer(R"({"alive":true})");
  if (path == "/health") return health();
  if (path == "/metrics") return show_metrics(ticket);
  if ((path == "/ca" || path == "/ca.crt") && !settings_.ca_file.empty())
    return path == "/ca" ? show_authority(settings_.ca_file, ticket.head) : send_authority(settings_.ca_file);
  std::string decoded;
  for (auto const& segment : target.segments) decoded += '/' + segment;
  return site_.find(decoded, ticket.head);
}

Response Desk::health() const {
  auto const ready = !draining_ && (!backend_.healthy || backend_.healthy());
  auto out = json_answer(std::string{R"({"alive":true,"ready":)"} + (ready ? "true}" : "false}"));
  if (!ready) out.status = 503;
  return out;
}

/// Figures are for the machine's own collector; a proxy in front must not pass them on.
Response Desk::show_metrics(Ticket const& ticket) const {
  if (!ticket.client.loopback) return problem(base::refuse(refusal::forbidden), ticket.request_id);
  Response out{.media_type = "text/plain; version=0.0.4; charset=utf-8"};
  out.body = metrics_.render() + (backend_.more_metrics ? backend_.more_metrics() : "");
  return out;
}

void Desk::find_session(Ticket& ticket) const {
  constexpr std::string_view kBearer = "Bearer ";
  if (ticket.head.authorization.starts_with(kBearer)) {
    ticket.token = ticket.head.authorization.substr(kBearer.size());
  } else {
    auto token = find_cookie(ticket.head.cookie, kSecureCookie);
    if (token.empty() && !ticket.client.secure) token = find_cookie(ticket.head.cookie, kPlainCookie);
    ticket.token = token;
    ticket.by_cookie = true;
  }
  if (ticket.token.empty() || !backend_.gatekeeper.recall) return;
  ticket.signed_in = backend_.gatekeeper.recall(ticket.token);
  ticket.must_load = !ticket.signed_in && backend_.gatekeeper.load;
}

void Desk::load(Ticket& ticket) const {
  auto failed = guarded(ticket.request_id, [&] {
    ticket.signed_in = backend_.gatekeeper.load(ticket.token);
    return Response{};
  });
  if (failed.status != 200) ticket.ready = std::move(failed);
}

void Desk::admit(Ticket& ticket) {
  if (ticket.ready || !ticket.endpoint) return;
  if (ticket.signed_in) ticket.hat = ticket.signed_in->hat;
  auto refusal = check_origin(ticket);
  if (!refusal) refusal = check_session(ticket);
  if (refusal) {
    ticket.ready = problem(*refusal, ticket.request_id);
    return;
  }
  if (auto const wait_s = settings_.limited ? check_rate(ticket) : std::nullopt) {
    ticket.ready = problem(base::refuse(refusal::too_often, std::to_string(*wait_s) + " s"), ticket.request_id);
    ticket.ready->headers = "Retry-After: " + std::to_string(*wait_s) + "\r\n";
    return;
  }
  auto const is_visit = std::holds_alternative<VisitHandler>(ticket.endpoint->handler);
  if (!ticket.hat && !is_visit)
    ticket.hat = backend_.gatekeeper.visitor ? backend_.gatekeeper.visitor() : std::make_shared<auth::Hat const>();
}

/// A browser says where a write comes from; another site's page may not write here even with the user's cookie.
std::optional<base::Refusal> Desk::check_origin(Ticket const& ticket) const {
  auto const& head = ticket.head;
  if (ticket.endpoint->route.method == Method::get) return {};
  auto const site = head.sec_fetch_site;
  if (!site.empty() && site != "same-origin" && site != "none") return base::refuse(refusal::foreign_origin);
  if (!head.origin.empty() && authority_of(head.origin) != head.host) return base::refuse(refusal::foreign_origin);
  return {};
}

std::optional<base::Refusal> Desk::check_session(Ticket const& ticket) const {
  auto const& endpoint = *ticket.endpoint;
  if (is_public(endpoint)) return {};
  if (!ticket.signed_in) return base::refuse(refusal::not_signed_in);
  std::string_view const permission = endpoint.route.permission;
  if (permission != kSignedIn && !ticket.hat->may(permission))
    return base::refuse(refusal::forbidden, std::string{permission});
  if (endpoint.route.method != Method::get && ticket.by_cookie &&
      !is_same_secret(ticket.head.csrf, ticket.signed_in->csrf))
    return base::refuse(refusal::csrf_mismatch);
  return {};
}

std::optional<int> Desk::check_rate(Ticket const& ticket) {
  auto const rate = ticket.endpoint->route.rate;
  if (auto const wait = limiter_.take(Limiter::By::address, ticket.client.address, rate, ticket.at.ms)) return wait;
  if (!ticket.hat) return {};
  return limiter_.take(Limiter::By::account, std::to_string(ticket.hat->person.value), rate, ticket.at.ms);
}

Caller Desk::caller_of(Ticket const& ticket) const {
  return {ticket.hat,
          {.request_id = ticket.request_id, .address = ticket.client.address,
           .device = std::string{ticket.head.device.substr(0, 64)}},
          ticket.at};
}

}  // namespace platform::http
