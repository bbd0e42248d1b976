// A county whose agreement has a delivery window, two KPI targets and what they cost.
#pragma once
#include "modules/mail/service/waybill.h"
#include "modules/settlement/service/attainment.h"
#include "testing/settling_county.h"

namespace settlement {

class Promises : public Settling {
 protected:
  void SetUp() override {
    Settling::SetUp();
    if (IsSkipped()) return;
    auto& t = terms_[0];
    t.windows = {{1,
                  agreement::Link::transport,
                  agreement::Way::down,
                  agreement::Place::station,
                  {4 * 3600},
                  {28 * 3600},
                  127}};
    t.kpis = {{1, agreement::Measure::delivered_in_window, 10'000, 7'000},
              {2, agreement::Measure::scanned, 10'000, 3'000}};
    t.tariff.adjustments = {{.id = {11}, .incident = rating::Incident::missing_scan, .each = {-5'000}},
                            {.id = {12}, .incident = rating::Incident::target_met, .each = {20'000}},
                            {.id = {13}, .incident = rating::Incident::target_missed, .each = {-8'000}}};
  }
  base::Result<service::AttainmentView> attainment(Hat const& hat, base::ServiceDate day = {},
                                                   base::ServiceDate until = {}) {
    return try_look<service::AttainmentView>(hat, [&](auto& l) {
      return service::view_attainment(l, book_, {kAgreement, day, until, false});
    });
  }
  /// One bag comes to the township and is signed for, another one is never scanned off the coach that has
  /// arrived.
  void carry_two_and_lose_sight_of_one() {
    auto const w = waybill().waybill.id;
    std::vector<Line> lines;
    for (auto const* number : {"F7000001", "F7000002"}) {
      auto const b = sealed_bag(number);
      done(boss_, mail::service::list_bag, {w, b.id, {}, {}});
      lines.push_back(line_of(bag(b.id)));
    }
    hand_over(onto_vehicle(w), lines);
    must<mail::service::WaybillView>(boss_, [&](auto& a) { return mail::service::depart(a, {w, centre_}); });
    hand_over(off_vehicle(w), {lines[0]});
    must<mail::service::WaybillView>(boss_, [&](auto& a) {
      return mail::service::arrive(a, {w, town_, "留在车上"});
    });
  }
};

}  // namespace settlement
