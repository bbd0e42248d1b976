// From rows to files.
#include "modules/network/service/feed_export.h"

#include "engine/timetable/gtfs/write.h"
#include "modules/network/rules/refusals.h"
#include "modules/network/service/stored_feed.h"
#include "platform/documents/archive.h"

namespace network::service {

base::Result<FeedList> list_feeds(Look& look, FeedQuery const&) {
  return FeedList{store::list_feeds(look.tx, look.region)};
}

base::Result<gtfs::Files> export_files(Look& look, ExportFeed const& query) {
  auto const feed = store::find_feed(look.tx, look.region, query.feed);
  if (!feed) return refusal::feed_unknown;
  return gtfs::write(to_gtfs(load_feed(look.tx, look.region, *feed), Exceptions::with_markets));
}

base::Result<std::string> export_archive(Look& look, ExportFeed const& query) {
  auto const files = TRY(export_files(look, query));
  return platform::documents::write_archive(files);
}

}  // namespace network::service
