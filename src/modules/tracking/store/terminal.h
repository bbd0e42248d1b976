// Rows of terminals. Codes are sealed on their way in and opened for those who compare them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/reach.h"
#include "modules/tracking/rules/terminal.h"

namespace tracking::store {

std::string seal_code(std::string_view code);
/// @returns "" when another installation sealed it
std::string open_code(rules::Terminal const&);

void insert_terminal(Tx&, base::Region, rules::Terminal const&);
/// @errors changed_meanwhile
base::Outcome save_terminal(Tx&, base::Region, rules::Terminal const&);
/// @errors terminal_unknown
base::Result<rules::Terminal> get_terminal(Tx&, base::Region, TerminalId);
/// The one in use. @param key  as made by rules::to_key
std::optional<rules::Terminal> find_by_number(Tx&, base::Region, std::string_view key);
std::optional<rules::Terminal> find_by_vehicle(Tx&, base::Region, std::string_view vehicle);
/// How it last showed itself; no change by people. @param device  "": as it was
void note_shown(Tx&, base::Region, TerminalId, std::string_view raw_number, bool is_2019, std::string_view device);
/// Every terminal that was changed since an instant, in any state.
std::vector<rules::Terminal> list_changed(Tx&, base::Region, base::Instant since);

enum class TerminalOrder { vehicle, number, changed_at };
struct TerminalFilter {
  rules::Scope scope;
  std::string text, state, revision;
  OrganisationId organisation;
  TerminalOrder order{};
  std::string after_key;  ///< of the last row of the page before, by `order`
  TerminalId after;
  std::int64_t limit{50};
};
std::vector<rules::Terminal> list_terminals(Tx&, base::Region, TerminalFilter const&);

}  // namespace tracking::store
