// A loss 损失 and what is owed for it, as a state machine: raised, assessed, approved, recharged, paid.
#pragma once
#include <string>

#include "base/result.h"
#include "modules/agreement/agreement.h"
#include "modules/settlement/rules/locate.h"

namespace settlement::rules {

using LossId = base::Id<struct LossTag>;
using agreement::AgreementId;
using agreement::VersionId;

/// 丢失 all of it; 损毁 or 短少: a part of its worth.
enum class LossKind { lost, damaged, part_missing };
DESCRIBE_ENUM(LossKind, "What happened to the item.", "lost", "damaged", "part_missing")

/// `open`: facts are missing. `assessed`: the amount waits for approval. `declined`: nothing is owed, or the
/// approval said no; it can be raised again.
enum class LossState { open, assessed, approved, declined };
DESCRIBE_ENUM(LossState, "Life of a loss.", "open", "assessed", "approved", "declined")

/// Why nobody answers. @source 邮政法 (2015) 48
enum class Exemption { none, force_majeure, nature, sender };
DESCRIBE_ENUM(Exemption, "Why nobody answers.", "none", "force_majeure", "nature", "sender")

struct Loss {
  LossId id;
  std::string number;  ///< 赔偿单号
  LossKind kind{};
  LossState state{};
  mail::ItemId item;
  std::string item_number;
  mail::BagId bag;                    ///< it was lost with
  mail::IrregularityId irregularity;  ///< that found it, 0: none
  OrganisationId contractor;          ///< took it in, and owes its sender
  OrganisationId liable;              ///< held it when it happened, and owes the contractor
  PersonId liable_person;
  LocatedBy located_by{LocatedBy::unknown};
  mail::HandoverId last_good, first_bad;  ///< of the interval; 0: taken in, or found at opening
  NodeId held_node;
  mail::WaybillId held_waybill;
  base::Instant held_from, held_until;
  std::string carrier, product;
  bool registered{true};
  base::Money postage_li, insured_li;
  base::Money value_li;  ///< all of its content; 0: as insured
  base::Money loss_li;   ///< proved; 0: not proved
  bool grave{};          ///< intent or gross negligence
  Exemption exemption{};
  AgreementId agreement;  ///< of contractor and liable, 0: none
  std::string agreement_number;
  VersionId version_of;
  base::Money law_li;       ///< owed to the sender
  base::Money recharge_li;  ///< owed by the liable side to the contractor
  std::string note;
  PersonId made_by;  ///< 0: the clock
  base::Instant made_at;
  base::Id<struct LossApprovalTag> approval;  ///< process; 0: none was needed
  PersonId decided_by;                        ///< 0: by rule
  base::Instant decided_at;
  StatementId stated_in;  ///< closed statement that recharges it
  base::ServiceDate paid_on;
  std::string paid_reference;
  PersonId paid_by;
  std::int64_t version{1};
};
DESCRIBE(Loss, "A loss and what is owed for it.", FIELD(id, "key"), FIELD(number, "number"),
         FIELD(kind, "what"), FIELD(state, "life"), FIELD(item, "item"), FIELD(item_number, "its number"),
         FIELD(bag, "lost with this bag"), FIELD(irregularity, "that found it"),
         FIELD(contractor, "took it in and owes its sender"), FIELD(liable, "held it when it happened"),
         FIELD(liable_person, "in whose hands"), FIELD(located_by, "how that is known"),
         FIELD(last_good, "hand-over that began the interval, 0: taken in"),
         FIELD(first_bad, "hand-over that found it, 0: at opening"),
         FIELD(held_node, "where, 0: on a vehicle"), FIELD(held_waybill, "of the vehicle"),
         FIELD(held_from, "from"), FIELD(held_until, "until"), FIELD(carrier, "carrier"),
         FIELD(product, "product"), FIELD(registered, "ticked one by one"), FIELD(postage_li, "postage, 厘"),
         FIELD(insured_li, "insured value, 厘"), FIELD(value_li, "worth of all of it, 厘"),
         FIELD(loss_li, "proved loss, 厘"), FIELD(grave, "intent or gross negligence"),
         FIELD(exemption, "why nobody answers"), FIELD(agreement, "agreement of both, 0: none"),
         FIELD(agreement_number, "its number"), FIELD(version_of, "its version"),
         FIELD(law_li, "owed to the sender, 厘"), FIELD(recharge_li, "owed to the contractor, 厘"),
         FIELD(note, "remark"), FIELD(made_by, "who raised it, 0: the clock"), FIELD(made_at, "when"),
         FIELD(approval, "approval, 0: none was needed"), FIELD(decided_by, "who decided, 0: by rule"),
         FIELD(decided_at, "when, 0: not yet"), FIELD(stated_in, "statement that recharges it"),
         FIELD(paid_on, "paid to the sender on, 0: not yet"), FIELD(paid_reference, "number of the bank"),
         FIELD(paid_by, "who recorded the payment"), FIELD(version, "grows with every change"))

/// Above it somebody must approve; below, what is certain is approved by rule. 厘. Configurable; 200 yuan.
inline constexpr base::Money kApprovedByRule{200'000};
/// Above it the leaders of the contractor approve as well. 厘
inline constexpr base::Money kSecondStep{2'000'000};

enum class MissingFact { none, postage, loss };
DESCRIBE_ENUM(MissingFact, "What the amount of a loss still waits for.", "none", "postage", "loss")
/// What its amount cannot be reckoned without: what was insured or has a limit needs no proof of a whole
/// loss; a limit needs the postage, which mail from outside often comes without.
MissingFact missing_fact(Loss const&);
/// What the law gives the sender, and what the agreement lets the liable side owe of it.
/// @pre missing_fact is none
/// @source 邮政法 (2015) 45–48
Loss reckoned(Loss, agreement::Liability const&);
/// Takes over where it happened.
Loss placed(Loss, Located const&);

/// What somebody assessed.
struct Assessment {
  LossKind kind{};
  base::Money value_li, loss_li;
  bool grave{};
  Exemption exemption{};
  std::string note;
  base::Money postage_li;  ///< 0: as recorded
};
/// @errors loss_settled, amount_not_fen, value_missing, loss_beyond_value
base::Result<Loss> assessed(Loss, Assessment const&);
/// Is it small and certain, so that nobody has to look at it?
bool is_approved_by_rule(Loss const&, base::Money limit);
/// @errors loss_settled
base::Result<Loss> decided(Loss, bool approves, PersonId, base::Instant);
/// @errors loss_not_approved, loss_paid, not_a_side (only the contractor pays)
base::Result<Loss> paid(Loss, OrganisationId, PersonId, base::ServiceDate, std::string reference);

}  // namespace settlement::rules
