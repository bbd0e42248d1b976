// Use cases of terminals: register, change, retire, new code, and the list of them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/terminal.h"
#include "platform/command/act.h"

namespace tracking::service {

using platform::command::Act;
using platform::command::Look;

/// Hides all of it.
std::string mask_code(std::string_view);

struct RegisterTerminal {
  std::string number, vehicle, code, note;
  OrganisationId organisation;
  bool is_forwarder{}, is_opaque{};
  WaybillForm waybill_form{};
};
DESCRIBE(RegisterTerminal, "Registers a terminal before it connects.",
         FIELD(number, "number as printed on it or its card").shortest(1).longest(20),
         FIELD(vehicle, "plate").shortest(1).longest(12),
         FIELD(code, "code that the terminal brings along; empty: one is made").longest(50).or_default().secret(),
         FIELD(note, "remark").longest(200).or_default(), FIELD(organisation, "that runs the vehicle"),
         FIELD(is_forwarder, "its connection may carry other terminals").or_default(),
         FIELD(is_opaque, "its number is no decimal number").or_default(),
         FIELD(waybill_form, "how it takes the list of bags on board").or_default())
struct ChangeTerminal {
  TerminalId terminal;
  std::string vehicle, note;
  OrganisationId organisation;
  bool is_forwarder{};
  WaybillForm waybill_form{};
  std::int64_t version{};
};
DESCRIBE(ChangeTerminal, "Changes a terminal; its number stays.", FIELD(terminal, "which"),
         FIELD(vehicle, "plate").shortest(1).longest(12), FIELD(note, "remark").longest(200).or_default(),
         FIELD(organisation, "that runs the vehicle"),
         FIELD(is_forwarder, "its connection may carry other terminals").or_default(),
         FIELD(waybill_form, "how it takes the list of bags on board").or_default(),
         FIELD(version, "version that was seen"))
struct RetireTerminal {
  TerminalId terminal;
  std::int64_t version{};
};
DESCRIBE(RetireTerminal, "Takes a terminal out of use; its connection ends.", FIELD(terminal, "which"),
         FIELD(version, "version that was seen"))
struct RenewCode {
  TerminalId terminal;
  std::string code;
  std::int64_t version{};
};
DESCRIBE(RenewCode, "Gives a new code; the terminal has to register again.", FIELD(terminal, "which"),
         FIELD(code, "the code; empty: one is made").longest(50).or_default().secret(),
         FIELD(version, "version that was seen"))

struct OneTerminal {
  TerminalId terminal;
};
DESCRIBE(OneTerminal, "One terminal.", FIELD(terminal, "which"))
/// Its connection as the gateway last told.
struct TerminalView {
  rules::Terminal terminal;
  std::string organisation_name;
  bool connected{};
  base::Instant connected_at, ended_at;
  std::string address;
};
DESCRIBE(TerminalView, "A terminal with its connection.", FIELD(terminal, "it"),
         FIELD(organisation_name, "that runs the vehicle"), FIELD(connected, "now"),
         FIELD(connected_at, "since when, 0: never"), FIELD(ended_at, "when the connection ended, 0: it stands"),
         FIELD(address, "from where"))
struct AskTerminals {
  std::string text, state, revision, order;
  OrganisationId organisation;
  std::string cursor_key;
  TerminalId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskTerminals, "Which terminals.", FIELD(text, "part of plate or number").longest(20).or_default(),
         FIELD(state, "active or retired").longest(20).or_default(),
         FIELD(revision, "unknown, 2013 or 2019").longest(20).or_default(),
         FIELD(order, "vehicle (default), number or changed_at").longest(20).or_default(),
         FIELD(organisation, "that runs them").or_default(),
         FIELD(cursor_key, "next_key of the page before").longest(40).or_default(),
         FIELD(cursor, "next of the page before").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(500).or_default())
struct TerminalList {
  std::vector<TerminalView> items;
  std::optional<TerminalId> next;
  std::string next_key;
};
DESCRIBE(TerminalList, "Terminals.", FIELD(items, "in the order asked for"), FIELD(next, "cursor of the next page"),
         FIELD(next_key, "cursor_key of the next page"))
struct AskCode {
  TerminalId terminal;
  std::string purpose;
};
DESCRIBE(AskCode, "The code of a terminal.", FIELD(terminal, "which"),
         FIELD(purpose, "why it is read").longest(200).or_default())
struct Code {
  TerminalId terminal;
  std::string code;
};
DESCRIBE(Code, "What a terminal authenticates with.", FIELD(terminal, "which"),
         FIELD(code, "to be set in the terminal").personal(mask_code))

/// @errors out_of_reach, number_in_use, vehicle_in_use, number_malformed, vehicle_missing, organisation_unknown,
///         code_malformed
base::Result<rules::Terminal> register_terminal(Act&, RegisterTerminal const&);
/// @errors terminal_unknown, out_of_reach, changed_meanwhile, terminal_is_retired, vehicle_in_use, organisation_unknown
base::Result<rules::Terminal> change_terminal(Act&, ChangeTerminal const&);
/// @errors terminal_unknown, out_of_reach, changed_meanwhile, terminal_is_retired
base::Result<rules::Terminal> retire_terminal(Act&, RetireTerminal const&);
/// @errors terminal_unknown, out_of_reach, changed_meanwhile, terminal_is_retired, code_malformed
base::Result<rules::Terminal> renew_code(Act&, RenewCode const&);
base::Result<TerminalList> list_terminals(Look&, AskTerminals const&);
/// @errors terminal_unknown, out_of_reach
base::Result<TerminalView> view_terminal(Look&, OneTerminal const&);
/// Who read it and why stands in the audit book. @errors terminal_unknown, out_of_reach, purpose_missing
base::Result<Code> view_code(Look&, AskCode const&);

}  // namespace tracking::service
