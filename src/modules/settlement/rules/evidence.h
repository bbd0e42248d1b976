// What a statement's amounts rest on: things that were done, each with where its proof is found.
#pragma once
#include <string>

#include "modules/mail/face/settling.h"
#include "modules/settlement/settlement.h"

namespace settlement::rules {

using platform::auth::NodeId;

enum class EvidenceKind {
  handover,      ///< a line of a handover that both sides signed
  carriage,      ///< the same where the carrier gives off the vehicle: what the way before it costs
  sealing,       ///< items sorted and sealed into a bag
  delivery,      ///< an item given to its addressee
  trip,          ///< a trip that ran
  line_month,    ///< a line that was served in the period
  irregularity,  ///< a decided irregularity
  loss,          ///< an approved loss
  target,        ///< a KPI target of an agreement version, as it was reached
  service_level,  ///< the same of a service level
  dispute         ///< a dispute of a statement's line
};
DESCRIBE_ENUM(EvidenceKind, "What an amount rests on.", "handover", "carriage", "sealing", "delivery", "trip",
              "line_month", "irregularity", "loss", "target", "service_level", "dispute")

struct Evidence {
  EvidenceKind kind{};
  std::int64_t subject{};  ///< handover, bag, item, waybill, line, irregularity, loss, statement or target
  std::int64_t sub{};      ///< line of the handover or statement, version of the agreement
  std::string code;        ///< what people call it: barcode, item number, waybill number; of a target `code_of`
  std::string product;     ///< part of a bag; "" where that does not matter
  mail::Direction direction{};
  base::Instant at;
  NodeId node;
  std::string route;  ///< code of the line, "" off the road
  bool operator==(Evidence const&) const = default;
};
DESCRIBE(Evidence, "What an amount rests on.", FIELD(kind, "what"),
         FIELD(subject, "handover, bag, item, waybill, line, irregularity, loss, statement or number of the target"),
         FIELD(sub, "line of the handover or statement, version of the agreement"), FIELD(code, "its code"),
         FIELD(product, "product"), FIELD(direction, "which way"), FIELD(at, "when"), FIELD(node, "where"),
         FIELD(route, "code of the line"))

}  // namespace settlement::rules
