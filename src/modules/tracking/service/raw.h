// Messages of terminals and quarantined bytes, as they came.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/tracking/rules/upload.h"
#include "platform/command/act.h"

namespace tracking::service {

using platform::command::Look;

/// Hides all of it: a driver card holds a name and the number of a licence.
std::string mask_body(std::string_view);

struct AskUploads {
  std::string vehicle, purpose;
  std::int64_t message{};
  rules::UploadId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskUploads, "Which messages of terminals.", FIELD(vehicle, "plate").longest(12).or_default(),
         FIELD(purpose, "why bodies are read; without one they are masked").longest(200).or_default(),
         FIELD(message, "id of the message, 0: any").at_least(0).at_most(65'535).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(200).or_default())
/// A field of a message as the standard names it; lists and parts of a message show as dots: "location.speed".
struct UploadField {
  std::string name, value;
};
DESCRIBE(UploadField, "A field of a message.", FIELD(name, "as the standard has it"),
         FIELD(value, "what stands there").personal(mask_body))
struct UploadView {
  rules::UploadId id;
  TerminalId terminal;
  std::string vehicle;
  std::int64_t message{};
  base::Instant received_at;
  std::string body;
  std::vector<UploadField> fields;
};
DESCRIBE(UploadView, "A message of a terminal: driver card, waybill, passthrough.", FIELD(id, "key"),
         FIELD(terminal, "that sent it"), FIELD(vehicle, "plate"), FIELD(message, "id, JT/T 808"),
         FIELD(received_at, "when it came"),
         FIELD(body, "hexadecimal, for `yidao frame decode --body`; at most 1,000 bytes").personal(mask_body),
         FIELD(fields, "the body by its fields, at most 100"))
struct UploadList {
  std::vector<UploadView> items;
  std::optional<rules::UploadId> next;
};
DESCRIBE(UploadList, "Messages, newest first.", FIELD(items, "messages"), FIELD(next, "cursor of the next page"))

struct AskQuarantine {
  std::string number, defect, address;
  rules::QuarantineId cursor;
  std::int64_t limit{50};
};
DESCRIBE(AskQuarantine, "Which quarantined bytes.", FIELD(number, "of the terminal").longest(20).or_default(),
         FIELD(defect, "why").longest(30).or_default(), FIELD(address, "from where").longest(45).or_default(),
         FIELD(cursor, "older than this one").or_default(),
         FIELD(limit, "at most").at_least(1).at_most(200).or_default())
struct QuarantinedView {
  rules::QuarantineId id;
  base::Instant received_at;
  std::string address, number, defect, bytes;
};
DESCRIBE(QuarantinedView, "Bytes that were no good frame, or hold what cannot be.", FIELD(id, "key"),
         FIELD(received_at, "when they came"), FIELD(address, "from where"),
         FIELD(number, "of the terminal, empty when it is not known"), FIELD(defect, "why"),
         FIELD(bytes, "hexadecimal, for `yidao frame decode`"))
struct QuarantineList {
  std::vector<QuarantinedView> items;
  std::optional<rules::QuarantineId> next;
};
DESCRIBE(QuarantineList, "Quarantined bytes, newest first.", FIELD(items, "bytes"),
         FIELD(next, "cursor of the next page"))

base::Result<UploadList> list_uploads(Look&, AskUploads const&);
base::Result<QuarantineList> list_quarantine(Look&, AskQuarantine const&);

}  // namespace tracking::service
