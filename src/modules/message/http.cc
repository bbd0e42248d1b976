// Routes of message: what can be asked for, with which permission. Decides nothing.
#include "modules/message/http.h"

#include "modules/message/service/inbox.h"
#include "modules/message/service/notice.h"
#include "modules/message/service/texting.h"

namespace message {

using platform::http::Method;
using platform::http::Rate;

namespace {

void add_tasks(platform::app::Host& host) {
  host.query<service::Nothing, service::Waiting>(
      {Method::get, "/api/message/waiting", "message.read", "How much waits for the hat worn."},
      service::count_waiting);
  host.query<service::AskTasks, service::TaskList>(
      {Method::get, "/api/message/tasks", "message.read", "Tasks of the hat worn, newest first."},
      service::list_tasks);
  host.command<service::AskSomebody, rules::Task>(
      {Method::post, "/api/message/tasks", "message.send", "Asks somebody to do something.", Rate::write},
      service::ask_somebody);
  host.command<service::OneTask, rules::Task>({Method::post, "/api/message/tasks/{task}/take", "message.read",
                                               "Takes a task: others see who does it.", Rate::write},
                                              service::take_task);
  host.command<service::OneTask, rules::Task>(
      {Method::post, "/api/message/tasks/{task}/put_back", "message.read",
       "Gives a task back to its addressees.", Rate::write},
      service::put_task_back);
  host.command<service::FinishTask, rules::Task>(
      {Method::post, "/api/message/tasks/{task}/finish", "message.read",
       "Ends a task that was asked by hand.", Rate::write},
      service::finish_task);
  host.command<service::OneTask, rules::Task>(
      {Method::post, "/api/message/tasks/{task}/reopen", "message.read",
       "Takes back that a task was ended, within ten minutes.", Rate::write},
      service::reopen_task);
}

void add_texts(platform::app::Host& host) {
  host.query<service::AskTexts, service::TextList>(
      {Method::get, "/api/message/texts", "message.tell", "Text messages that reached nobody: to be told by phone."},
      service::list_texts);
  host.query<service::AskText, rules::Text>(
      {Method::get, "/api/message/texts/{text}", "message.tell", "One of them, in clear for a stated purpose."},
      service::view_text);
  host.command<service::OneText, rules::Text>(
      {Method::post, "/api/message/texts/{text}/told", "message.tell", "Somebody has called.", Rate::write},
      service::tell_by_phone);
}

}  // namespace

void add_routes(platform::app::Host& host) {
  add_tasks(host);
  add_texts(host);
  host.query<service::AskNotices, service::NoticeList>(
      {Method::get, "/api/message/notices", "message.read", "Notices for the hat worn, newest first."},
      service::list_notices);
  host.command<service::SendNotice, rules::Notice>(
      {Method::post, "/api/message/notices", "message.send", "Sends a notice.", Rate::write},
      service::send_notice);
  host.command<service::ReadNotice, service::NoticeView>(
      {Method::post, "/api/message/notices/{notice}/read", "message.read", "One has read it, or confirms it.",
       Rate::write},
      service::read_notice);
  host.query<service::OneNotice, service::ReaderList>(
      {Method::get, "/api/message/notices/{notice}/readers", "message.read", "Who has read a notice."},
      service::list_readers);
}

}  // namespace message
