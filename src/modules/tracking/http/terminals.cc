// Routes of terminals: what can be asked for, with which permission. Decides nothing.
#include "modules/tracking/http/terminals.h"

#include "modules/tracking/service/terminal.h"

namespace tracking::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_terminals(platform::app::Host& host) {
  constexpr char const* kRead = "tracking.read";
  constexpr char const* kManage = "tracking.manage_terminals";
  host.query<AskTerminals, TerminalList>(
      {Method::get, "/api/tracking/terminals", kRead, "Terminals with their connections."}, list_terminals);
  host.query<OneTerminal, TerminalView>({Method::get, "/api/tracking/terminals/{terminal}", kRead, "One terminal."},
                                        view_terminal);
  host.query<AskCode, Code>({Method::get, "/api/tracking/terminals/{terminal}/code", kManage,
                             "What a terminal authenticates with, for a stated purpose."},
                            view_code);
  host.command<RegisterTerminal, rules::Terminal>(
      {Method::post, "/api/tracking/terminals", kManage, "Registers a terminal before it connects.", Rate::write},
      register_terminal);
  host.command<ChangeTerminal, rules::Terminal>(
      {Method::put, "/api/tracking/terminals/{terminal}", kManage, "Changes a terminal.", Rate::write},
      change_terminal);
  host.command<RetireTerminal, rules::Terminal>(
      {Method::post, "/api/tracking/terminals/{terminal}/retire", kManage, "Takes a terminal out of use.", Rate::write},
      retire_terminal);
  host.command<RenewCode, rules::Terminal>({Method::post, "/api/tracking/terminals/{terminal}/renew_code", kManage,
                                            "Gives a terminal a new code.", Rate::write},
                                           renew_code);
}

}  // namespace tracking::http
