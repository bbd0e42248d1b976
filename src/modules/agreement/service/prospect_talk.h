// Use cases of contacts and of talks with them.
#pragma once
#include <string>

#include "modules/agreement/service/prospect_record.h"

namespace agreement::service {

struct SaveContact {
  rules::ProspectId prospect;
  rules::ContactId contact;
  std::string name, title, phone, wechat, note;
  bool retired{};
  std::int64_t version{1};
};
DESCRIBE(SaveContact, "Adds a contact or corrects one.", FIELD(prospect, "of which talks"),
         FIELD(contact, "which; 0: a new one").or_default(), FIELD(name, "name").longest(30).or_default(),
         FIELD(title, "post there").longest(30).or_default(),
         FIELD(phone, "phone; of a known contact empty keeps it").longest(20).or_default(),
         FIELD(wechat, "WeChat; of a known contact empty keeps it").longest(40).or_default(),
         FIELD(note, "remark").longest(200).or_default(),
         FIELD(retired, "no longer the one to talk to").or_default(),
         FIELD(version, "version that was seen").or_default())
struct RecordFollowUp {
  rules::ProspectId prospect;
  rules::ContactId contact;
  rules::FollowUpKind kind{};
  base::Instant at;
  std::string note;
  base::ServiceDate next_contact_on;
  std::string next_step;
};
DESCRIBE(RecordFollowUp, "Records a talk and the next step.", FIELD(prospect, "of which talks"),
         FIELD(contact, "with whom; 0 for nobody in particular").or_default(), FIELD(kind, "how"),
         FIELD(at, "when; absent: now").or_default(), FIELD(note, "what was said").shortest(1).longest(1000),
         FIELD(next_contact_on, "day of the next contact").or_default(),
         FIELD(next_step, "what is to be done then").longest(200).or_default())

/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, contact_unknown, changed_meanwhile,
/// contact_name_missing, contact_unreachable
base::Result<rules::Contact> save_contact(Act&, SaveContact const&);
/// @errors prospect_unknown, talks_out_of_reach, prospect_ended, changed_meanwhile, contact_unknown,
/// follow_up_in_future, next_contact_missing, next_contact_past
base::Result<rules::FollowUp> record_follow_up(Act&, RecordFollowUp const&);
/// Asks the owners of prospects whose next contact is due. Asking twice asks once.
/// @returns how many are due
std::size_t remind_owners(Tx&, base::Region, base::Instant now);

}  // namespace agreement::service
