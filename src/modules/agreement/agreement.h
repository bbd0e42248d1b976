// The face of module agreement: what two organisations have promised each other, as data that other modules
// execute.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/describe.h"
#include "base/ids.h"
#include "base/units.h"
#include "engine/rating/tariff.h"
#include "modules/message/message.h"
#include "modules/org/org.h"
#include "platform/db/database.h"

namespace agreement {

using org::OrganisationId;
using org::PersonId;
using platform::db::Tx;

using AgreementId = base::Id<struct AgreementTag>;
using VersionId = base::Id<struct AgreementVersionTag>;
using ObligationId = base::Id<struct ObligationTag>;
using LineId = base::Id<struct LineTag>;  ///< of network, which stands beside: a key and no more

/// Life of a version 版本. Sealed: both seals are on it and its first day has not come. Superseded: a later
/// version is in force. Only a draft can be changed.
enum class VersionState {
  draft,
  in_review,
  approved,
  signing,
  sealed,
  in_force,
  superseded,
  ended,
  withdrawn
};
DESCRIBE_ENUM(VersionState, "Life of a version of an agreement.", "draft", "in_review", "approved", "signing",
              "sealed", "in_force", "superseded", "ended", "withdrawn")

// The enumerators of tariff clauses, in the order of engine/rating (rules/translation.cc holds them
// together).
enum class Basis { item, kg, bag, trip, line_month, km, revenue };
DESCRIBE_ENUM(Basis, "What is counted.", "item", "kg", "bag", "trip", "line_month", "km", "revenue")
enum class Link { sorting, transport, handover, delivery };
DESCRIBE_ENUM(Link, "Part of the way that is paid for.", "sorting", "transport", "handover", "delivery")
enum class Way { down, up, back };
DESCRIBE_ENUM(Way, "Direction.", "down", "up", "back")
enum class Place { centre, station, village };
DESCRIBE_ENUM(Place, "Kind of node.", "centre", "station", "village")
enum class TierMode { marginal, whole };
DESCRIBE_ENUM(TierMode, "Each part of a quantity its own price, or all of it that of the tier reached.",
              "marginal", "whole")
enum class Rounding { per_total, per_line };
DESCRIBE_ENUM(Rounding, "Where halves are rounded up.", "per_total", "per_line")
/// `target_met`, `target_missed`: a KPI target over the days in force of a period; `outside_window`: what was
/// signed outside the delivery windows; `missing_scan`: what was taken onto a vehicle and never scanned off.
enum class Incident {
  late_trip,
  missed_trip,
  lost_item,
  missing_scan,
  broken_seal,
  target_met,
  target_missed,
  outside_window
};
DESCRIBE_ENUM(Incident, "What is fined or rewarded.", "late_trip", "missed_trip", "lost_item", "missing_scan",
              "broken_seal", "target_met", "target_missed", "outside_window")

struct TariffTier {
  std::int64_t above{};  ///< for what is more than this, in the unit of the basis' quantity; the first is 0
  std::int64_t price{};  ///< 厘 for the unit of the basis; of a revenue share 1/10,000
};
DESCRIBE(TariffTier, "A price from a quantity on.",
         FIELD(above, "for more than this; the first is 0").at_least(0),
         FIELD(price, "厘 for the unit; of a revenue share 1/10,000").at_least(0))

/// A tariff clause 计价条款. @source domain.md 5.2
struct TariffClause {
  std::int64_t number{};  ///< within the version; a supplement keeps the numbers of what it does not touch
  std::string name;
  Basis basis{};
  Link link{};
  LineId line;             ///< 0: every line
  std::string line_code;   ///< of that line, as it stands on the paper
  std::int64_t product{};  ///< place in the list of mail's products, from 1; 0: every product
  std::optional<Way> way{};
  std::optional<Place> place{};
  base::Grams above_g{}, up_to_g{};  ///< weight band of one item or bag; up to 0: no end
  std::vector<TariffTier> tiers;
  TierMode tier_mode{};
  std::int64_t step{1};  ///< quantities are rounded up to a multiple of this
  base::Money guarantee_li{}, cap_li{};
  bool by_days{};
  Rounding rounding{};
  bool tax_included{true};
  std::int64_t tax_rate{};  ///< 1/10,000
};
DESCRIBE(TariffClause, "A tariff clause.", FIELD(number, "within the version").at_least(1).at_most(999),
         FIELD(name, "what is paid for").shortest(1).longest(60), FIELD(basis, "what is counted"),
         FIELD(link, "part of the way"), FIELD(line, "line; 0: every one").or_default(),
         FIELD(line_code, "of that line, as it stands on the paper").longest(30).or_default(),
         FIELD(product, "product, from 1; 0: every one").at_least(0).or_default(),
         FIELD(way, "direction; absent: every one").or_default(),
         FIELD(place, "kind of node; absent: every one").or_default(),
         FIELD(above_g, "heavier than, grams").at_least(0).or_default(),
         FIELD(up_to_g, "not heavier than, grams; 0: no end").at_least(0).or_default(),
         FIELD(tiers, "prices").shortest(1).longest(20), FIELD(tier_mode, "how tiers count").or_default(),
         FIELD(step, "quantities are rounded up to a multiple").or_default(),
         FIELD(guarantee_li, "at least, 厘 a period; 0: none").or_default(),
         FIELD(cap_li, "at most, 厘 a period; 0: no cap").or_default(),
         FIELD(by_days, "only for the days of service or in force").or_default(),
         FIELD(rounding, "where halves are rounded").or_default(),
         FIELD(tax_included, "prices contain the tax").or_default(),
         FIELD(tax_rate, "1/10,000").at_least(0).at_most(10'000).or_default())

/// The tables of promises.
enum class PromiseTable { window, service_level, kpi };
DESCRIBE_ENUM(PromiseTable, "A table of promises.", "window", "service_level", "kpi")

/// A penalty (below 0) or a bonus (above 0) 违约扣款与奖励.
struct AdjustmentClause {
  std::int64_t number{};  ///< counted together with tariff clauses
  Incident incident{};
  base::Money each_li;
  bool in_invoice{true};
  bool tax_included{true};
  std::int64_t tax_rate{};
  std::optional<PromiseTable> promise{};  ///< only what one clause of this table promises; none: each KPI target,
                                          ///< each window
  std::int64_t promise_number{};          ///< that clause's number
};
DESCRIBE(AdjustmentClause, "A penalty or a bonus.",
         FIELD(number, "within the version").at_least(1).at_most(999), FIELD(incident, "for what"),
         FIELD(each_li, "厘 for each; below 0: a penalty"),
         FIELD(in_invoice, "part of the invoice").or_default(),
         FIELD(tax_included, "contains the tax").or_default(),
         FIELD(tax_rate, "1/10,000").at_least(0).at_most(10'000).or_default(),
         FIELD(promise, "only for one clause of this table; absent: for each KPI target or window").or_default(),
         FIELD(promise_number, "that clause; 0: none").at_least(0).at_most(999).or_default())

/// Until when mail is at a kind of node 时限窗口.
struct WindowClause {
  std::int64_t number{};
  Link link{};
  Way way{};
  Place place{};
  base::ServiceTime from, until;  ///< of the service day; may pass 24:00
  std::int64_t weekdays{127};     ///< bits: 1 Monday … 64 Sunday
};
DESCRIBE(WindowClause, "A delivery window.", FIELD(number, "within its table").at_least(1).at_most(999),
         FIELD(link, "part of the way"), FIELD(way, "direction"), FIELD(place, "kind of node"),
         FIELD(from, "not before"), FIELD(until, "not after"),
         FIELD(weekdays, "bits: 1 Monday … 64 Sunday").at_least(1).at_most(127).or_default())

/// What a service level or a KPI measures. Rates in 1/10,000, durations in minutes.
enum class Measure {
  on_time_trips,        ///< 准班率
  on_time_arrivals,     ///< 到达准点率
  scanned,              ///< 扫描率
  delivered_in_window,  ///< 时限达成率
  lost,                 ///< 丢失率, at most
  damaged,              ///< 破损率, at most
  complaints,           ///< 投诉率, at most
  answer_minutes        ///< 异常响应时长, at most
};
DESCRIBE_ENUM(Measure, "What is measured.", "on_time_trips", "on_time_arrivals", "scanned",
              "delivered_in_window", "lost", "damaged", "complaints", "answer_minutes")

/// Which records tell of complaints and of answers. Complaints: irregularities decided against the payee, or its
/// approved losses, per item that it carried. Answers: minutes from the payer's question to the payee's first answer,
/// to an irregularity or in a dispute of a statement, on average. `service`: customers' records, which no module keeps
/// yet: such a promise stays unmeasured.
enum class Record { service, irregularities, losses, disputes };
DESCRIBE_ENUM(Record, "Where a measure is read.", "service", "irregularities", "losses", "disputes")

/// A promise that is watched every day 服务标准.
struct ServiceLevel {
  std::int64_t number{};
  Measure measure{};
  std::int64_t target{};
  std::string note;
  Record record{};
};
DESCRIBE(ServiceLevel, "A service level.", FIELD(number, "within its table").at_least(1).at_most(999),
         FIELD(measure, "what is measured"),
         FIELD(target, "1/10,000, or minutes").at_least(0).at_most(1'000'000),
         FIELD(note, "remark").longest(200).or_default(),
         FIELD(record, "where complaints and answers are read").or_default())

/// A target that is appraised 考核指标. Weights of one version sum to 10,000.
struct KpiTarget {
  std::int64_t number{};
  Measure measure{};
  std::int64_t target{}, weight{};
  Record record{};
};
DESCRIBE(KpiTarget, "A KPI target.", FIELD(number, "within its table").at_least(1).at_most(999),
         FIELD(measure, "what is measured"),
         FIELD(target, "1/10,000, or minutes").at_least(0).at_most(1'000'000),
         FIELD(weight, "1/10,000").at_least(1).at_most(10'000),
         FIELD(record, "where complaints and answers are read").or_default())

/// What is paid at most for a loss 赔偿限额. @source 邮政法 (2015) 47
struct Liability {
  std::int64_t times_postage{3};   ///< without declared value
  base::Money cap_per_item_li{};   ///< 0: none but the law's
  base::Money cap_per_month_li{};  ///< of one party; 0: none
};
DESCRIBE(Liability, "Liability caps.",
         FIELD(times_postage, "of an item without declared value").at_least(1).at_most(100).or_default(),
         FIELD(cap_per_item_li, "厘; 0: the law's only").at_least(0).or_default(),
         FIELD(cap_per_month_li, "厘 of one party; 0: none").at_least(0).or_default())

/// When is settled and paid 结算周期; days count from the cut-off. @source domain.md 5.4
struct SettlementCycle {
  std::int64_t cutoff_day{};  ///< last day of a period in its month; 0: the last of the month
  std::int64_t draft_by_days{5}, confirm_by_days{20}, pay_by_days{30};
};
DESCRIBE(SettlementCycle, "When is settled and paid.",
         FIELD(cutoff_day, "last day of a period; 0: of the month").at_least(0).at_most(28).or_default(),
         FIELD(draft_by_days, "statement drafted, days later").at_least(1).at_most(60).or_default(),
         FIELD(confirm_by_days, "confirmed by both").at_least(1).at_most(90).or_default(),
         FIELD(pay_by_days, "paid").at_least(1).at_most(180).or_default())

/// How it ends before its last day 退出.
struct ExitClause {
  std::int64_t notice_days{30}, cure_days{15}, settle_within_days{30};
  std::int64_t notice_months{};          ///< 0: the notice is counted in days
  bool end_of_month{};                   ///< it ends with the month in which the notice period ends
  std::int64_t hand_back_within_days{};  ///< equipment and papers; 0: together with the settlement
};
DESCRIBE(
    ExitClause, "How it ends early.",
    FIELD(notice_days, "told so many days before").at_least(0).at_most(365).or_default(),
    FIELD(cure_days, "to put a breach right").at_least(0).at_most(365).or_default(),
    FIELD(settle_within_days, "everything is settled").at_least(0).at_most(365).or_default(),
    FIELD(notice_months, "told so many months before; 0: days count").at_least(0).at_most(24).or_default(),
    FIELD(end_of_month, "it ends with a month").or_default(),
    FIELD(hand_back_within_days, "equipment and papers are handed back; 0: with the settlement")
        .at_least(0)
        .at_most(365)
        .or_default())

/// What happens with the data of the other party 数据条款.
struct DataClause {
  std::int64_t retention_days{1095}, delete_within_days{30}, report_breach_within_hours{24};
  bool may_pass_on{};
};
DESCRIBE(DataClause, "Data of the other party.",
         FIELD(retention_days, "kept").at_least(0).at_most(36'500).or_default(),
         FIELD(delete_within_days, "deleted after the end").at_least(0).at_most(3650).or_default(),
         FIELD(report_breach_within_hours, "a leak is reported").at_least(1).at_most(720).or_default(),
         FIELD(may_pass_on, "others may receive it").or_default())

/// Who pays and who is paid.
enum class Party { payer, payee };
DESCRIBE_ENUM(Party, "A party of an agreement.", "payer", "payee")

/// Something that one party has to do once 履约义务; it becomes an obligation when the version comes into
/// force.
struct DutyClause {
  std::int64_t number{};
  std::string title;
  Party bearer{};
  base::ServiceDate due_day;
};
DESCRIBE(DutyClause, "Something that a party has to do.",
         FIELD(number, "within its table").at_least(1).at_most(999),
         FIELD(title, "what").shortest(1).longest(200), FIELD(bearer, "who"), FIELD(due_day, "until"))

/// Free text beside the tables.
struct TextClause {
  std::int64_t number{};
  std::string heading, body;
};
DESCRIBE(TextClause, "Free text.", FIELD(number, "within its table").at_least(1).at_most(999),
         FIELD(heading, "heading").shortest(1).longest(60), FIELD(body, "text").longest(4000))

/// Everything a version says.
struct Clauses {
  std::vector<TariffClause> tariff;
  std::vector<AdjustmentClause> adjustments;
  std::int64_t penalty_cap{};  ///< of all charges of a period, 1/10,000; 0: none
  Rounding tax_rounding{};     ///< whether the tax of a statement is rounded line by line
  std::vector<WindowClause> windows;
  std::vector<ServiceLevel> service_levels;
  std::vector<KpiTarget> kpis;
  Liability liability;
  SettlementCycle cycle;
  ExitClause exit;
  DataClause data;
  std::vector<DutyClause> duties;
  std::vector<TextClause> texts;
};
DESCRIBE(Clauses, "Everything a version says.",
         FIELD(tariff, "tariff clauses; the first that fits counts").longest(200),
         FIELD(adjustments, "penalties and bonuses").longest(50).or_default(),
         FIELD(penalty_cap, "of all charges, 1/10,000; 0: none").at_least(0).at_most(10'000).or_default(),
         FIELD(tax_rounding, "whether tax is rounded line by line").or_default(),
         FIELD(windows, "delivery windows").longest(100).or_default(),
         FIELD(service_levels, "service levels").longest(50).or_default(),
         FIELD(kpis, "KPI targets").longest(50).or_default(), FIELD(liability, "liability caps").or_default(),
         FIELD(cycle, "settlement cycle").or_default(), FIELD(exit, "how it ends early").or_default(),
         FIELD(data, "data clause").or_default(),
         FIELD(duties, "what is to be done").longest(100).or_default(),
         FIELD(texts, "free text").longest(100).or_default())

/// A version as it is executed. The tariff is that of `clauses`, as the engine takes it; the id of a rule or
/// an adjustment is the number of its clause.
struct Terms {
  VersionId version;
  AgreementId agreement;
  VersionState state{};
  std::string number, title;
  std::int64_t edition{};  ///< 1: the agreement itself; 2, …: supplements
  OrganisationId payer, payee;
  base::ServiceDate from_day,
      until_day;  ///< both inclusive; until the day before a later version, where there is one, or that of a
                  ///< notice
  rating::Tariff tariff;
  rating::Rounding rounding{};  ///< of the tax of a statement
  Clauses clauses;
};

/// Versions that are, were or will be in force on some of these days: sealed by both, oldest first. Of one
/// agreement no two on the same day. @param from,until  both inclusive
std::vector<Terms> list_in_force(Tx&, base::Region, base::ServiceDate from, base::ServiceDate until);
/// A version in any state: drafts are priced before they are signed.
std::optional<Terms> find_terms(Tx&, base::Region, VersionId);

/// A penalty or bonus as papers call it: "指标达成（考核指标 1：准班率 98%）"; "" when it names no promise.
std::string name_of(Clauses const&, AdjustmentClause const&);

/// Facts that other modules may subscribe to; the data is the row of the version (`rules::Version`).
namespace events {
inline constexpr char kVersionChanged[] = "agreement.version_changed";  ///< any step but the two below
inline constexpr char kVersionSealed[] = "agreement.version_sealed";    ///< both seals are on it
inline constexpr char kVersionInForce[] = "agreement.version_in_force";
inline constexpr char kVersionEnded[] = "agreement.version_ended";  ///< superseded, or over
inline constexpr char kObligationChanged[] = "agreement.obligation_changed";
inline constexpr char kEndingChanged[] = "agreement.ending_changed";      ///< a notice
inline constexpr char kProspectChanged[] = "agreement.prospect_changed";  ///< keys only: talks are one side's
}  // namespace events

}  // namespace agreement
