// How the desk answers each kind of endpoint once the caller is admitted.
#include <random>

#include "platform/http/batch.h"
#include "platform/http/desk.h"
#include "platform/http/packing.h"
#include "platform/http/refusals.h"
#include "platform/live/hub.h"
#include "platform/live/stream.h"

namespace platform::http {
namespace {

Response invalid(Ticket const& ticket, std::vector<json::Fault> faults) {
  return problem(base::refuse(refusal::invalid), ticket.request_id, std::move(faults));
}

bool is_json(std::string_view media_type) {
  return media_type == "application/json" || media_type.starts_with("application/json;");
}

Response busy(Ticket const& ticket) {
  auto out = problem(base::refuse(refusal::busy), ticket.request_id);
  out.headers = "Retry-After: 1\r\n";
  return out;
}

base::Uuid make_key(base::Instant at) {
  thread_local std::mt19937_64 random{std::random_device{}()};
  return base::Uuid::make_v7(at, random(), random());
}

/// filename*=UTF-8''… or filename="…" of a Content-Disposition; "" when there is none.
std::string file_name_of(std::string_view disposition) {
  auto at = disposition.find("filename*=UTF-8''");
  if (at != std::string_view::npos) {
    auto const encoded = "/" + std::string{disposition.substr(at + 17, disposition.find(';', at) - at - 17)};
    auto const target = parse_target(encoded);
    return target && target->segments.size() == 1 ? target->segments.front() : "";
  }
  at = disposition.find("filename=\"");
  if (at == std::string_view::npos) return {};
  disposition.remove_prefix(at + 10);
  return std::string{disposition.substr(0, disposition.find('"'))};
}

std::int64_t resume_after(Ticket const& ticket, live::Watch const& watch) {
  auto const text = ticket.head.last_event_id;
  std::int64_t n{};
  if (!text.empty() && text.size() < 19 && text.find_first_not_of("0123456789") == std::string_view::npos) {
    for (char const c : text) n = n * 10 + (c - '0');
    return n;
  }
  return watch.after.value_or(live::Hub::kFromNow);
}

}  // namespace

void Desk::answer(TicketPtr const& ticket, std::string body, Done done) {
  if (ticket->ready) return done(std::move(*ticket->ready));
  auto const& handler = ticket->endpoint->handler;
  auto const is_upload = std::holds_alternative<UploadHandler>(handler);
  if (!body.empty() && !is_upload && !is_json(ticket->head.content_type))
    return done(problem(base::refuse(refusal::unsupported_media), ticket->request_id));
  if (std::holds_alternative<CommandHandler>(handler)) answer_command(*ticket, body, std::move(done));
  else if (is_upload) answer_upload(*ticket, std::move(body), std::move(done));
  else if (std::holds_alternative<VisitHandler>(handler)) answer_visit(ticket, std::move(body), std::move(done));
  else if (std::holds_alternative<Batched>(handler)) answer_batch(ticket, std::move(body), std::move(done));
  else if (std::holds_alternative<Streamed>(handler)) answer_stream(*ticket, std::move(done));
  else answer_read(ticket, std::move(body), std::move(done));
}

/// A write with a session names itself, so that sending it again is harmless. Public writes may.
base::Result<base::Uuid> Desk::key_of(Ticket const& ticket) const {
  if (ticket.head.idempotency_key.empty()) {
    if (ticket.signed_in) return base::refuse(refusal::key_required);
    return make_key(ticket.at);
  }
  auto const id = base::Uuid::parse(ticket.head.idempotency_key);
  if (!id) return base::refuse(refusal::key_required, "not a UUID");
  return *id;
}

/// A queue longer than what clients wait for does work that nobody waits for any more.
Done Desk::take_place(std::size_t n, Done done) {
  if (under_way_.fetch_add(n) >= settings_.command_queue) {
    under_way_ -= n;
    return {};
  }
  return [this, n, done = std::move(done)](Response response) {
    under_way_ -= n;
    done(std::move(response));
  };
}

void Desk::answer_command(Ticket const& ticket, std::string_view body, Done done) {
  auto const id = key_of(ticket);
  if (!id) return done(problem(id.refusal(), ticket.request_id));
  auto const made_at = base::parse_rfc3339(ticket.head.made_at);
  if (!ticket.head.made_at.empty() && !made_at)
    return done(invalid(ticket, {{"", "type", "X-Made-At is no RFC 3339 instant"}}));
  auto bound = bind(*ticket.endpoint, {ticket.path, ticket.query, body});
  if (!bound.faults.empty()) return done(invalid(ticket, std::move(bound.faults)));
  auto ready = prepare(*ticket.endpoint, std::move(bound), caller_of(ticket), id.value(),
                       made_at.value_or(base::Instant{}));
  auto const reply = take_place(1, done);
  if (!reply) return done(busy(ticket));
  backend_.submit(std::move(ready.command), std::move(ready.run),
                  [reply](command::Answer answer) { reply(to_response(std::move(answer))); });
}

void Desk::answer_upload(Ticket const& ticket, std::string body, Done done) {
  auto const id = key_of(ticket);
  if (!id) return done(problem(id.refusal(), ticket.request_id));
  auto bound = bind(*ticket.endpoint, {ticket.path, ticket.query, {}});
  if (!bound.faults.empty()) return done(invalid(ticket, std::move(bound.faults)));
  auto const bytes = std::make_shared<std::string const>(std::move(body));
  auto const file = std::make_shared<Upload const>(
      Upload{std::string{ticket.head.content_type}, file_name_of(ticket.head.content_disposition), *bytes});
  auto ready = prepare_upload(*ticket.endpoint, std::move(bound), caller_of(ticket), id.value(), file, bytes);
  auto const reply = take_place(1, done);
  if (!reply) return done(busy(ticket));
  backend_.submit(std::move(ready.command), std::move(ready.run),
                  [reply](command::Answer answer) { reply(to_response(std::move(answer))); });
}

void Desk::post(TicketPtr const& ticket, Done const& done, std::function<Response()> work) {
  auto const taken = workers_.try_post([ticket, done, work = std::move(work)] {
    done(guarded(ticket->request_id, work));
  });
  if (taken) return;
  done(busy(*ticket));
}

/// A question too large for an address is a POST; the body of a GET means nothing.
void Desk::answer_read(TicketPtr const& ticket, std::string body, Done done) {
  if (ticket->endpoint->route.method == Method::get) body.clear();
  post(ticket, done, [this, ticket, body = std::move(body)] {
    auto const bound = bind(*ticket->endpoint, {ticket->path, ticket->query, body});
    if (!bound.faults.empty()) return invalid(*ticket, bound.faults);
    auto const caller = caller_of(*ticket);
    if (auto const* const query = std::get_if<QueryHandler>(&ticket->endpoint->handler))
      return packed(run_query(*query, bound, caller, backend_), ticket->head.accept_encoding);
    return run_file(std::get<FileHandler>(ticket->endpoint->handler), bound, caller, backend_);
  });
}

void Desk::answer_visit(TicketPtr const& ticket, std::string body, Done done) {
  post(ticket, done, [this, ticket, body = std::move(body)] {
    auto const bound = bind(*ticket->endpoint, {ticket->path, ticket->query, body});
    if (!bound.faults.empty()) return invalid(*ticket, bound.faults);
    auto caller = caller_of(*ticket);
    Visit visit{std::move(caller.origin), ticket->client.secure, ticket->token, ticket->hat, ticket->at, {}};
    auto answer = std::get<VisitHandler>(ticket->endpoint->handler)(visit, bound.request.get());
    auto out = answer.ok() ? json_answer(std::move(answer).value()) : problem(answer.refusal(), ticket->request_id);
    for (auto const& cookie : visit.set_cookies) out.headers += "Set-Cookie: " + cookie + "\r\n";
    return out;
  });
}

/// Decoding hundreds of commands would hold up the other connections of a transport thread, so it is a worker's work.
void Desk::answer_batch(TicketPtr const& ticket, std::string body, Done done) {
  auto const work = [this, ticket, body = std::move(body), done] {
    Batch batch;
    auto faults = json::decode(body, batch);
    if (!faults.empty()) return done(invalid(*ticket, std::move(faults)));
    auto const reply = take_place(batch.commands.size(), done);
    if (!reply) return done(busy(*ticket));
    run_batch(std::move(batch), caller_of(*ticket), router_, backend_, reply);
  };
  if (workers_.try_post(work)) return;
  done(busy(*ticket));
}

void Desk::answer_stream(Ticket const& ticket, Done done) {
  auto const bound = bind(*ticket.endpoint, {ticket.path, ticket.query, {}});
  if (!bound.faults.empty()) return done(invalid(ticket, bound.faults));
  if (!backend_.hub || draining_) return done(problem(base::refuse(refusal::unavailable), ticket.request_id));
  auto const& watch = *static_cast<live::Watch const*>(bound.request.get());
  auto const after = resume_after(ticket, watch);
  Response out{.media_type = "text/event-stream; charset=utf-8"};
  out.headers = "X-Accel-Buffering: no\r\n";
  out.feed = backend_.hub->open({ticket.hat, watch.topics}, after);
  out.body = "retry: 2000\n\n";
  if (after == live::Hub::kFromNow)
    out.body += "id: " + std::to_string(backend_.hub->head(ticket.hat->region)) + "\nevent: ready\ndata: {}\n\n";
  done(std::move(out));
}

Desk::Page Desk::list_after(live::Feed const& feed, std::int64_t after) const {
  constexpr std::size_t kPage = 512;
  Page page{{}, after, false};
  if (!backend_.list_sealed) return page;
  auto const sealed = backend_.list_sealed(feed.audience().hat->region, after, kPage);
  for (auto const& entry : sealed) {
    page.last = entry.n;
    if (live::may_see(feed.audience(), entry.event)) page.frames.push_back({entry.n, live::render_frame(entry)});
  }
  page.more = sealed.size() == kPage;
  return page;
}

}  // namespace platform::http
