// Signed places of the chain: who can write the database but has not the key cannot cut it or write it anew.
#pragma once
#include <string>
#include <vector>

#include "platform/event/journal.h"

namespace platform::event {

/// A signed statement that the chain had this hash at this place.
struct Checkpoint {
  std::int64_t n{};
  std::string hash;
  base::Instant at;
  std::string signature;  ///< Ed25519 over "yidao-checkpoint-1 <region> <n> <hash> <at>", hex
};
DESCRIBE(Checkpoint, "A signed place of the chain.", FIELD(n, "place"), FIELD(hash, "its hash"), FIELD(at, "when"),
         FIELD(signature, "Ed25519, hex"))

/// What the signing key is derived for (auth/installation_key.h).
inline constexpr char kCheckpointPurpose[] = "journal checkpoint";

/// @param private_key  Ed25519, 32 bytes
Checkpoint sign_checkpoint(std::string const& private_key, base::Region, Sealed const&, base::Instant);
/// The public half, 32 bytes. @throws std::runtime_error when it is no Ed25519 key
std::string public_key_of(std::string const& private_key);

std::vector<Checkpoint> list_checkpoints(db::Tx&, base::Region);
/// Compares signed checkpoints with the chain: a chain that was cut and given a new head is found here.
std::optional<Break> compare_checkpoints(db::Tx&, base::Region, std::string const& public_key);

/// Regions of which any trace of a journal is left: events, a head or a checkpoint.
std::vector<base::Region> list_regions(db::Tx&);

}  // namespace platform::event
