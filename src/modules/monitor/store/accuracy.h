// Rows of estimates that wait for their arrival, and of how far they were out.
#pragma once
#include <vector>

#include "modules/monitor/rules/accuracy.h"

namespace monitor::store {

/// An estimate of a stop of a run, made so far ahead.
struct Estimate {
  std::int64_t seq{}, horizon{};
  base::Instant expected_at;
};
DESCRIBE(Estimate, "An estimate that waits for its arrival.", FIELD(seq, "stop"), FIELD(horizon, "minutes ahead"),
         FIELD(expected_at, "estimated arrival"))
std::vector<Estimate> list_estimates(Tx&, base::Region, base::ServiceDate, TripId);
void insert_estimate(Tx&, base::Region, base::ServiceDate, TripId, Estimate const&);
/// Those of one stop; of all stops with a negative one.
void erase_estimates(Tx&, base::Region, base::ServiceDate, TripId, std::int64_t seq);

void count_error(Tx&, base::Region, base::ServiceDate week, OrganisationId, std::int64_t horizon, std::int64_t step);
/// By week, horizon and step. @param organisation  only of its vehicles; 0: all
std::vector<rules::AccuracyCount> list_errors(Tx&, base::Region, OrganisationId organisation,
                                              base::ServiceDate first_week, base::ServiceDate last_week);

/// Stops of runs that positions have shown, by day.
struct SeenStops {
  base::ServiceDate service_date;
  std::int64_t stops{}, seen{};
};
DESCRIBE(SeenStops, "Stops of runs.", FIELD(service_date, "operating day"),
         FIELD(stops, "of runs that positions showed"), FIELD(seen, "whose arrival positions told"))
/// Of runs that have ended and had positions. @param first,last  both inclusive
std::vector<SeenStops> count_seen_stops(Tx&, base::Region, OrganisationId, base::ServiceDate first,
                                        base::ServiceDate last);

}  // namespace monitor::store
