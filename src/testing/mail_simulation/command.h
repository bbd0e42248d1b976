// What people of the simulated county ask for.
#pragma once
#include <array>
#include <cstdint>

#include "modules/mail/mail.h"

namespace mail::simulation {

inline constexpr int kNodes = 5;
inline constexpr int kClerks = 2 * kNodes;   ///< two at each node: 1, 2 at node 1, and so on
inline constexpr int kPeople = kClerks + 4;  ///< the last four drive

inline constexpr OrganisationId kPost{1}, kCoach{2};

/// Node 1 to 3 belong to the post, 4 and 5 to the coach company, as do the drivers.
struct Person {
  PersonId id;
  OrganisationId organisation;
  NodeId node;  ///< 0: a driver, who comes everywhere
  bool covers(NodeId n) const { return n && (!node || node == n); }
};
constexpr Person person(int index) {
  auto const node = index < kClerks ? index / 2 + 1 : 0;
  return {{index + 1}, node && node <= 3 ? kPost : kCoach, {node}};
}

enum class Kind : std::uint8_t {
  advise,
  accept,
  record_check,
  arrive,
  isolate,
  release,
  refuse,
  shelve,
  unshelve,
  withdraw,
  deliver,
  open_bag,
  put_in,
  take_out,
  seal,
  unseal,
  cancel_bag,
  unpack,
  tick,
  reconcile,
  make_waybill,
  list_bag,
  unlist_bag,
  depart,
  reach_stop,
  cancel_waybill,
  propose,
  find,
  sign,
  end,
  complete,
  close_day,
  reopen_day
};

inline constexpr int kKinds = static_cast<int>(Kind::reopen_day) + 1;

/// A write with the id that its phone made. Which fields count depends on the kind.
struct Command {
  std::uint64_t id{};
  Kind kind{};
  int person{};  ///< index of who acts
  NodeId node, destination;
  ItemId item;
  BagId bag;
  std::array<BagId, 2> more;  ///< further lines of a handover
  WaybillId waybill;
  HandoverId handover;
  std::uint64_t uuid{};    ///< of a handover, made by the giver's phone
  std::uint64_t digest{};  ///< of the content that was shown
  int other{};             ///< index of the receiver
  int dice{};              ///< 0 … 9999: what the person chooses
  base::Instant made_at;
  base::ServiceDate day;
};

}  // namespace mail::simulation
