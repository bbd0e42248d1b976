// Search over the snapshot.
#include "modules/network/service/search.h"

#include <algorithm>

#include "modules/network/service/pinyin.h"
#include "modules/network/service/snapshot.h"

namespace network::service {
namespace {

constexpr std::size_t kHitsMax = 8;

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
  return out;
}

/// 0 begins with the text, 1 holds it or has its initials, 2 neither.
int rank(std::string_view name, std::initializer_list<std::string_view> codes, std::string const& text) {
  auto const begins = [&text](std::string_view code) { return !code.empty() && code.starts_with(text); };
  if (lower(name).starts_with(text) || std::ranges::any_of(codes, begins)) return 0;
  if (name.find(text) != name.npos || initials_of(name).starts_with(text)) return 1;
  return 2;
}

struct Ranked {
  int rank;
  Found found;
};

}  // namespace

std::vector<Found> search(platform::command::Look& look, std::string_view asked) {
  auto const text = lower(asked);
  if (text.empty()) return {};
  auto const s = snapshot_of(look.tx, look.region);
  std::vector<Ranked> all;
  for (auto const& n : s->nodes) {
    if (n.active_until.yyyymmdd) continue;
    auto const id = std::to_string(n.id.value);
    if (auto const r = rank(n.name, {n.place_code, n.office_code, n.gln}, text); r < 2)
      all.push_back({r, {"node", id, n.name, n.place_code, "/network/nodes/" + id}});
  }
  for (auto const& l : s->lines) {
    if (l.closed_on.yyyymmdd) continue;
    auto const id = std::to_string(l.id.value);
    if (auto const r = rank(l.name, {l.code}, text); r < 2)
      all.push_back({r, {"line", id, l.code.empty() ? l.name : l.code, l.name, "/network/lines/" + id}});
  }
  std::ranges::stable_sort(all, {}, &Ranked::rank);
  std::vector<Found> out;
  for (auto& hit : all)
    if (out.size() < kHitsMax) out.push_back(std::move(hit.found));
  return out;
}

}  // namespace network::service
