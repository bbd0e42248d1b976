// Use case of replay 重放: a period under a draft version beside the one in force, before anybody signs.
#pragma once
#include <string>
#include <vector>

#include "modules/settlement/rules/replay.h"
#include "modules/settlement/service/terms.h"

namespace settlement::service {

struct AskReplay {
  rules::VersionId version;
  base::ServiceDate first_day, last_day;
};
DESCRIBE(AskReplay, "Which period under which version.", FIELD(version, "the version to try, a draft too"),
         FIELD(first_day, "first day"), FIELD(last_day, "last day"))
struct Replay {
  std::string number, title;
  std::int64_t edition{};
  OrganisationId payer, payee;
  std::string payer_name, payee_name;
  std::vector<rules::ReplayLine> lines;
  base::Money now_li, then_li;  ///< what the payer pays the payee
  std::int64_t n_events{}, n_unpriced_now{}, n_unpriced_then{};
};
DESCRIBE(Replay, "A period under two versions.", FIELD(number, "agreement"), FIELD(title, "its title"),
         FIELD(edition, "the version that was tried"), FIELD(payer, "who pays"), FIELD(payee, "who is paid"),
         FIELD(payer_name, "name"), FIELD(payee_name, "name"), FIELD(lines, "line by line"),
         FIELD(now_li, "by the version in force, 厘"), FIELD(then_li, "by the version that was tried, 厘"),
         FIELD(n_events, "signed events"), FIELD(n_unpriced_now, "that the version in force does not price"),
         FIELD(n_unpriced_then, "that the other one does not price"))

/// Reads only. @errors agreement_unknown, out_of_reach, period_malformed, what engine/rating refuses
base::Result<Replay> replay(Look&, TermsBook const&, AskReplay const&);

}  // namespace settlement::service
