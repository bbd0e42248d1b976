// What an agreement version promises beside prices, judged by what was done: delivery windows 时限窗口,
// service levels 服务标准 and KPI targets 考核指标. The payee's doing is judged, as it is for penalties.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/version_month.h"

namespace settlement::rules {

/// `unmeasured`: nothing happened that it speaks of, or nothing is recorded that would tell (customers'
/// complaints and what they are answered).
enum class Reached { unmeasured, met, missed };
DESCRIBE_ENUM(Reached, "Whether a target was reached.", "unmeasured", "met", "missed")

/// A service level or a KPI target.
struct TargetResult {
  std::int64_t number{};
  bool is_kpi{};
  agreement::Measure measure{};
  agreement::Record record{};
  std::int64_t target{}, weight{};  ///< 1/10,000; a service level has no weight
  std::int64_t count{}, total{};    ///< good ones of all; lost, damaged or complained of those that were
                                  ///< carried; minutes of so many answers
  Reached reached{};
};
DESCRIBE(TargetResult, "A target with what was reached.", FIELD(number, "of the clause"),
         FIELD(is_kpi, "a KPI target, else a service level"), FIELD(measure, "what is measured"),
         FIELD(record, "where complaints and answers are read"), FIELD(target, "1/10,000, or minutes"),
         FIELD(weight, "1/10,000, of a KPI target"),
         FIELD(count, "good ones; lost, damaged or complained ones; minutes in all"),
         FIELD(total, "of so many"), FIELD(reached, "met or missed"))

struct WindowResult {
  agreement::WindowClause window;
  std::int64_t inside{}, outside{};
};
DESCRIBE(WindowResult, "A delivery window with what was reached.", FIELD(window, "of the agreement"),
         FIELD(inside, "done within it"), FIELD(outside, "done before or after it"))

/// What was not as promised.
struct Shortfall {
  agreement::Measure measure{};
  agreement::Record record{};
  std::int64_t window{};  ///< number of the window that it was nearest to, else 0
  Evidence evidence;
};

struct Attainment {
  std::vector<WindowResult> windows;  ///< as the agreement has them
  std::vector<TargetResult> targets;  ///< service levels, then KPI targets
  std::vector<Shortfall> shortfalls;  ///< by time
};

/// Rates are compared exactly: 9,500 of 10,000 is met by 19 of 20; minutes to an answer by their mean, each
/// begun minute whole. A question is judged on the day of its first answer. An event that several windows
/// speak of is within them when it is within one; one that no window speaks of is not judged. On time is what
/// leaves and arrives at most `late_after` behind the timetable; a trip that never left although mail was
/// listed is late at both ends.
/// @param days  those on which the version was in force, by time
Attainment attainment_of(Terms const&, std::vector<DayEvents const*> const& days, Keys const&);
/// What the page of promises shows and what the bill is made of.
inline Attainment attainment_of(VersionMonth const& m, Keys const& keys) {
  return attainment_of(*m.terms, m.days, keys);
}

/// What the tariff fines or rewards of it: each event outside its window, each target met or missed with the
/// events behind it.
/// @returns only incidents of which the tariff speaks; evidence of a target names its clause and the version
std::vector<Incidence> promise_incidences_of(VersionMonth const&, Keys const&);

/// "delivered_in_window 18/20 9500": the measure (with ":losses" where the clause says where it is read),
/// what was counted, the target. The web's `parseCode` and the papers' `evidence_text` read it.
std::string code_of(TargetResult const&);

}  // namespace settlement::rules
