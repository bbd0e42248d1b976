// Rows of losses.
#pragma once
#include <optional>
#include <vector>

#include "modules/settlement/rules/facts.h"
#include "modules/settlement/rules/loss.h"

namespace settlement::store {

using rules::Loss;
using rules::LossId;

void insert_loss(Tx&, base::Region, Loss const&);
/// @errors changed_meanwhile
base::Outcome save_loss(Tx&, base::Region, Loss const&);
/// @errors loss_unknown
base::Result<Loss> get_loss(Tx&, base::Region, LossId);
/// The loss of an item that was not declined.
std::optional<Loss> find_loss(Tx&, base::Region, mail::ItemId);
/// Whether a loss was raised for what an irregularity found, whatever became of it.
bool was_raised_for(Tx&, base::Region, mail::ItemId, mail::IrregularityId);
std::optional<Loss> find_loss_of_approval(Tx&, base::Region, std::int64_t process);
std::int64_t count_losses_since(Tx&, base::Region, base::Instant);

struct LossFilter {
  OrganisationId party;  ///< contractor or liable; 0: all
  std::string state, kind;
  OrganisationId liable;
  std::string text;  ///< beginning of the item's number or of the loss's
  base::Instant from, until;
  LossId after;
  std::int64_t limit{50};
};
/// Newest first.
std::vector<Loss> list_losses(Tx&, base::Region, LossFilter const&);

/// Approved in a span of time, half-open, with something to recharge.
std::vector<rules::ApprovedLoss> list_approved_losses(Tx&, base::Region, base::Instant from,
                                                      base::Instant until);
/// Losses whose line stands in a statement that was closed.
void mark_stated_losses(Tx&, base::Region, StatementId);

}  // namespace settlement::store
