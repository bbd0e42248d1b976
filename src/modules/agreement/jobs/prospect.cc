// One transaction; doing it twice does it once.
#include "modules/agreement/jobs/prospect.h"

#include "modules/agreement/service/interface.h"
#include "modules/agreement/service/prospect_stage.h"
#include "modules/agreement/service/prospect_talk.h"

namespace agreement::jobs {

void remind(platform::db::Database& database, base::Region region, base::Instant now) {
  database.write_now([&](Tx& tx) {
    service::begin_with_usual_stages(tx, region, now);
    service::begin_with_usual_interfaces(tx, region, now);
    service::remind_owners(tx, region, now);
    return true;
  });
}

}  // namespace agreement::jobs
