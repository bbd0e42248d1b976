// SQL of the sums by product.
#include "modules/mail/store/products.h"

namespace mail::store {

std::vector<BagProduct> list_waiting_products(Tx& tx, base::Region region) {
  return tx.list<BagProduct>(
      "SELECT i.bag AS bag, i.product AS product, count(*) AS n_items FROM mail_bag b"
      " JOIN mail_item i ON i.region = b.region AND i.bag = b.id"
      " WHERE b.region = $1 AND b.state IN ('sealed', 'received') AND b.waybill = 0"
      " AND b.node <> 0 AND b.node <> b.destination GROUP BY i.bag, i.product ORDER BY i.bag, i.product "
      "LIMIT 60000",
      {region});
}

std::vector<BagProduct> list_bag_products(Tx& tx, base::Region region, BagId bag) {
  return tx.list<BagProduct>(
      "SELECT bag, product, count(*) AS n_items FROM mail_item WHERE region = $1 AND bag = $2 AND bag <> 0"
      " GROUP BY bag, product ORDER BY bag, product",
      {region, bag});
}

std::vector<LooseShare> list_loose_shares(Tx& tx, base::Region region, base::Instant announced_since) {
  constexpr char kSums[] =
      " CASE WHEN product = 'ems' OR insured_li > 0 THEN 1 ELSE 0 END AS urgent, product, count(*) AS "
      "n_items,"
      " sum(weight_g) AS weight_g, sum(length_mm * width_mm * height_mm / 1000) AS volume_cm3,"
      " sum(CASE WHEN length_mm * width_mm * height_mm = 0 THEN weight_g ELSE 0 END) AS unmeasured_g"
      " FROM mail_item WHERE region = $1";
  constexpr char kUrgent[] = " CASE WHEN product = 'ems' OR insured_li > 0 THEN 1 ELSE 0 END";
  static std::string const here = std::string{"SELECT node, destination, 0 AS announced,"} + kSums +
                                  " AND state = 'accepted' AND node <> 0 AND destination <> 0"
                                  " AND node <> destination GROUP BY node, destination, product," +
                                  kUrgent + " ORDER BY node, destination, product, urgent LIMIT 20000";
  static std::string const announced = std::string{"SELECT origin AS node, destination, 1 AS announced,"} +
                                       kSums +
                                       " AND state = 'advised' AND changed_at >= $2 AND origin <> 0"
                                       " AND origin <> destination GROUP BY origin, destination, product," +
                                       kUrgent + " ORDER BY origin, destination, product, urgent LIMIT 20000";
  auto out = tx.list<LooseShare>(here, {region});
  auto const coming = tx.list<LooseShare>(announced, {region, announced_since});
  out.insert(out.end(), coming.begin(), coming.end());
  return out;
}

}  // namespace mail::store
