// What the link to the platform above asks the books, so that it knows no database.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "modules/tracking/rules/superior.h"
#include "modules/tracking/service/question.h"
#include "modules/tracking/store/forward.h"

namespace tracking::service {

/// Reports of one vehicle that wait, as messages.
struct Waiting {
  store::ForwardId id;
  std::string plate, terminal;  ///< terminal: its number, "" when none is registered any more
  std::vector<rules::Told> told;
};

/// What waits for the platform above.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// The oldest but those that are on their way: as many as make a parcel of some 200 KB, at least one if
  /// there is any. May block. @throws std::exception when the books are away
  virtual std::vector<Waiting> next(std::vector<store::ForwardId> const& on_their_way) = 0;
  /// They were read there. May block. @throws std::exception when the books are away
  virtual void erase(std::vector<store::ForwardId> const&) = 0;
  /// What the platform above asked. May block. @throws std::exception when the books are away
  virtual void keep(std::vector<jtt::platform::PostQuestion> const&) = 0;
  /// What people have answered and has not gone up. May block. @throws std::exception when the books are away
  virtual std::vector<WaitingAnswer> answers() = 0;
  /// They went up. May block. @throws std::exception when the books are away
  virtual void note_sent(std::vector<QuestionId> const&) = 0;
  virtual base::Instant now() const = 0;
};

/// Lives no longer than the database.
std::unique_ptr<Outbox> open_outbox(platform::db::Database&, base::Region,
                                    std::function<base::Instant()> clock, jtt::platform::Revision);

/// Puts new reports into the outbox, in the transaction that stores them.
Watcher forwarding();

}  // namespace tracking::service
