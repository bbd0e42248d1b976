// The part of the face that the day plan asks what waiting mail consists of, where products need special
// vehicles.
#pragma once
#include <string>
#include <vector>

#include "modules/mail/mail.h"

namespace mail {

/// A product that lies in a sealed bag which waits to go on.
struct BagProduct {
  BagId bag;
  std::string product;
  std::int64_t n_items{};
};
DESCRIBE(BagProduct, "A product in a bag.", FIELD(bag, "bag"), FIELD(product, "product"),
         FIELD(n_items, "items"))
/// Of all bags of list_waiting_bags, by bag and product. @cost at most 60,000
std::vector<BagProduct> list_waiting_products(Tx&, base::Region);
std::vector<BagProduct> list_bag_products(Tx&, base::Region, BagId);

/// What one product has of a relation's loose mail; a part of a row of list_loose_mail.
struct LooseShare {
  NodeId node, destination;
  bool announced{}, urgent{};
  std::string product;
  std::int64_t n_items{};
  base::Grams weight_g;
  base::CubicCentimetres volume_cm3;
  base::Grams unmeasured_g;
};
DESCRIBE(LooseShare, "Loose mail of one relation and product.", FIELD(node, "where"),
         FIELD(destination, "for"), FIELD(announced, "not here yet"), FIELD(urgent, "EMS or insured"),
         FIELD(product, "product"), FIELD(n_items, "items"), FIELD(weight_g, "grams"),
         FIELD(volume_cm3, "of those that were measured"),
         FIELD(unmeasured_g, "weight of those that were not"))
/// By relation and product. @param announced_since  as of list_loose_mail. @cost at most 40,000
std::vector<LooseShare> list_loose_shares(Tx&, base::Region, base::Instant announced_since);

}  // namespace mail
