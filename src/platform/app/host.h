// What a module may hang itself on at start-up. A module meets the process only here.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <typeindex>
#include <utility>
#include <vector>

#include "base/result.h"
#include "platform/app/settings.h"
#include "platform/auth/hat.h"
#include "platform/auth/session.h"
#include "platform/command/act.h"
#include "platform/event/event.h"
#include "platform/http/endpoint.h"
#include "platform/jobs/jobs.h"
#include "platform/json/json.h"

namespace platform::app {

/// Gives the hats that a person may wear, with permissions resolved, on an instant. Set by the module that
/// knows people.
using HatSource = std::function<std::vector<auth::Hat>(db::Tx&, base::Region, auth::PersonId, base::Instant)>;

/// What a tool is run with.
struct ToolRun {
  std::vector<std::string> const& arguments;
  std::uint16_t port;              ///< of the running server; 0 for a tool that does not serve
  std::function<bool()> stopping;  ///< a person wants the program to end
};

/// A subcommand that a module offers: `yidao import gtfs FILE`.
struct Tool {
  std::string name;                        ///< its words, "import gtfs"
  std::string summary;                     ///< for --help, one sentence that a stranger understands
  std::vector<std::string> arguments;      ///< what must be given and what it is, "FILE: a zip file or a folder"
  bool serves{false};                      ///< runs beside the server, which goes on until it is told to end
  std::function<int(ToolRun const&)> run;  ///< @returns the exit code
};

/// A door that a module keeps open beside the server, in processes of the role gateway.
class Gateway {
 public:
  virtual ~Gateway() = default;
  /// @throws std::exception when it cannot
  virtual void start() = 0;
  /// What was accepted is finished first.
  virtual void stop() = 0;
  virtual std::string where() const = 0;    ///< for people, "vehicle terminals: 127.0.0.1:808"
  virtual std::string metrics() const = 0;  ///< Prometheus text format
};

/// Collects what modules offer. Filled before the server starts, read-only afterwards.
class Host {
 public:
  /// A write. `run(Act&, Request const&) -> Result<Response>`.
  template <typename Request, typename Response, typename Run>
  void command(http::Route route, Run run) {
    add<Request>(
        route, &base::type_of<Response>(),
        http::CommandHandler{[run](command::Act& act, void const* request) -> base::Result<std::string> {
          base::Result<Response> out = run(act, *static_cast<Request const*>(request));
          if (!out) return out.refusal();
          return json::render(out.value());
        }});
  }

  /// A read. `run(Look&, Request const&) -> Result<Response>`.
  template <typename Request, typename Response, typename Run>
  void query(http::Route route, Run run) {
    add<Request>(
        route, &base::type_of<Response>(),
        http::QueryHandler{[run](command::Look& look, void const* request) -> base::Result<std::string> {
          base::Result<Response> out = run(look, *static_cast<Request const*>(request));
          if (!out) return out.refusal();
          auto const clear = look.revealed_subject.empty() ? json::Personal::masked : json::Personal::clear;
          return json::render(out.value(), clear);
        }});
  }

  /// A read that answers a file. `run(Look&, Request const&) -> Result<http::File>`.
  template <typename Request, typename Run>
  void file(http::Route route, Run run) {
    add<Request>(route, nullptr, http::FileHandler{[run](command::Look& look, void const* request) {
                   return base::Result<http::File>{run(look, *static_cast<Request const*>(request))};
                 }});
  }

  /// A write whose body is a file. `run(Act&, Request const&, Upload const&) -> Result<Response>`.
  template <typename Request, typename Response, typename Run>
  void upload(http::Route route, Run run) {
    add<Request>(route, &base::type_of<Response>(),
                 http::UploadHandler{[run](command::Act& act, void const* request,
                                           http::Upload const& file) -> base::Result<std::string> {
                   base::Result<Response> out = run(act, *static_cast<Request const*>(request), file);
                   if (!out) return out.refusal();
                   return json::render(out.value());
                 }});
  }

  /// A call about the session itself (login, logout). `run(http::Visit&, Request const&) ->
  /// Result<Response>`.
  template <typename Request, typename Response, typename Run>
  void visit(http::Route route, Run run) {
    add<Request>(
        route, &base::type_of<Response>(),
        http::VisitHandler{[run](http::Visit& visit, void const* request) -> base::Result<std::string> {
          base::Result<Response> out = run(visit, *static_cast<Request const*>(request));
          if (!out) return out.refusal();
          return json::render(out.value(), json::Personal::clear);
        }});
  }

  void permission(auth::Permission p) { permissions.push_back(p); }
  void refusals(std::span<base::RefusalKind const* const> table) {
    refusal_kinds.insert(refusal_kinds.end(), table.begin(), table.end());
  }
  void subscribe(event::Subscription s) { subscriptions.push_back(std::move(s)); }
  void periodic(jobs::Periodic p) { periodics.push_back(std::move(p)); }
  void tool(Tool t) { tools.push_back(std::move(t)); }
  /// @param open  called when the program starts with the role; the database is open then
  void gateway(std::function<std::unique_ptr<Gateway>()> open) { gateways.push_back(std::move(open)); }
  void worker(jobs::Worker w) { workers.push_back(std::move(w)); }
  /// A search for Ctrl-K: `run(Look&, text) -> hits`, best first, at most 8.
  struct Hit {
    std::string kind, id, title, subtitle, path;
  };
  void search(std::function<std::vector<Hit>(command::Look&, std::string_view)> run) {
    searches.push_back(std::move(run));
  }

  /// One object of its type for all modules, made when it is first asked for: a module keeps it, those above it write
  /// into it while they are installed. Lives as long as anybody holds it.
  template <typename T>
  std::shared_ptr<T> common() {
    auto& known = commons_[std::type_index{typeid(T)}];
    if (!known) known = std::make_shared<T>();
    return std::static_pointer_cast<T>(known);
  }

  std::vector<http::Endpoint> endpoints;
  std::vector<auth::Permission> permissions;
  std::vector<base::RefusalKind const*> refusal_kinds;
  std::vector<event::Subscription> subscriptions;
  std::vector<jobs::Periodic> periodics;
  std::vector<jobs::Worker> workers;
  std::vector<Tool> tools;
  std::vector<std::function<std::unique_ptr<Gateway>()>> gateways;
  std::vector<std::function<std::vector<Hit>(command::Look&, std::string_view)>> searches;
  HatSource hats;

  // What the program lends to modules that keep sessions or start long work; set before they are installed.
  db::Database* database{};
  auth::Sessions* sessions{};
  base::Region region;  ///< the county that this installation serves to visitors
  std::function<base::Instant()> clock;
  std::string data_dir;
  std::string certificate_file, key_file;  ///< of the server, set when it starts with TLS; "" without
  std::string site_name{"驿道"};
  Settings settings;  ///< what the operator configured for modules
  bool demo{false};  ///< accounts of this installation are public knowledge

 private:
  template <typename Request, typename Handler>
  void add(http::Route route, base::Type const* response, Handler handler) {
    endpoints.push_back({route, &base::type_of<Request>(), [] { return std::make_shared<Request>(); },
                         response, std::move(handler)});
  }

  std::map<std::type_index, std::shared_ptr<void>> commons_;
};

DESCRIBE(Host::Hit, "A search result.", FIELD(kind, "what it is"), FIELD(id, "key"),
         FIELD(title, "first line"), FIELD(subtitle, "second line"), FIELD(path, "screen to open"))

}  // namespace platform::app
