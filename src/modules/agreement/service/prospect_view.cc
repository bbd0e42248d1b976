// Reads of talks.
#include "modules/agreement/service/prospect_view.h"

#include <algorithm>

#include "modules/agreement/rules/prospect_funnel.h"
#include "modules/agreement/store/position.h"
#include "modules/agreement/store/prospect.h"
#include "modules/agreement/store/prospect_stage.h"
#include "modules/agreement/store/prospect_talk.h"
#include "modules/org/face/names.h"

namespace agreement::service {
namespace {

constexpr std::int64_t kFunnelMax = 500;

/// Assembles one page; the names are looked up once.
class Assembler {
 public:
  Assembler(Look& look, rules::ProspectId id)
      : look_{look},
        id_{id},
        names_{look.tx, look.region, org::NameForm::full},
        stages_{store::list_stages(look.tx, look.region)} {}

  std::vector<StageView> stages() {
    auto const known = known_of(look_.tx, look_.region, id_);
    auto const ticks = store::list_ticks(look_.tx, look_.region, id_);
    std::vector<StageView> out;
    for (auto const& s : stages_) {
      StageView v{s.stage, {}};
      for (auto const& p : s.points) {
        auto const tick = std::ranges::find(ticks, p.id, &rules::Tick::point);
        auto const by_hand = tick != ticks.end() && p.proof == rules::Proof::ticked;
        v.points.push_back({p, rules::is_fulfilled(p, known), by_hand ? names_.of(tick->ticked_by) : "",
                            by_hand ? tick->at : base::Instant{}});
      }
      out.push_back(std::move(v));
    }
    return out;
  }

  std::vector<FollowUpView> follow_ups(std::vector<rules::Contact> const& contacts) {
    std::vector<FollowUpView> out;
    for (auto& f : store::list_follow_ups(look_.tx, look_.region, id_)) {
      auto const c = std::ranges::find(contacts, f.contact, &rules::Contact::id);
      auto const& by = names_.of(f.talked_by);
      out.push_back({std::move(f), c == contacts.end() ? "" : c->name, by});
    }
    return out;
  }

  std::vector<OwnerChangeView> owner_changes() {
    std::vector<OwnerChangeView> out;
    for (auto& c : store::list_owner_changes(look_.tx, look_.region, id_))
      out.push_back({c, names_.of(c.from_person), names_.of(c.to_person), names_.of(c.changed_by)});
    return out;
  }

  std::vector<MoveView> moves() {
    std::vector<MoveView> out;
    for (auto& m : store::list_moves(look_.tx, look_.region, id_))
      out.push_back({m, stage_name(m.from_stage), stage_name(m.to_stage), names_.of(m.moved_by)});
    return out;
  }

  std::vector<LetterView> letters() {
    std::vector<LetterView> out;
    for (auto& l : store::list_letters(look_.tx, look_.region, id_))
      out.push_back({l.id, l.number, l.digest, names_.of(l.made_by), l.made_at});
    return out;
  }

  std::string const& name_of(PersonId id) { return names_.of(id); }

 private:
  std::string stage_name(rules::StageId id) const {
    auto const s = std::ranges::find(stages_, id, [](auto const& x) { return x.stage.id; });
    return s == stages_.end() ? "" : s->stage.name;
  }

  Look& look_;
  rules::ProspectId id_;
  org::Names names_;
  std::vector<rules::StageList> stages_;
};

}  // namespace

base::Result<ProspectView> view_prospect(Look& look, AskProspect const& ask) {
  auto p = TRY(get_prospect(look.tx, look.hat, ask.prospect));
  if (!ask.purpose.empty() && look.hat.may("agreement.negotiate")) look.reveal(subject_of(p.id), ask.purpose);
  Assembler a{look, p.id};
  ProspectView v;
  v.owner_name = a.name_of(p.owner);
  v.created_by_name = a.name_of(p.created_by);
  v.stages = a.stages();
  v.contacts = store::list_contacts(look.tx, look.region, p.id);
  v.follow_ups = a.follow_ups(v.contacts);
  v.owner_changes = a.owner_changes();
  v.moves = a.moves();
  v.matrix = TRY(matrix_of(look.tx, look.region, p.id));
  v.letters = a.letters();
  v.prospect = std::move(p);
  return v;
}

base::Result<Funnel> view_funnel(Look& look, AskFunnel const& ask) {
  TRY(check_talks(look.hat));
  store::ProspectFilter f;
  f.organisation = look.hat.organisation;
  if (ask.first_day.yyyymmdd) f.created_from = base::instant_of(ask.first_day, {});
  if (ask.last_day.yyyymmdd) f.created_before = base::instant_of(base::add_days(ask.last_day, 1), {});
  f.limit = kFunnelMax;
  auto const prospects = store::list_prospects(look.tx, look.region, f);
  std::vector<rules::StageMove> moves;
  if (!prospects.empty())
    moves =
        store::list_moves(look.tx, look.region, f.organisation, prospects.back().id, prospects.front().id);
  auto stages = store::list_stages(look.tx, look.region);
  std::erase_if(stages, [](auto const& s) { return s.stage.retired; });
  Funnel out;
  for (auto const& step : rules::funnel_of(stages, prospects, moves)) {
    auto const s = std::ranges::find(stages, step.stage, [](auto const& x) { return x.stage.id; });
    out.items.push_back({step, s->stage.name});
  }
  for (auto const& p : prospects) {
    out.n_open += p.state == rules::ProspectState::open;
    out.n_won += p.state == rules::ProspectState::won;
    out.n_lost += p.state == rules::ProspectState::lost;
  }
  return out;
}

}  // namespace agreement::service
