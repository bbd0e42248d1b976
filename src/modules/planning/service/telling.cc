// Notices and texts that follow a change.
#include "modules/planning/service/telling.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "modules/mail/mail.h"
#include "modules/message/message.h"
#include "modules/planning/rules/change.h"
#include "modules/planning/service/names.h"
#include "modules/planning/service/words.h"

namespace planning::service {
namespace {

using platform::command::Act;
using rules::DayPlan;
using rules::LoadOfPlan;

/// A notice lists so many ways; who wants all opens the change.
constexpr std::size_t kLinesMax = 40;
constexpr std::size_t kTitleMax = 90;  // bytes: a title takes 100 characters

struct Amount {
  std::int64_t n_items{}, n_bags{};
};
/// By how it went and how it goes now.
using News = std::map<std::string, Amount>;

std::string clock_text(base::ServiceTime t) {
  constexpr int kDay = 86'400;
  return (t.seconds >= kDay ? "次日 " : "") + base::to_text(base::ServiceTime{t.seconds % kDay}).substr(0, 5);
}

class Teller {
 public:
  Teller(Act& act, DayPlan const& before, DayPlan const& after)
      : act_{act}, before_{before}, after_{after}, names_{act.tx, act.region} {
    for (auto const& t : after.trips) lines_.emplace(t.trip.trip, t.trip.line);
  }

  void tell() {
    for (std::size_t i = 0; i < before_.loads.size() && i < after_.loads.size(); ++i) {
      auto const &was = before_.loads[i], &is = after_.loads[i];
      if ((is.load.gone && was.load.gone) || rules::is_taken_up(is.load)) continue;
      if (goes_otherwise(was, is)) note(was, is);
      if (is.load.bag && is_late_news(act_, after_, was, is))
        mail::tell_delay_of(act_, is.load.bag, base::instant_of(after_.head.service_date, is.load.arrives));
    }
    for (auto const& [node, news] : by_node_) send(node, news);
  }

 private:
  /// Also the same way at another time: a delayed trip.
  static bool goes_otherwise(LoadOfPlan const& was, LoadOfPlan const& is) {
    return !rules::goes_the_same(was, is) || was.load.departs != is.load.departs ||
           was.load.arrives != is.load.arrives;
  }
  std::string way_of(LoadOfPlan const& l) {
    if (l.load.way == LoadWay::tomorrow) return "留到次日";
    if (l.load.way == LoadWay::van) return "专车 " + clock_text(l.load.departs);
    std::string out;
    for (auto const& r : l.rides)
      if (!r.travelled)
        out += fmt::format("{}{} {}（{} 到{}）", out.empty() ? "" : "，转 ", lines_[r.trip],
                           clock_text(r.departs), clock_text(r.arrives), names_.of(r.unload_node));
    return out;
  }
  void note(LoadOfPlan const& was, LoadOfPlan const& is) {
    std::set<NodeId> nodes{is.load.node, is.load.destination};
    for (auto const* way : {&was, &is})
      for (auto const& r : way->rides)
        if (!r.travelled) nodes.insert({r.load_node, r.unload_node});
    auto const words = fmt::format("{} → {}：原 {}；改 {}", names_.of(is.load.origin),
                                   names_.of(is.load.destination), way_of(was), way_of(is));
    for (auto const node : nodes) {
      auto& amount = by_node_[node][words];
      amount.n_items += is.load.n_items;
      amount.n_bags += is.load.n_bags;
    }
  }
  void send(NodeId node, News const& news) {
    auto const& head = after_.head;
    message::NewNotice notice;
    notice.title = fmt::format("计划变更：{} {}", chinese_of(base::to_name(head.change)), head.subject);
    if (notice.title.size() > kTitleMax) notice.title = "计划变更：" + chinese_of(base::to_name(head.change));
    notice.body = fmt::format("运营日 {}，原因：{}。\n", base::to_text(head.service_date), head.reason);
    std::size_t n = 0;
    for (auto const& [words, amount] : news) {
      if (++n > kLinesMax) break;
      notice.body += fmt::format("{}（{} 件 {} 袋）\n", words, amount.n_items, amount.n_bags);
    }
    if (news.size() > kLinesMax)
      notice.body += fmt::format("另有 {} 项，见计划变更。\n", news.size() - kLinesMax);
    notice.to.node = node;
    notice.must_acknowledge = true;
    notice.valid_until = base::instant_of(base::add_days(head.service_date, 2), {0});
    message::tell(act_, notice);
  }

  Act& act_;
  DayPlan const &before_, &after_;
  Names names_;
  std::map<TripId, std::string> lines_;
  std::map<NodeId, News> by_node_;
};

}  // namespace

/// Mail of later days is planned anew until then.
bool is_late_news(Act const& act, DayPlan const& after, LoadOfPlan const& was, LoadOfPlan const& is) {
  auto const is_near = after.head.service_date <= base::add_days(base::service_date_of(act.now), 1);
  auto const both_gone = was.load.gone && is.load.gone;
  return is_near && !both_gone && is.load.arrives > is.load.promise && was.load.arrives <= was.load.promise;
}

void tell_of_change(Act& act, DayPlan const& before, DayPlan const& after) {
  Teller(act, before, after).tell();
}

}  // namespace planning::service
