// What may happen to an item, and when.
#pragma once
#include <span>
#include <string_view>

#include "base/result.h"
#include "modules/mail/mail.h"
#include "modules/mail/rules/transition.h"

namespace mail::rules {

enum class ItemAction {
  accept,  ///< taken in at a counter
  arrive,  ///< seen loose at a node (unloaded, unpacked, handed over)
  bag,     ///< put into a bag
  unbag,   ///< taken out of an open bag, or ticked from an opened one
  wait,    ///< shelved at its point
  deliver,
  isolate,
  release,  ///< isolation ended without finding
  refuse,   ///< not accepted, or given back to the sender at the counter
  leave,    ///< handed to the post for outside the county
  lose,
  find,  ///< a lost item turned up
  bury,  ///< 无着: nobody takes it
  surrender,  ///< 移交: the authority takes prohibited goods over
  withdraw    ///< 撤回: the announcement was a mistake
};

/// The whole life of an item. @source domain.md 8 "State machines"; ARCHITECTURE "Items"
std::span<Transition<ItemState, ItemAction> const> item_transitions();

/// The item after the action: its state, and version one higher.
/// @errors item_state_forbids
base::Result<Item> apply(Item, ItemAction, base::Instant now);

/// What the 19 headings prohibit goes to the authority: it is neither given back nor buried.
/// @errors surrender_only  @source 《禁止寄递物品管理规定》
base::Outcome may_go_back(Item const&);
/// Whom prohibited goods were surrendered to 移交.
struct Surrender {
  base::Id<struct SurrenderTag> id;
  ItemId item;
  NodeId node;
  std::string authority;  ///< "青石县公安局"
  std::string officer;    ///< who signed for it
  std::string receipt;    ///< number of the receipt
  std::string evidence;   ///< SHA-256 of a photo of goods and receipt
  PersonId person;        ///< who handed it over
  base::Instant at;
};
DESCRIBE(Surrender, "Prohibited goods handed to the authority.", FIELD(id, "key"), FIELD(item, "item"),
         FIELD(node, "where"), FIELD(authority, "to which authority"),
         FIELD(officer, "who took it").personal(base::mask_name), FIELD(receipt, "receipt number"),
         FIELD(evidence, "photo"), FIELD(person, "who handed it over"), FIELD(at, "when"))

/// Not ended yet: its number is taken.
bool is_living(Item const&);

/// Limits of what may be accepted; all configurable per product.
/// @source Postal Law art. 84 (parcel ≤ 50 kg, side ≤ 150 cm, sum ≤ 300 cm); coach default ≤ 30 kg and ≤ 0.12
/// m³
struct SizeLimits {
  base::Grams weight_g{50'000};
  base::Millimetres side_mm{1'500};
  base::Millimetres sum_mm{3'000};
};
/// @errors too_heavy, too_large
base::Outcome check_size(Item const&, SizeLimits const&);

/// Volume of the box; 0 when a side is unknown.
base::CubicCentimetres volume_of(Item const&);
/// 体积重量: volume ÷ divisor (cm³ per kg), the greater of it and the scale is charged.
base::Grams volumetric_weight(Item const&, std::int64_t divisor_cm3_per_kg = 8000);

/// One of the three checks as recorded.
struct Check {
  base::Id<struct CheckTag> id;
  ItemId item;
  CheckKind kind{};
  CheckResult result{};
  base::Instant at;
  NodeId node;
  PersonId person;
  HatId hat;
  std::string machine;        ///< security: which X-ray machine
  std::string document_kind;  ///< real name: "id_card", "passport", …
  std::string document_hash;  ///< HMAC of the number: the number itself is not kept
  std::string document_tail;  ///< last four characters
  std::string category;       ///< content: what it is
  std::string note;
};
DESCRIBE(Check, "One of the three checks.", FIELD(id, "key"), FIELD(item, "item"), FIELD(kind, "which"),
         FIELD(result, "outcome"), FIELD(at, "when"), FIELD(node, "where"), FIELD(person, "who"),
         FIELD(hat, "in which post"), FIELD(machine, "security: X-ray machine"),
         FIELD(document_kind, "real name: kind of document"),
         FIELD(document_hash, "keyed hash of its number").secret(),
         FIELD(document_tail, "last four characters"), FIELD(category, "content: category of goods"),
         FIELD(note, "remark"))

/// May this check be recorded now? The order is real name, content, security; a check may be repeated. Only a
/// carrier that announced the item and brought it into the county can have attested one, whoever accepts must check.
/// @errors item_state_forbids, check_out_of_order, check_not_attested, check_needs_document, check_needs_category,
/// check_needs_machine
base::Outcome check_may_be_recorded(Item const&, Check const&);
/// The item with the check counted: a passed or attested one sets its bit, a failed one isolates the item.
base::Result<Item> with_check(Item, Check const&);
/// All three checks are there. @source 快递暂行条例; clause 1.3.1
bool has_all_checks(Item const&);
/// Empty bags and containers on their way back 空袋: equipment of the post, no mail.
bool is_empties(Item const&);

/// What a second scale found; an item's size may be disputed while it lies loose. @source clause 3.4.1
struct Measures {
  base::Grams weight_g;
  base::Millimetres length_mm, width_mm, height_mm;
};
/// The item as measured. Sides that are 0 were not measured and stay as they are.
/// @errors item_state_forbids, too_heavy, too_large
base::Result<Item> measured(Item, Measures const&, base::Instant now);

/// The item as it goes back: sender and addressee change places.
/// @errors item_state_forbids
base::Result<Item> turn_back(Item, base::Instant now);

}  // namespace mail::rules
