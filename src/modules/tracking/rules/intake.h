// What was accepted together, packed into one block: cheap to write before the acknowledgement.
#pragma once
#include <string>
#include <string_view>

#include "modules/tracking/tracking.h"

namespace tracking::rules {

/// One accepted position report, as it came.
struct Accepted {
  TerminalId terminal;
  OrganisationId organisation;
  std::string_view vehicle;
  base::Instant received_at;
  bool backlog{};
  std::string_view body;  ///< of 0x0200: 28 bytes and its items
};

void append_accepted(std::string& block, Accepted const&);

/// Takes the reports off a block, in the order in which they came.
class Intake {
 public:
  explicit Intake(std::string_view block) : left_{block} {}
  /// @returns false at the end, and where bytes are missing
  bool next(Accepted& out);

 private:
  std::string_view left_;
};

}  // namespace tracking::rules
