// Routes of commands and raw messages. Decides nothing.
#include "modules/tracking/http/commands.h"

#include "modules/tracking/service/command.h"
#include "modules/tracking/service/medium.h"
#include "modules/tracking/service/question.h"
#include "modules/tracking/service/raw.h"

namespace tracking::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_commands(platform::app::Host& host) {
  constexpr char const* kRead = "tracking.read";
  constexpr char const* kSend = "tracking.command";
  host.query<AskCommands, CommandList>(
      {Method::get, "/api/tracking/commands", kRead, "Commands to terminals, newest first."}, list_commands);
  host.command<SendCommand, rules::TerminalCommand>(
      {Method::post, "/api/tracking/commands", kSend, "Asks the terminal of a vehicle to do something.", Rate::write},
      send_command);
  host.command<CancelCommand, rules::TerminalCommand>(
      {Method::post, "/api/tracking/commands/{command}/cancel", kSend, "Takes back what was not sent yet.",
       Rate::write},
      cancel_command);
  host.query<AskUploads, UploadList>(
      {Method::get, "/api/tracking/uploads", kRead, "Driver cards, waybills, media and passthrough, newest first."},
      list_uploads);
  host.query<AskMedia, MediumList>(
      {Method::get, "/api/tracking/media", kRead, "Photographs, sound and films of terminals, newest first."},
      list_media);
  host.file<AskMediumFile>({Method::get, "/api/tracking/media/{medium}", "tracking.media",
                            "One of them, for a stated purpose.", Rate::heavy},
                           view_medium);
  host.query<AskQuestions, QuestionList>(
      {Method::get, "/api/tracking/questions", kRead, "What the platform above asked, newest first."}, list_questions);
  host.command<AnswerQuestion, QuestionView>({Method::post, "/api/tracking/questions/{question}/answer",
                                              "tracking.answer", "Answers the platform above.", Rate::write},
                                             answer_question);
  host.query<AskQuarantine, QuarantineList>({Method::get, "/api/tracking/quarantine", "tracking.quarantine",
                                             "Bytes that were no good frame, newest first."},
                                            list_quarantine);
}

}  // namespace tracking::http
