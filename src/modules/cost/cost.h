// The face of module cost: what a side may spend and spends, what stands out in it, and what the cooperation
// gains.
#pragma once
#include "base/describe.h"
#include "base/ids.h"
#include "base/result.h"
#include "platform/auth/hat.h"
#include "platform/command/act.h"
#include "platform/db/database.h"

namespace cost {

using platform::auth::OrganisationId;
using platform::auth::PersonId;
using platform::command::Act;
using platform::command::Look;
using platform::db::Tx;
using CentreId = base::Id<struct CostCentreTag>;
using BudgetId = base::Id<struct BudgetTag>;
using ApprovalId = base::Id<struct ProcessTag>;  ///< of platform/approval
using ExpenseId = base::Id<struct ExpenseTag>;

/// What money is spent on. The first three are also what an agreement settles by link.
enum class Category { transport, handling, delivery, labour, fuel, upkeep, office, marketing, other };
DESCRIBE_ENUM(Category, "What money is spent on.", "transport", "handling", "delivery", "labour", "fuel",
              "upkeep", "office", "marketing", "other")

/// Facts that other modules may subscribe to.
namespace events {
inline constexpr char kCentreChanged[] = "cost.centre_changed";
inline constexpr char kBudgetChanged[] = "cost.budget_changed";
inline constexpr char kAnomalyChanged[] = "cost.anomaly_changed";
inline constexpr char kAudited[] = "cost.audited";
inline constexpr char kBasisChanged[] = "cost.basis_changed";
inline constexpr char kExpenseChanged[] = "cost.expense_changed";
inline constexpr char kApprovalChanged[] = "cost.approval_changed";
}  // namespace events

}  // namespace cost
