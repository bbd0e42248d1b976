// The face of module settlement: what was done and agreed, turned into statements, postings and payments.
#pragma once
#include "base/describe.h"
#include "base/ids.h"
#include "base/result.h"
#include "platform/auth/hat.h"
#include "platform/command/act.h"
#include "platform/db/database.h"

namespace settlement {

using platform::auth::OrganisationId;
using platform::auth::PersonId;
using platform::command::Act;
using platform::command::Look;
using platform::db::Tx;
using StatementId = base::Id<struct StatementTag>;

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kPosted[] = "settlement.posted";
inline constexpr char kBooksClosed[] = "settlement.books_closed";
inline constexpr char kLedgerCodeChanged[] = "settlement.ledger_code_changed";
inline constexpr char kRated[] = "settlement.rated";
inline constexpr char kStatementChanged[] = "settlement.statement_changed";
inline constexpr char kStatementClosed[] = "settlement.statement_closed";
inline constexpr char kDisputeChanged[] = "settlement.dispute_changed";
inline constexpr char kInvoiceIssued[] = "settlement.invoice_issued";
inline constexpr char kPaymentRecorded[] = "settlement.payment_recorded";
inline constexpr char kCompared[] = "settlement.compared";
inline constexpr char kLossChanged[] = "settlement.loss_changed";
inline constexpr char kNettingChanged[] = "settlement.netting_changed";
inline constexpr char kCodCollected[] = "settlement.cod_collected";
inline constexpr char kRemittanceChanged[] = "settlement.remittance_changed";
inline constexpr char kPaymentTakenBack[] = "settlement.payment_taken_back";
inline constexpr char kMatchingTakenBack[] = "settlement.matching_taken_back";
inline constexpr char kPaymentMatched[] = "settlement.payment_matched";
}  // namespace events

}  // namespace settlement
