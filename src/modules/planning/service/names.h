// Names behind keys, each looked up once.
#pragma once
#include "modules/network/face/names.h"
#include "modules/org/face/names.h"
#include "modules/planning/planning.h"

namespace planning::service {

/// Those of people, organisations and nodes. Lives as long as one read.
class Names : public org::Names, public network::NodeNames {
 public:
  Names(Tx& tx, base::Region region) : org::Names{tx, region}, network::NodeNames{tx, region} {}
  using network::NodeNames::of;
  using org::Names::of;
};

}  // namespace planning::service
