// Texts of reasons.
#include "modules/planning/rules/remedy.h"

namespace planning::rules {

Remedy remedy_of(LoadReason reason) {
  switch (reason) {
    case LoadReason::none:
      return {"", "", "", ""};
    case LoadReason::no_departure:
      return {"当日没有班次到达该站", "Nothing leads there on this day", "安排加班或专车，或改由其他站点接转",
              "Order an extra run or a van, or send it over another node"};
    case LoadReason::missed_cutoff:
      return {"备妥时已过最后一班的截邮时间", "It is ready after the cut-off of the last departure",
              "提前封袋，或安排加班；否则次日首班发出",
              "Seal it earlier or order an extra run; else it leaves tomorrow"};
    case LoadReason::hold_weight:
      return {"更合适的班次行李舱已满（重量）", "The hold of the better departure is full by mass",
              "调大车型、安排加班，或手工改装优先级高的邮件",
              "Take a larger vehicle, an extra run, or place it by hand"};
    case LoadReason::hold_volume:
      return {"更合适的班次行李舱已满（体积）", "The hold of the better departure is full by volume",
              "调大车型、安排加班，或手工改装优先级高的邮件",
              "Take a larger vehicle, an extra run, or place it by hand"};
    case LoadReason::hold_bags:
      return {"更合适的班次袋数已满", "The better departure has its number of bags",
              "调大车型、安排加班，或合并小袋", "Take a larger vehicle, an extra run, or merge small bags"};
    case LoadReason::tomorrow_suffices:
      return {"次日送达仍不比当日差，当日运输更费", "Tomorrow serves it as well and costs less",
              "如需当日送达请手工改装", "Place it by hand if it should go today"};
    case LoadReason::by_hand:
      return {"调度员手工安排", "Placed by hand", "见改装原因", "See the reason of the move"};
    case LoadReason::no_skill:
      return {"需要冷链，当日能到的班次车辆没有冷藏设备",
              "It needs cold chain, and no vehicle that leads there has it",
              "为班次换派有冷藏设备的车型，或安排冷链专车、巡回车",
              "Send a vehicle type with a cold box on the trip, or a van that has one"};
  }
  return {"", "", "", ""};
}

}  // namespace planning::rules
