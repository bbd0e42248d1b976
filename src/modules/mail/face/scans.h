// The part of the face for those who judge how completely a carrier scans.
#pragma once
#include <string>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// What a carrier took onto its vehicle by a hand-over that both sides signed, and what no signed hand-over
/// of that trip names again although the trip is over: nobody scanned it off the vehicle.
struct UnscannedLine {
  HandoverId handover;  ///< by which it was taken
  std::int64_t line{};
  base::Instant signed_at;
  NodeId node;
  WaybillId waybill;
  std::string route;  ///< code of the line that the vehicle runs
  OrganisationId carrier;  ///< who signed for it
  std::string code;
};
DESCRIBE(UnscannedLine, "What was taken and never scanned off.",
         FIELD(handover, "hand-over onto the vehicle"), FIELD(line, "line of it"),
         FIELD(signed_at, "signed by both"), FIELD(node, "where"), FIELD(waybill, "waybill"),
         FIELD(route, "code of the line"), FIELD(carrier, "who took it"), FIELD(code, "what was scanned"))
/// Of the trips of a day that have reached their last stop, by hand-over and line. A line whose receiver
/// found it missing counts as scanned: that is a loss, and has its irregularity.
std::vector<UnscannedLine> list_unscanned_lines(Tx&, base::Region, base::ServiceDate);

}  // namespace mail
