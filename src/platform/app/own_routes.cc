// Search and site.
#include "platform/app/own_routes.h"

namespace platform::app {
namespace {

struct AskSearch {
  std::string text;
};
DESCRIBE(AskSearch, "What is looked for.", FIELD(text, "number, name, initials").shortest(2).longest(60))
struct Hits {
  std::vector<Host::Hit> items;
};
DESCRIBE(Hits, "What was found.", FIELD(items, "best first"))
struct AskSite {};
DESCRIBE_EMPTY(AskSite, "Nothing.")
struct Site {
  std::string name;
  base::Region region;
  bool demo{};
};
DESCRIBE(Site, "This installation.", FIELD(name, "name of the county"), FIELD(region, "GB/T 2260"),
         FIELD(demo, "a demo county"))

}  // namespace

void install_own_routes(Host& host) {
  auto const* offers = &host;
  host.query<AskSearch, Hits>(
      {http::Method::get, "/api/search", http::kSignedIn, "Finds items, bags, people, nodes and lines."},
      [offers](command::Look& look, AskSearch const& ask) -> base::Result<Hits> {
        Hits out;
        for (auto const& search : offers->searches)
          for (auto& hit : search(look, ask.text)) out.items.push_back(std::move(hit));
        return out;
      });
  host.query<AskSite, Site>(
      {http::Method::get, "/api/public/site", http::kPublic, "What this installation is."},
      [offers](command::Look&, AskSite const&) -> base::Result<Site> {
        return Site{offers->site_name, offers->region, offers->demo};
      });
}

}  // namespace platform::app
