// What people outside are told of their mail by text message.
#pragma once
#include "modules/mail/service/desk.h"

namespace mail::service {

/// It stands on the shelf: the addressee is told code, place, hours and until when.
void tell_arrived(Act&, Item const&);
/// It still stands there; once per stay, for the work that looks at shelves.
void tell_waiting(platform::db::Tx&, base::Region, base::Instant now, Item const&);
/// It will come later than promised, after a plan was changed: its addressee in the county is told, once a day.
/// @param expected  at its node
void tell_delayed(Act&, Item const&, base::Instant expected);
/// It goes back: its sender is told. @param item  as turned back, the sender being who receives it now
void tell_returned(Act&, Item const&);
/// It left the shelf: what was not told yet is not told any more.
void withdraw_shelf_texts(Act&, Item const&);

}  // namespace mail::service
