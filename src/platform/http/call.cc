// One call of an endpoint by somebody: from bound request to command, read or file.
#include "platform/http/call.h"

#include <openssl/evp.h>

#include "base/hex.h"
#include "platform/command/problem.h"
#include "platform/command/refusals.h"
#include "platform/http/refusals.h"
#include "platform/log/log.h"

namespace platform::http {
namespace {

std::string sha256_hex(std::string_view text) {
  static EVP_MD const* const kind = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  unsigned char digest[32];
  EVP_Digest(text.data(), text.size(), digest, nullptr, kind, nullptr);
  return base::to_hex(digest, sizeof digest);
}

/// The same meaning gives the same digest, whatever the spelling of the JSON and whichever way the command came.
std::string digest_of(Endpoint const& endpoint, void const* request, std::string_view bytes) {
  std::string text = endpoint.route.path;
  text += '\n';
  json::render(text, *endpoint.request, request, json::Personal::digested);
  if (!bytes.empty()) text += '\n' + sha256_hex(bytes);
  return sha256_hex(text);
}

command::Command describe_command(Endpoint const& endpoint, Caller const& caller, base::Uuid const& id,
                                  std::string digest, base::Instant made_at) {
  return {.id = id, .route = to_text(endpoint.route), .digest = std::move(digest), .hat = caller.hat,
          .made_at = made_at, .origin = caller.origin};
}

void audit_reveal(command::Look const& look, Backend const& backend) {
  if (!look.revealed_subject.empty() && backend.audit_reveal) backend.audit_reveal(look);
}

}  // namespace

Response problem(base::Refusal const& refusal, std::string const& request_id, std::vector<json::Fault> errors) {
  Response out{.status = refusal.kind->status, .media_type = "application/problem+json"};
  out.body = command::render(command::to_problem(refusal, request_id, std::move(errors)));
  if (out.status == 503) out.headers = "Retry-After: 1\r\n";
  return out;
}

Response json_answer(std::string body) {
  Response out;
  out.media_type = "application/json";
  out.body = std::move(body);
  return out;
}

Bound bind(Endpoint const& endpoint, Given const& given) {
  Bound out{endpoint.make_request(), {}};
  out.faults = bind(*endpoint.request, given.path, given.query, given.body, out.request.get());
  return out;
}

Prepared prepare(Endpoint const& endpoint, Bound bound, Caller const& caller, base::Uuid const& id,
                 base::Instant made_at) {
  auto const& handler = std::get<CommandHandler>(endpoint.handler);
  auto digest = digest_of(endpoint, bound.request.get(), {});
  return {describe_command(endpoint, caller, id, std::move(digest), made_at),
          [&handler, request = std::move(bound.request)](command::Act& act) { return handler(act, request.get()); }};
}

Prepared prepare_upload(Endpoint const& endpoint, Bound bound, Caller const& caller, base::Uuid const& id,
                        std::shared_ptr<Upload const> file, std::shared_ptr<std::string const> bytes) {
  auto const& handler = std::get<UploadHandler>(endpoint.handler);
  auto digest = digest_of(endpoint, bound.request.get(), *bytes);
  return {describe_command(endpoint, caller, id, std::move(digest), {}),
          [&handler, request = std::move(bound.request), file, bytes](command::Act& act) {
            return handler(act, request.get(), *file);
          }};
}

Response to_response(command::Answer answer) {
  Response out{.status = answer.status};
  out.media_type = answer.status < 400 ? "application/json" : "application/problem+json";
  out.body = std::move(answer.body);
  if (answer.status == 503) out.headers = "Retry-After: 1\r\n";
  if (answer.replayed) out.headers += "Idempotency-Replayed: true\r\n";
  return out;
}

Response run_query(QueryHandler const& handler, Bound const& bound, Caller const& caller, Backend const& backend) {
  Response out;
  backend.read([&](db::Tx& tx) {
    command::Look look{tx, *caller.hat, caller.now, caller.origin};
    auto answer = handler(look, bound.request.get());
    if (!answer) {
      out = problem(answer.refusal(), caller.origin.request_id);
      return;
    }
    audit_reveal(look, backend);
    out = json_answer(std::move(answer).value());
  });
  return out;
}

Response run_file(FileHandler const& handler, Bound const& bound, Caller const& caller, Backend const& backend) {
  Response out;
  backend.read([&](db::Tx& tx) {
    command::Look look{tx, *caller.hat, caller.now, caller.origin};
    auto answer = handler(look, bound.request.get());
    if (!answer) {
      out = problem(answer.refusal(), caller.origin.request_id);
      return;
    }
    audit_reveal(look, backend);
    auto file = std::move(answer).value();
    out.headers = "Content-Disposition: " + disposition_of(file) + "\r\n";
    out.media_type = std::move(file.media_type);
    out.body = std::move(file.bytes);
  });
  return out;
}

Response guarded(std::string const& request_id, std::function<Response()> const& work) {
  try {
    return work();
  } catch (db::Unavailable const& e) {
    log::write(log::Level::warning, "database unavailable", {{"request_id", request_id}, {"what", e.what()}});
    return problem(base::refuse(refusal::unavailable), request_id);
  } catch (db::DiskFull const& e) {
    log::write(log::Level::error, "disk full", {{"request_id", request_id}, {"what", e.what()}});
    return problem(base::refuse(command::refusal::disk_full), request_id);
  } catch (std::exception const& e) {
    log::write(log::Level::error, "request failed", {{"request_id", request_id}, {"what", e.what()}});
    return problem(base::refuse(refusal::internal), request_id);
  }
}

std::string disposition_of(File const& file) {
  std::string out = file.shown ? "inline" : "attachment";
  out += "; filename*=UTF-8''";
  for (char const c : file.name) {
    auto const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_';
    if (plain) {
      out += c;
    } else {
      auto const byte = static_cast<unsigned char>(c);
      ((out += '%') += "0123456789ABCDEF"[byte >> 4]) += "0123456789ABCDEF"[byte & 15];
    }
  }
  return out;
}

}  // namespace platform::http
