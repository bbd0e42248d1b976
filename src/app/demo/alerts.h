// What the demo county's dispatcher does about alerts, through the public API.
#pragma once
#include "app/demo/crew.h"

namespace app::demo {

class Alerts {
 public:
  explicit Alerts(Crew& crew) : crew_{crew} {}

  /// Rules that compare the day with the clock find nothing true while a played day is behind it: they are
  /// switched off meanwhile. Waits some seconds for the county's first rules.
  void hold_back(bool held);
  /// Takes what is open and closes, with its cause, what was taken before and is over.
  void see_to();

 private:
  Crew& crew_;
};

}  // namespace app::demo
