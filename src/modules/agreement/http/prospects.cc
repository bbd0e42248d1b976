// Routes of talks, of the letters that come of them, and of the catalogue of interfaces.
#include "modules/agreement/http/prospects.h"
#include "modules/agreement/service/interface.h"
#include "modules/agreement/service/letter.h"
#include "modules/agreement/service/prospect.h"
#include "modules/agreement/service/prospect_draft.h"
#include "modules/agreement/service/prospect_export.h"
#include "modules/agreement/service/prospect_stage.h"
#include "modules/agreement/service/prospect_talk.h"
#include "modules/agreement/service/prospect_view.h"

namespace agreement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

namespace {

constexpr char const* kRead = "agreement.talks";
constexpr char const* kTalk = "agreement.negotiate";
constexpr char const* kStages = "agreement.stages";
constexpr char const* kInterfaces = "agreement.interfaces";
constexpr char const* kKeepInterfaces = "agreement.keep_interfaces";

void install_pipeline(platform::app::Host& host) {
  host.query<AskStages, StagesView>(
      {Method::get, "/api/agreement/stages", kRead, "Stages of the pipeline with their checklists."},
      list_stages);
  host.command<rules::StageList, rules::StageList>(
      {Method::post, "/api/agreement/stages", kStages, "Adds a stage or changes one.", Rate::write},
      save_stage);
  host.query<AskProspects, ProspectList>(
      {Method::get, "/api/agreement/prospects", kRead, "Prospects of one's side, newest first."},
      list_prospects);
  host.file<ExportProspects>({Method::get, "/api/agreement/prospects/export", kRead,
                              "Prospects of one's side as a file.", Rate::heavy},
                             export_prospects);
  host.query<AskFunnel, Funnel>(
      {Method::get, "/api/agreement/funnel", kRead, "How prospects become agreements."}, view_funnel);
  host.query<AskProspect, ProspectView>(
      {Method::get, "/api/agreement/prospects/{prospect}", kRead, "Everything of a prospect."},
      view_prospect);
  host.command<SaveProspect, rules::Prospect>(
      {Method::post, "/api/agreement/prospects", kTalk, "Registers a prospect or corrects one.", Rate::write},
      save_prospect);
  host.command<TickPoint, rules::Prospect>(
      {Method::post, "/api/agreement/prospects/{prospect}/points", kTalk,
       "Says whether a point of the checklist is fulfilled.", Rate::write},
      tick_point);
  host.command<MoveProspect, rules::Prospect>(
      {Method::post, "/api/agreement/prospects/{prospect}/move", kTalk,
       "Moves a prospect to the next stage, or back.", Rate::write},
      move_prospect);
  host.command<EndProspect, rules::Prospect>({Method::post, "/api/agreement/prospects/{prospect}/end", kTalk,
                                              "Ends talks without an agreement.", Rate::write},
                                             end_prospect);
  host.command<OneProspect, rules::Prospect>(
      {Method::post, "/api/agreement/prospects/{prospect}/reopen", kTalk, "Talks go on.", Rate::write},
      reopen_prospect);
  host.command<GiveProspect, rules::Prospect>({Method::post, "/api/agreement/prospects/{prospect}/owner",
                                               kTalk, "Gives a prospect to somebody else.", Rate::write},
                                              give_prospect);
}

void install_talks(platform::app::Host& host) {
  host.command<SaveContact, rules::Contact>({Method::post, "/api/agreement/prospects/{prospect}/contacts",
                                             kTalk, "Adds a contact or corrects one.", Rate::write},
                                            save_contact);
  host.command<RecordFollowUp, rules::FollowUp>(
      {Method::post, "/api/agreement/prospects/{prospect}/follow_ups", kTalk,
       "Records a talk and the next step.", Rate::write},
      record_follow_up);
  host.command<SaveCondition, rules::Condition>(
      {Method::post, "/api/agreement/prospects/{prospect}/conditions", kTalk,
       "Writes a condition down or corrects one.", Rate::write},
      save_condition);
  host.command<StatePosition, rules::Position>(
      {Method::post, "/api/agreement/prospects/{prospect}/positions", kTalk,
       "Writes down what a side says to a condition.", Rate::write},
      state_position);
  host.command<OneProspect, rules::Letter>(
      {Method::post, "/api/agreement/prospects/{prospect}/letters", kTalk,
       "Makes a letter of intent of the positions as they stand.", Rate::write},
      make_letter);
  host.command<DraftFromProspect, rules::Prospect>(
      {Method::post, "/api/agreement/prospects/{prospect}/agreement", "agreement.draft",
       "Makes a draft agreement of talks; its clauses are their conditions.", Rate::write},
      draft_from_prospect);
  host.file<OneLetter>({Method::get, "/api/agreement/prospects/{prospect}/letters/{letter}", kRead,
                        "A letter of intent (PDF).", Rate::heavy},
                       print_letter);
}

}  // namespace

void install_prospects(platform::app::Host& host) {
  install_pipeline(host);
  install_talks(host);
  host.query<AskInterfaces, InterfaceList>(
      {Method::get, "/api/agreement/interfaces", kInterfaces, "The catalogue of hand-over points."},
      list_interfaces);
  host.command<rules::Interface, rules::Interface>(
      {Method::post, "/api/agreement/interfaces", kKeepInterfaces, "Adds a hand-over point or changes one.",
       Rate::write},
      save_interface);
}

}  // namespace agreement::http
