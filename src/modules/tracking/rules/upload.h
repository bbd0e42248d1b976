// What is kept as it came: driver cards, waybills, media, passthrough; and bytes that were no good frame.
#pragma once
#include <string>

#include "modules/tracking/tracking.h"

namespace tracking::rules {

using UploadId = base::Id<struct UploadTag>;

struct Upload {
  UploadId id;
  TerminalId terminal;
  std::string vehicle;
  OrganisationId organisation;
  std::int64_t message{};  ///< id of JT/T 808
  bool is_2019{};
  base::Instant received_at;
  std::string body;  ///< of the whole message
};

/// Bytes that were no good frame, or a good one that holds what cannot be.
using QuarantineId = base::Id<struct QuarantineTag>;
struct Quarantined {
  QuarantineId id;
  base::Instant received_at;
  std::string address;  ///< from where
  std::string number;   ///< of the terminal, "" when it is not known
  std::string defect;   ///< "checksum", "time", …
  std::string bytes;
};

}  // namespace tracking::rules
