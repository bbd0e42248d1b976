// Blocks of a table put together.
#include "platform/osrm/client.h"

#include <algorithm>

#include "platform/log/log.h"
#include "platform/net/fetch.h"

namespace platform::osrm {
namespace {

constexpr std::size_t kAnswerMost = 4 << 20;

}  // namespace

std::string Client::fault() const {
  std::lock_guard const lock{mutex_};
  return fault_;
}

bool Client::is_resting() const {
  std::lock_guard const lock{mutex_};
  return Clock::now() < rests_until_;
}

void Client::remember(std::string fault) {
  std::lock_guard const lock{mutex_};
  if (!fault.empty()) {
    rests_until_ = Clock::now() + std::chrono::milliseconds{limits_.rest_ms};
    log::write(log::Level::warning, "osrm.failed", {{"host", address_.host}, {"why", fault}});
  } else if (!fault_.empty()) {
    log::write(log::Level::info, "osrm.answers_again", {{"host", address_.host}});
  }
  fault_ = std::move(fault);
}

std::optional<Table> Client::ask(std::span<base::Position const> from, std::span<base::Position const> to,
                                 std::string& fault) const {
  auto const document = net::fetch(address_, table_path(from, to), {limits_.within_ms, kAnswerMost});
  if (document.status == 0) {
    fault = "no whole answer came in time";
    return {};
  }
  auto out = parse_table(document.body, from.size(), to.size(), fault);  // refusals come with 400 and say why
  return document.status == 200 ? std::move(out) : std::nullopt;
}

std::optional<Table> Client::table(std::span<base::Position const> places) {
  if (is_resting()) return {};
  auto const n = places.size();
  auto const until = Clock::now() + std::chrono::milliseconds{limits_.in_all_ms};
  Table out{n, std::vector<std::optional<std::int32_t>>(n * n),
            std::vector<std::optional<std::int32_t>>(n * n)};
  std::string fault;
  for (std::size_t from = 0; from < n; from += limits_.block)
    for (std::size_t to = 0; to < n; to += limits_.block) {
      auto const rows = places.subspan(from, std::min(limits_.block, n - from)),
                 columns = places.subspan(to, std::min(limits_.block, n - to));
      if (Clock::now() > until) fault = "the table was not whole in time";
      auto const block = fault.empty() ? ask(rows, columns, fault) : std::nullopt;
      if (!block) {
        remember(fault.empty() ? "the server refused" : fault);
        return {};
      }
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < columns.size(); ++j) {
          out.duration_s[(from + i) * n + to + j] = block->duration_s[i * columns.size() + j];
          out.distance_m[(from + i) * n + to + j] = block->distance_m[i * columns.size() + j];
        }
    }
  remember({});
  return out;
}

}  // namespace platform::osrm
