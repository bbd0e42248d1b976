// Use cases of saved views.
#include "modules/org/service/saved_view.h"

#include "modules/org/rules/refusals.h"

namespace org::service {
namespace {

std::string subject_of(store::SavedViewId id) { return "org/saved_view/" + std::to_string(id.value); }

}  // namespace

base::Result<store::SavedView> save_view(platform::command::Act& act, SaveView const& request) {
  store::SavedView v;
  v.person = act.hat.person;
  v.organisation = act.hat.organisation;
  v.screen = request.screen;
  v.name = request.name;
  v.query = request.query;
  v.is_layout = request.is_layout;
  v.is_shared = request.is_shared && !v.is_layout;
  v.is_default = request.is_default && !v.is_layout;
  auto const before = store::find_saved_view(act.tx, act.region, v);
  v.id = before ? before->id : act.make_id<store::SavedViewId>();
  if (v.is_default) store::end_default(act.tx, act.region, v.person, v.screen);
  store::put_saved_view(act.tx, act.region, v);
  act.audit("org.save_view", subject_of(v.id), before ? &*before : nullptr, &v);
  return v;
}

base::Result<store::SavedView> drop_view(platform::command::Act& act, DropView const& request) {
  auto const view = store::find_saved_view(act.tx, act.region, request.view);
  if (!view || view->person != act.hat.person) return refusal::view_unknown;
  store::drop_saved_view(act.tx, act.region, view->id);
  act.audit<store::SavedView>("org.drop_view", subject_of(view->id), &*view, nullptr);
  return *view;
}

base::Result<SavedViewList> list_views(platform::command::Look& look, AskViews const& request) {
  return SavedViewList{
      store::list_saved_views(look.tx, look.region, look.hat.person, look.hat.organisation, request.screen)};
}

}  // namespace org::service
