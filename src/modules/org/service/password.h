// Changing one's password, issuing one-time passwords to others, and the second factor.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/org/service/session.h"

namespace org::service {

struct ChangePassword {
  std::string old_password, new_password;
};
DESCRIBE(ChangePassword, "Changes one's password; every session ends.",
         FIELD(old_password, "present one").longest(256).secret(),
         FIELD(new_password, "new one").longest(256).secret())
struct IssuePassword {
  PersonId person;
};
DESCRIBE(IssuePassword, "Issues a one-time password to somebody who has none or forgot it.",
         FIELD(person, "to whom"))
struct OneTimePassword {
  std::string one_time_password;
};
DESCRIBE(OneTimePassword, "A one-time password.",
         FIELD(one_time_password, "shown once, changed at the next login"))

struct ProposeTotp {
  std::string password;
};
DESCRIBE(ProposeTotp, "Begins to set up a second factor.",
         FIELD(password, "present one").longest(256).secret())
/// Nothing is stored until a code of the new secret comes back with the proposal.
struct TotpProposal {
  std::string proposal, address;
};
DESCRIBE(TotpProposal, "A new second factor.", FIELD(proposal, "comes back with the first code").longest(400),
         FIELD(address, "otpauth:// address for the QR code"))
struct ConfirmTotp {
  std::string proposal, code;
};
DESCRIBE(ConfirmTotp, "Sets up the second factor.", FIELD(proposal, "as received").longest(400),
         FIELD(code, "a code of the new secret").longest(8).secret())
struct RecoveryCodes {
  std::vector<std::string> codes;
};
DESCRIBE(RecoveryCodes, "For when the second factor is lost; each works once.", FIELD(codes, "shown once"))

/// A password of 16 letters and digits that are not mistaken for each other.
std::string make_one_time_password();

/// @errors password_wrong, password_weak. Every session of the person ends.
base::Outcome change_password(Door const&, ChangePassword const&, Caller const&);
/// Whoever holds a powerful post gets a new password only from a security administrator (org.grant). The
/// second factor, if there is one, stays.
/// @errors person_unknown, person_left, out_of_reach
base::Result<OneTimePassword> issue_password(Door const&, PersonId, Caller const&);

/// @errors password_wrong, totp_present
base::Result<TotpProposal> propose_totp(Door const&, ProposeTotp const&, Caller const&);
/// @errors totp_present, totp_wrong
base::Result<RecoveryCodes> confirm_totp(Door const&, ConfirmTotp const&, Caller const&);
/// @errors password_wrong
base::Outcome remove_totp(Door const&, ProposeTotp const&, Caller const&);

}  // namespace org::service
