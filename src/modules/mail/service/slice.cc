// Ids, digests and answers of slices.
#include "modules/mail/service/slice.h"

#include <future>

#include "modules/mail/service/signing.h"

namespace mail::service {
namespace {

using platform::command::Answer;
using platform::command::Command;

base::Uuid id_of(std::string const& seed, std::int64_t at) {
  auto const digest = digest_of(seed + "/" + std::to_string(at));
  auto const number = [&digest](std::size_t from) { return std::stoull(digest.substr(from, 16), nullptr, 16); };
  return base::Uuid::make_v7({static_cast<std::int64_t>(number(32) >> 16)}, number(0), number(16));
}

}  // namespace

std::string run_slice(platform::command::Bus& bus, Storing const& storing, Slice const& slice,
                      std::string digested_body, std::function<base::Result<std::string>(Act&)> const& use) {
  Command command{.id = id_of(storing.seed, slice.at),
                  .route = slice.route,
                  .digest = digest_of(digested_body),
                  .hat = std::make_shared<platform::auth::Hat const>(storing.hat),
                  .made_at = {},
                  .origin = {.request_id = storing.seed, .address = {}, .device = slice.device}};
  std::promise<Answer> promise;
  bus.submit(std::move(command), [&use](Act& act) { return use(act); },
             [&promise](Answer a) { promise.set_value(std::move(a)); });
  auto answer = promise.get_future().get();
  if (answer.status == 503) throw platform::db::Unavailable{answer.body};
  if (answer.status != 200) throw std::runtime_error{"a slice was not stored: " + answer.body};
  return std::move(answer.body);
}

}  // namespace mail::service
