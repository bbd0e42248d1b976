// Little-endian base-128 numbers; those that may be negative are folded first, as in Protocol Buffers.
#include "modules/tracking/rules/track.h"

#include <algorithm>
#include <iterator>

#include "modules/tracking/rules/report.h"

namespace tracking::rules {
namespace {

class Writer {
 public:
  void number(std::uint64_t n) {
    for (; n >= 0x80; n >>= 7) out_ += static_cast<char>(n | 0x80);
    out_ += static_cast<char>(n);
  }
  void signed_number(std::int64_t n) {
    number(static_cast<std::uint64_t>(n) << 1 ^ static_cast<std::uint64_t>(n >> 63));
  }
  void text(std::string_view s) {
    number(s.size());
    out_ += s;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_{bytes} {}
  bool ok() const { return ok_; }
  bool more() const { return !left_.empty(); }

  std::uint64_t number() {
    std::uint64_t out = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      auto const byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      out |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return out;
    }
    ok_ = false;
    return 0;
  }
  std::int64_t signed_number() {
    auto const n = number();
    return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
  }
  std::string_view text() {
    auto const n = number();
    if (n > left_.size()) ok_ = false;
    auto const out = left_.substr(0, n);
    left_.remove_prefix(out.size());
    return out;
  }

 private:
  std::string_view left_;
  bool ok_{true};
};

constexpr std::uint64_t kPositioned = 1, kClockWrong = 2, kBacklog = 4;

void write(Writer& w, Report const& r, Report const& before) {
  w.number(r.positioned * kPositioned | r.clock_wrong * kClockWrong | r.backlog * kBacklog);
  w.signed_number(r.at.ms - before.at.ms);
  w.signed_number(r.received_at.ms - r.at.ms);
  w.signed_number(std::int64_t{r.place.lat_e7} - before.place.lat_e7);
  w.signed_number(std::int64_t{r.place.lon_e7} - before.place.lon_e7);
  w.number(r.alarm ^ before.alarm);
  w.number(r.status ^ before.status);
  w.signed_number(r.altitude_m - before.altitude_m);
  w.signed_number(r.speed_dkmh - before.speed_dkmh);
  w.signed_number(r.direction - before.direction);
  w.text(r.extras);
}

/// Differences of hostile bytes wrap instead of overflowing.
std::int32_t plus(std::int32_t a, std::int64_t d) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) + static_cast<std::uint32_t>(d));
}
base::Instant plus(base::Instant a, std::int64_t d) {
  return {static_cast<std::int64_t>(static_cast<std::uint64_t>(a.ms) + static_cast<std::uint64_t>(d))};
}

Report read(Reader& in, Report const& before) {
  Report r;
  auto const flags = in.number();
  r.positioned = flags & kPositioned;
  r.clock_wrong = flags & kClockWrong;
  r.backlog = flags & kBacklog;
  r.at = plus(before.at, in.signed_number());
  r.received_at = plus(r.at, in.signed_number());
  r.place.lat_e7 = plus(before.place.lat_e7, in.signed_number());
  r.place.lon_e7 = plus(before.place.lon_e7, in.signed_number());
  r.alarm = before.alarm ^ static_cast<std::uint32_t>(in.number());
  r.status = before.status ^ static_cast<std::uint32_t>(in.number());
  r.altitude_m = plus(before.altitude_m, in.signed_number());
  r.speed_dkmh = plus(before.speed_dkmh, in.signed_number());
  r.direction = plus(before.direction, in.signed_number());
  r.extras = in.text();
  return r;
}

}  // namespace

std::string pack(std::span<Report const> reports) {
  Writer w;
  Report before;
  for (auto const& r : reports) {
    write(w, r, before);
    before = r;
  }
  return w.take();
}

std::vector<Report> unpack(std::string_view packed) {
  std::vector<Report> out;
  Reader in{packed};
  Report before;
  while (in.more()) {
    auto r = read(in, before);
    if (!in.ok()) break;
    before = r;
    out.push_back(std::move(r));
  }
  return out;
}

std::vector<Report> merge(std::vector<Report>& kept, std::vector<Report> const& fresh) {
  std::vector<Report> added;
  for (auto const& r : fresh) {
    if (!added.empty() && is_same(added.back(), r)) continue;
    if (!std::binary_search(kept.begin(), kept.end(), r, is_before)) added.push_back(r);
  }
  auto const middle = kept.insert(kept.end(), added.begin(), added.end());
  std::inplace_merge(kept.begin(), middle, kept.end(), is_before);
  return added;
}

}  // namespace tracking::rules
