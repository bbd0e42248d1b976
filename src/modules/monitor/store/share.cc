// SQL over monitor_share.
#include "modules/monitor/store/share.h"

#include "modules/monitor/rules/refusals.h"
#include "platform/auth/installation_key.h"
#include "platform/db/filter.h"
#include "platform/db/object.h"

namespace monitor::store {
namespace {

using rules::Share;

constexpr char kPurpose[] = "monitor.share";
std::string const kSelect = "SELECT " + platform::db::columns_of<Share>() + " FROM monitor_share";

}  // namespace

std::string seal_token(std::string_view token) { return platform::auth::seal(kPurpose, token); }
std::string open_token(Share const& s) { return platform::auth::unseal(kPurpose, s.token).value_or(""); }
std::string hash_of_token(std::string_view token) { return platform::auth::keyed_hash(kPurpose, token); }

void insert_share(Tx& tx, base::Region region, Share const& s) { tx.insert("monitor_share", region, s); }

base::Outcome save_share(Tx& tx, base::Region region, Share const& s) {
  if (!platform::db::update_object(tx, "monitor_share", region, s)) return refusal::changed_meanwhile;
  return base::Done{};
}

base::Result<Share> get_share(Tx& tx, base::Region region, rules::ShareId id) {
  static std::string const sql = kSelect + " WHERE region = $1 AND id = $2";
  if (auto s = tx.find<Share>(sql, {region, id})) return *std::move(s);
  return refusal::share_unknown;
}

std::optional<Share> find_by_token(Tx& tx, base::Region region, std::string_view token) {
  static std::string const sql = kSelect + " WHERE region = $1 AND token_hash = $2";
  return tx.find<Share>(sql, {region, hash_of_token(token)});
}

std::vector<Share> list_shares(Tx& tx, base::Region region, ShareFilter const& f) {
  platform::db::Filter q{kSelect, region};
  q.equal("organisation", f.organisation).equal("made_by", f.made_by).equal("item", f.item);
  q.equal("number", f.number);
  if (f.open_at.ms) q.also("revoked_at = 0").add("expires_at > ?", f.open_at);
  if (f.after) q.add("id < ?", f.after);
  return platform::db::list<Share>(tx, q.order("id DESC", f.limit));
}

}  // namespace monitor::store
