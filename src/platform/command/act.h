// What a use case receives: the transaction, who acts, when, and the books to write into.
#pragma once
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "base/uuid.h"
#include "platform/auth/hat.h"
#include "platform/db/database.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace platform::command {

/// Where a request came from.
struct Origin {
  std::string request_id;
  std::string address;  ///< of the client
  std::string device;   ///< name that the client gave, "" if none
};

/// A write: one command, one transaction. Everything stored here becomes durable together or not at all.
class Act {
 public:
  Act(db::Tx& tx, auth::Hat const& hat, base::Uuid const& command, base::Instant now, base::Instant made_at,
      Origin const& origin, base::IdMaker& ids)
      : tx{tx}, hat{hat}, region{hat.region}, command{command}, now{now}, made_at{made_at}, origin{origin}, ids_{ids} {}

  db::Tx& tx;
  auth::Hat const& hat;
  base::Region region;
  base::Uuid const& command;
  base::Instant now;        ///< server time
  base::Instant made_at;    ///< when the person did it; = now unless it was done offline
  Origin const& origin;

  /// A new key.
  template <typename IdType>
  IdType make_id() { return IdType{ids_.next(now.ms)}; }

  /// Writes a fact into the journal.
  template <typename T>
  void record(std::string_view type, std::string subject, auth::NodeId node, T const& data) {
    append_event(type, std::move(subject), node, json::render(data, json::Personal::masked));
  }
  /// Writes before and after into the audit book; both are described objects, only differing fields are kept,
  /// personal ones masked and secret ones named without their value.
  template <typename T>
  void audit(std::string_view action, std::string subject, T const* before, T const* after) {
    append_audit(action, std::move(subject), base::type_of<T>(), before, after);
  }

 private:
  void append_event(std::string_view type, std::string subject, auth::NodeId node, std::string data);
  void append_audit(std::string_view action, std::string subject, base::Type const&, void const* before,
                    void const* after);
  base::IdMaker& ids_;
};

/// A read on a snapshot.
class Look {
 public:
  Look(db::Tx& tx, auth::Hat const& hat, base::Instant now, Origin const& origin)
      : tx{tx}, hat{hat}, region{hat.region}, now{now}, origin{origin} {}

  db::Tx& tx;
  auth::Hat const& hat;
  base::Region region;
  base::Instant now;
  Origin const& origin;

  /// Shows the personal fields of the answer in clear; who read what and why goes into the audit book.
  void reveal(std::string subject, std::string purpose) {
    revealed_subject = std::move(subject);
    revealed_purpose = std::move(purpose);
  }
  std::string revealed_subject;
  std::string revealed_purpose;
};

}  // namespace platform::command
