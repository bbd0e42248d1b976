// Rows of handovers, their lines, and the photos that prove them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "modules/mail/rules/handover.h"
#include "platform/db/database.h"

namespace mail::store {

using platform::db::Tx;

/// A stored handover with the bytes that were signed.
struct HandoverRow {
  HandoverId id;
  std::string uuid;
  rules::HandoverState state{};
  NodeId node;
  WaybillId waybill;
  PersonId giver;
  HatId giver_hat;
  OrganisationId giver_organisation;
  PersonId receiver;
  HatId receiver_hat;
  OrganisationId receiver_organisation;
  NodeId to_node;
  base::Instant made_at, completed_at;
  std::string content, digest;
  std::int64_t giver_key{};
  std::string giver_signature;
  std::int64_t receiver_key{};
  std::string receiver_signature;
  bool offline{};
  std::int64_t n_bags{}, n_items{}, n_differences{};
  std::string remark;
  std::int64_t version{1};
};
DESCRIBE(HandoverRow, "A handover.", FIELD(id, "key"), FIELD(uuid, "made by the device"),
         FIELD(state, "life"), FIELD(node, "where"), FIELD(waybill, "waybill"), FIELD(giver, "who gives"),
         FIELD(giver_hat, "in which post"), FIELD(giver_organisation, "for whom"),
         FIELD(receiver, "who takes"), FIELD(receiver_hat, "in which post"),
         FIELD(receiver_organisation, "for whom"),
         FIELD(to_node, "where things are afterwards; 0 on the vehicle"), FIELD(made_at, "begun"),
         FIELD(completed_at, "signed by both"), FIELD(content, "the bytes that were signed"),
         FIELD(digest, "SHA-256 of the content"), FIELD(giver_key, "signing key"),
         FIELD(giver_signature, "Ed25519, base64"), FIELD(receiver_key, "signing key"),
         FIELD(receiver_signature, "Ed25519, base64"), FIELD(offline, "made without network"),
         FIELD(n_bags, "bags"), FIELD(n_items, "loose items"), FIELD(n_differences, "differences"),
         FIELD(remark, "remark"), FIELD(version, "grows with every change"))

HandoverRow row_of(rules::Handover const&, base::Region);
rules::Handover handover_of(HandoverRow const&, std::vector<rules::HandoverLine> lines);

void insert_handover(Tx&, base::Region, rules::Handover const&, bool offline, std::string const& digest);
/// Replaces the lines as well. @errors changed_meanwhile
base::Outcome save_handover(Tx&, base::Region, rules::Handover const&, std::string const& digest);
/// @errors handover_unknown
base::Result<rules::Handover> get_handover(Tx&, base::Region, HandoverId);
std::optional<HandoverRow> find_handover(Tx&, base::Region, std::string_view uuid);
/// @errors handover_unknown
base::Result<HandoverRow> get_handover_row(Tx&, base::Region, HandoverId);
std::vector<rules::HandoverLine> list_lines(Tx&, base::Region, HandoverId);

struct HandoverFilter {
  NodeId node;
  WaybillId waybill;
  std::string state;
  PersonId party;  ///< giver or receiver
  base::Instant from, until;
  HandoverId after;
  std::int64_t limit{50};
};
std::vector<HandoverRow> list_handovers(Tx&, base::Region, HandoverFilter const&);
/// Every signed handover of a bag, oldest first.
std::vector<HandoverRow> list_handovers_of_bag(Tx&, base::Region, BagId);
/// Handovers of a waybill at a node that are neither signed nor given up.
int count_open_handovers(Tx&, base::Region, WaybillId, NodeId);

struct Evidence {
  std::string sha256, media_type, bytes;
};
void insert_evidence(Tx&, base::Region, Evidence const&, PersonId, NodeId, base::Instant);
bool has_evidence(Tx&, base::Region, std::string_view sha256);
std::optional<Evidence> find_evidence(Tx&, base::Region, std::string_view sha256);

/// A fact that a photo belongs to: where, by whom, told to which organisation, about which item or bag; 0 for none.
struct PhotoUse {
  NodeId node;
  PersonId person;
  OrganisationId organisation;
  ItemId item;
  BagId bag;
};
/// Where a photo was kept, and every handover, irregularity, delivery, seal and interception that it proves.
std::vector<PhotoUse> list_photo_uses(Tx&, base::Region, std::string_view sha256);

}  // namespace mail::store
