// Counted from the moves: going back does not take away that a stage was reached.
#include "modules/agreement/rules/prospect_funnel.h"

#include <map>
#include <optional>

namespace agreement::rules {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

/// First arrival at each stage, by its place in the order.
using Arrivals = std::map<std::size_t, base::Instant>;

class Funnel {
 public:
  explicit Funnel(std::span<StageList const> stages) : steps_(stages.size()), hours_(stages.size()) {
    for (std::size_t i = 0; i < stages.size(); ++i) {
      place_[stages[i].stage.id] = i;
      steps_[i].stage = stages[i].stage.id;
    }
  }

  void add(Prospect const& p, Arrivals const& arrivals) {
    for (auto at = arrivals.begin(); at != arrivals.end(); ++at) {
      ++steps_[at->first].n_reached;
      if (auto const left = left_at(p, arrivals, at)) pass(at->first, at->second, *left);
    }
    auto const here = place_.find(p.stage);
    if (here == place_.end()) return;
    steps_[here->second].n_standing += p.state == ProspectState::open;
    steps_[here->second].n_lost += p.state == ProspectState::lost;
  }

  std::optional<std::size_t> place_of(StageId id) const {
    auto const found = place_.find(id);
    return found == place_.end() ? std::nullopt : std::optional{found->second};
  }

  std::vector<FunnelStep> finish() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      auto& s = steps_[i];
      if (s.n_passed) s.mean_hours = hours_[i] / s.n_passed;
      if (s.n_reached) s.passed_bp = s.n_passed * 10'000 / s.n_reached;
    }
    return std::move(steps_);
  }

 private:
  /// When the prospect first went further than this stage.
  std::optional<base::Instant> left_at(Prospect const& p, Arrivals const& arrivals,
                                       Arrivals::const_iterator at) {
    if (auto const next = std::next(at); next != arrivals.end()) return next->second;
    if (p.state == ProspectState::won) return p.ended_at;
    return {};
  }
  void pass(std::size_t place, base::Instant from, base::Instant to) {
    ++steps_[place].n_passed;
    hours_[place] += (to.ms - from.ms) / kHourMs;
  }

  std::map<StageId, std::size_t> place_;
  std::vector<FunnelStep> steps_;
  std::vector<std::int64_t> hours_;
};

}  // namespace

std::vector<FunnelStep> funnel_of(std::span<StageList const> stages, std::span<Prospect const> prospects,
                                  std::span<StageMove const> moves) {
  Funnel funnel{stages};
  std::map<ProspectId, Arrivals> arrivals;
  for (auto const& m : moves)
    if (auto const place = funnel.place_of(m.to_stage)) arrivals[m.prospect].try_emplace(*place, m.at);
  for (auto const& p : prospects) funnel.add(p, arrivals[p.id]);
  return funnel.finish();
}

}  // namespace agreement::rules
