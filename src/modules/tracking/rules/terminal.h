// Terminal 终端: registered before it may connect; known by its number without leading zeros.
#pragma once
#include <string>
#include <string_view>

#include "base/mask.h"
#include "base/result.h"
#include "modules/tracking/face/electronic_waybill.h"

namespace tracking::rules {

enum class TerminalState { active, retired };
DESCRIBE_ENUM(TerminalState, "Life of a terminal.", "active", "retired")

/// The protocol as the terminal last spoke it. 2011 and 2013 differ in few bodies and not in the header.
enum class Revision { unknown, r2013, r2019 };
DESCRIBE_ENUM(Revision, "Revision of JT/T 808.", "unknown", "2013", "2019")

struct Terminal {
  TerminalId id;
  std::string number;      ///< 终端手机号 without leading zeros; hexadecimal when opaque
  std::string raw_number;  ///< as last seen on the wire, 12 or 20 digits; "" before
  Revision revision{};
  std::string vehicle;     ///< plate
  OrganisationId organisation;
  std::string device;      ///< maker, model and id as the terminal first gave them, in hexadecimal; "" before
  std::string code;        ///< 鉴权码, sealed
  bool is_forwarder{};     ///< its connection may carry other terminals' numbers
  bool is_opaque{};        ///< its number is no decimal number
  WaybillForm waybill_form{};
  TerminalState state{TerminalState::active};
  std::string note;
  base::Instant created_at, changed_at;
  std::int64_t version{1};
};
DESCRIBE(Terminal, "A vehicle terminal.", FIELD(id, "key"), FIELD(number, "number without leading zeros"),
         FIELD(raw_number, "number as on the wire, empty before"), FIELD(revision, "as it last spoke"),
         FIELD(vehicle, "plate"), FIELD(organisation, "that runs the vehicle"),
         FIELD(device, "maker, model and id as given, hexadecimal; empty before").secret(),
         FIELD(code, "authentication code, sealed").secret(),
         FIELD(is_forwarder, "its connection may carry other terminals"),
         FIELD(is_opaque, "its number is hexadecimal"),
         FIELD(waybill_form, "how it takes the list of bags on board").or_default(),
         FIELD(state, "life"), FIELD(note, "remark"), FIELD(created_at, "registered"),
         FIELD(changed_at, "last change"), FIELD(version, "grows with every change"))

/// The key of a number: lower case, without leading zeros. "0" for nothing but zeros.
std::string to_key(std::string_view number);
/// Number and vehicle are there and well formed. @errors number_malformed, vehicle_missing
base::Outcome check_terminal(Terminal const&);
/// @errors code_malformed
base::Outcome check_code(std::string_view code);

}  // namespace tracking::rules
