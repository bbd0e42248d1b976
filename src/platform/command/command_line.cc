// The operator's acts from the command line.
#include "platform/command/command_line.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <mutex>
#include <random>
#include <stdexcept>

namespace platform::command {
namespace {

constexpr std::uint32_t kMaker = 1022;
constexpr char kName[] = "command line";

}  // namespace

auth::Hat operator_hat(base::Region region) {
  auth::Hat hat;
  hat.region = region;
  hat.person_name = kName;
  hat.reach = auth::Reach::region;
  return hat;
}

void act_as_operator(db::Database& database, base::Region region, base::Instant now,
                     std::function<bool(Act&)> const& work) {
  std::random_device random;
  auto const command = base::Uuid::make_v7(now, random(), random());
  auto const hat = operator_hat(region);
  Origin const origin{.request_id = command.text(), .address = {}, .device = kName};
  // One maker for all of them: two acts of the same millisecond must not make the same keys.
  static std::mutex one_at_a_time;
  static base::IdMaker ids{kMaker};
  std::scoped_lock const lock{one_at_a_time};
  database.write_now([&](db::Tx& tx) {
    Act act{tx, hat, command, now, now, origin, ids};
    return work(act);
  });
}

void print_refusal(base::Refusal const& refusal) {
  auto const& kind = *refusal.kind;
  std::fprintf(stderr, "%s: %s %s%s%s\n", kind.code, kind.zh, kind.en, refusal.detail.empty() ? "" : ": ",
               refusal.detail.c_str());
}

std::string read_file(std::filesystem::path const& path) {
  std::ifstream in{path, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace platform::command
