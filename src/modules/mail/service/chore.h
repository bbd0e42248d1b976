// What mail asks people to do: answering irregularities, and items that stand too long on a shelf.
#pragma once
#include "modules/mail/mail.h"
#include "modules/mail/rules/irregularity.h"
#include "platform/command/act.h"

namespace mail::service {

using platform::command::Act;

/// After every change of an irregularity: whoever has the next word has a task until its reply is due.
void ask_next_word(Act&, rules::Irregularity const&);

/// The keeper of the item's node calls the addressee, or later sends the item back. Once each per stay on the shelf.
void ask_about_shelf(platform::db::Tx&, base::Region, base::Instant now, Item const&);
/// The item left the shelf.
void settle_shelf(Act&, Item const&);

}  // namespace mail::service
