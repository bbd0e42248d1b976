// Pre-advice 预告: items that a carrier announces before they come.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/service/desk.h"
#include "platform/jobs/jobs.h"

namespace mail::service {

struct AdviceRow {
  std::string number, carrier;
  Direction direction{Direction::inbound};
  std::string product{"parcel"};
  bool registered{true};
  std::string place;
  std::string sender_name, sender_phone, sender_address, receiver_name, receiver_phone, receiver_address;
  base::Grams weight_g;
  base::Millimetres length_mm, width_mm, height_mm;
  base::Money insured_li, cod_li;
  bool attested{};
  std::string remark;
};
DESCRIBE(AdviceRow, "An announced item.", FIELD(number, "item number").longest(200),
         FIELD(carrier, "empty: as recognised").longest(20).or_default(), FIELD(direction, "which way").or_default(),
         FIELD(product, "product").longest(20).or_default(), FIELD(registered, "ticked one by one").or_default(),
         FIELD(place, "destination: place code, office code or GLN").longest(20),
         FIELD(sender_name, "sender").longest(60).personal(base::mask_name).or_default(),
         FIELD(sender_phone, "phone").longest(20).personal(base::mask_phone).or_default(),
         FIELD(sender_address, "address").longest(200).personal(base::mask_address).or_default(),
         FIELD(receiver_name, "addressee").shortest(1).longest(60).personal(base::mask_name),
         FIELD(receiver_phone, "phone").longest(20).personal(base::mask_phone),
         FIELD(receiver_address, "address").longest(200).personal(base::mask_address).or_default(),
         FIELD(weight_g, "grams").at_least(1).at_most(50'000),
         FIELD(length_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(width_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(height_mm, "mm").at_least(0).at_most(3'000).or_default(),
         FIELD(insured_li, "insured value, 厘").at_least(0).or_default(),
         FIELD(cod_li, "cash on delivery, 厘").at_least(0).or_default(),
         FIELD(attested, "the carrier signs for the three checks").or_default(),
         FIELD(remark, "remark").longest(200).or_default())

struct AdviseItems {
  std::string manifest;
  NodeId node;
  std::vector<AdviceRow> rows;
  platform::jobs::JobId upload;
};
DESCRIBE(AdviseItems, "Announces items of a manifest 预告; a number that is known already changes nothing.",
         FIELD(manifest, "number of the manifest").shortest(1).longest(64), FIELD(node, "where they will come in"),
         FIELD(rows, "items").shortest(1).longest(500),
         FIELD(upload, "work that announces them and can be taken back as a whole; 0: none").or_default())

struct AdvisedRow {
  std::string number;
  ItemId item;
  bool known{};
  std::string fault, field;
};
DESCRIBE(AdvisedRow, "What became of a row.", FIELD(number, "as stored"), FIELD(item, "0 when it was refused"),
         FIELD(known, "was there before"), FIELD(fault, "code of the refusal, or empty"), FIELD(field, "where"))

struct Advised {
  std::int64_t added{}, known{}, refused{};
  std::vector<AdvisedRow> rows;
};
DESCRIBE(Advised, "What became of the rows.", FIELD(added, "new"), FIELD(known, "were there"), FIELD(refused, "faulty"),
         FIELD(rows, "in the order of the request"))

/// Why a row would be refused, before anything is stored; the pointer names the field.
/// @errors number_malformed, destination_unknown, too_heavy, too_large
base::Outcome check_advice(platform::db::Tx&, base::Region, AdviceRow const&);
/// A faulty row does not stop the others.
/// @errors out_of_reach, manifest_unknown (somebody else's upload); by row: number_malformed, destination_unknown,
///         too_heavy, too_large
base::Result<Advised> advise_items(Act&, AdviseItems const&);

}  // namespace mail::service
