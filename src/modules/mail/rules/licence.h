// Licences 证照 that a trip with mail needs: the driver's and the vehicle's.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "modules/mail/mail.h"

namespace mail::rules {

enum class LicenceKind { driving, qualification, vehicle, transport_permit, insurance };
DESCRIBE_ENUM(LicenceKind, "驾驶证, 从业资格证, 行驶证(年检), 道路运输证, 保险.", "driving", "qualification",
              "vehicle", "transport_permit", "insurance")

/// One of each kind for a person or a plate; a renewal changes number and date, the audit book keeps the old
/// ones.
struct Licence {
  base::Id<struct LicenceTag> id;
  PersonId person;    ///< whose; 0 for a vehicle's
  std::string plate;  ///< "" for a person's
  LicenceKind kind{};
  std::string number;
  base::ServiceDate valid_until;  ///< last day on which it holds
  std::int64_t version{1};
};
DESCRIBE(Licence, "A licence of a driver or a vehicle.", FIELD(id, "key"),
         FIELD(person, "driver, 0 for a vehicle"), FIELD(plate, "plate, empty for a driver"),
         FIELD(kind, "which"), FIELD(number, "number"), FIELD(valid_until, "last day"),
         FIELD(version, "grows with every change"))

/// Is every kind there that a trip with mail needs: the driver's two and the vehicle's three?
/// @param held  licences of driver and vehicle, expired or not
bool has_every_kind(std::span<Licence const> held);

/// Driving licence and qualification are a person's, the others a vehicle's.
/// @errors licence_malformed
base::Outcome check_licence(Licence const&);

}  // namespace mail::rules
