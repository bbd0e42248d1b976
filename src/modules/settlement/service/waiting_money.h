// Tasks in the inbox for money that waits: invoices to be paid, payments to be matched.
#pragma once
#include <string>

#include "modules/settlement/rules/matching.h"

namespace settlement::service {

inline std::string subject_of(rules::InvoiceId id) {
  return "settlement/invoice/" + std::to_string(id.value);
}
inline std::string subject_of(rules::MatchingId id) {
  return "settlement/matching/" + std::to_string(id.value);
}
inline std::string subject_of(rules::PaymentId id) {
  return "settlement/payment/" + std::to_string(id.value);
}

/// Finance of the side that owes is asked to pay until the due day, as long as something is open; whoever
/// issued it is asked for the invoice no longer.
void follow_invoice(Act&, rules::Invoice const&);
/// Finance of the side that was paid is asked what a payment is for, as long as some of it is matched with
/// nothing.
void follow_payment(Act&, rules::Payment const&);
/// The same for what a matching that was taken back left open again.
void ask_to_pay_anew(Act&, rules::Invoice const&);
void ask_to_match_anew(Act&, rules::Payment const&);

}  // namespace settlement::service
