// What the gateway asks and tells the books, so that it knows no database.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "modules/tracking/rules/command.h"
#include "modules/tracking/rules/intake.h"
#include "modules/tracking/rules/report.h"
#include "modules/tracking/rules/terminal.h"
#include "modules/tracking/rules/upload.h"
#include "modules/tracking/store/link.h"

namespace tracking::service {

/// A terminal in use, as far as a connection has to know it.
struct Known {
  TerminalId id;
  std::int64_t version{};
  std::string number, vehicle;
  OrganisationId organisation;
  bool is_forwarder{};
  std::string code, device;
};

/// How a terminal showed itself.
struct Shown {
  TerminalId id;
  std::string raw_number, device;  ///< device "": not told
  bool is_2019{};
};

/// What becomes durable together; acknowledgements wait for it.
struct Group {
  std::string reports;  ///< packed by rules::append_accepted
  std::int64_t n_reports{};
  std::vector<rules::Upload> uploads;
  std::vector<rules::Quarantined> quarantined;
  std::vector<store::Link> links;
  std::vector<rules::CommandMove> moves;
  std::vector<Shown> shown;
  bool empty() const {
    return n_reports == 0 && uploads.empty() && quarantined.empty() && links.empty() && moves.empty() && shown.empty();
  }
};

/// A command that waits to be sent, in both forms.
struct Outgoing {
  rules::CommandId id;
  TerminalId terminal;
  rules::Order order_2013, order_2019;
};

/// What happened in the books since the last time.
struct News {
  struct Changed {
    TerminalId id;
    std::int64_t version;
  };
  std::vector<Changed> changed;      ///< terminals that were changed, retired or given a new code lately
  std::vector<store::Link> elsewhere;  ///< terminals that lately connected to another gateway
  std::vector<Outgoing> queued;
};

class Books {
 public:
  virtual ~Books() = default;
  /// May block. @param number  without leading zeros  @throws std::exception when the books are away
  virtual std::optional<Known> find(std::string_view number) = 0;
  /// May block. @param gateway  that asks  @throws std::exception when the books are away
  virtual News news(std::string const& gateway) = 0;
  /// Calls `done` once it is durable (true) or nothing of it is stored (false), on a thread of the database.
  virtual void store(std::shared_ptr<Group const>, std::function<void(bool)> done) = 0;
  /// Ends the connections that a gateway of this name left open. May block.
  virtual void end_links(std::string const& gateway) = 0;
  virtual base::Instant now() const = 0;
};

/// Lives no longer than the database.
std::unique_ptr<Books> open_books(platform::db::Database&, base::Region, std::function<base::Instant()> clock);

}  // namespace tracking::service
