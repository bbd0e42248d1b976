// What was taken onto vehicles and not scanned off.
#pragma once
#include <vector>

#include "modules/mail/face/scans.h"

namespace mail::store {

std::vector<UnscannedLine> list_unscanned_lines(Tx&, base::Region, base::ServiceDate);

}  // namespace mail::store
