// How a report moves what is known of a vehicle.
#pragma once
#include "modules/tracking/tracking.h"

namespace tracking::rules {

/// Who sent a report.
struct Sender {
  TerminalId terminal;
  OrganisationId organisation;
};

/// Whether a later report of the vehicle is known.
inline bool is_late(Latest const& known, Report const& r) { return r.at < known.reported_at; }
/// What is known after the report. Late ones change nothing but when the vehicle was last heard.
Latest after(Latest known, Report const&, Sender const&);

}  // namespace tracking::rules
