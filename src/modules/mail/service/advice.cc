// Rows checked one by one and stored as advised items.
#include "modules/mail/service/advice.h"

#include "engine/codes/item_number.h"
#include "engine/codes/phone.h"
#include "modules/mail/rules/item.h"
#include "modules/mail/rules/refusals.h"
#include "modules/mail/service/barcode.h"
#include "modules/mail/service/timetable.h"
#include "modules/mail/store/item.h"
#include "modules/mail/store/manifest_item.h"

namespace mail::service {
namespace {

std::string tidy_phone(std::string const& phone) {
  auto digits = engine::codes::normalise_phone(phone);
  return digits ? std::move(digits).value() : phone;
}

std::string carrier_of(AdviceRow const& row, std::string const& number) {
  if (!row.carrier.empty()) return row.carrier;
  auto const readings = engine::codes::read_item_number(number);
  return readings.empty() ? "other" : readings.front().carrier;
}

Item draft(Act& act, AdviseItems const& request, AdviceRow const& r) {
  Item item;
  item.id = act.make_id<ItemId>();
  item.number = normalise_number(r.number);
  item.carrier = carrier_of(r, item.number);
  item.direction = r.direction;
  item.product = r.product;
  item.registered = r.registered;
  item.sender_name = r.sender_name;
  item.sender_phone = tidy_phone(r.sender_phone);
  item.sender_address = r.sender_address;
  item.receiver_name = r.receiver_name;
  item.receiver_phone = tidy_phone(r.receiver_phone);
  item.receiver_address = r.receiver_address;
  auto const& phone = item.receiver_phone;
  item.receiver_tail = phone.size() >= 4 ? phone.substr(phone.size() - 4) : "";
  item.weight_g = r.weight_g;
  item.length_mm = r.length_mm;
  item.width_mm = r.width_mm;
  item.height_mm = r.height_mm;
  item.insured_li = r.insured_li;
  item.cod_li = r.cod_li;
  item.origin = request.node;
  item.manifest = request.manifest;
  item.remark = r.remark;
  item.changed_at = act.now;
  return item;
}

/// The carrier that took the item in signs for the checks that it made; each is a record of its own.
base::Result<std::vector<rules::Check>> attest(Act& act, NodeId node, Item& item) {
  std::vector<rules::Check> out;
  for (auto const kind : {CheckKind::real_name, CheckKind::content, CheckKind::security}) {
    rules::Check check;
    check.id = act.make_id<decltype(check.id)>();
    check.item = item.id;
    check.kind = kind;
    check.result = CheckResult::attested;
    check.at = act.made_at;
    check.node = node;
    check.person = act.hat.person;
    check.hat = act.hat.id;
    item = TRY(rules::with_check(std::move(item), check));
    out.push_back(std::move(check));
  }
  return out;
}

base::Result<ItemId> advise(Act& act, AdviseItems const& request, AdviceRow const& row) {
  TRY(check_advice(act.tx, act.region, row));
  auto item = draft(act, request, row);
  item.destination = find_place(act.tx, act.region, row.place)->id;
  std::vector<rules::Check> checks;
  if (row.attested) checks = TRY(attest(act, request.node, item));
  item.version = 1;
  store::insert_item(act.tx, act.region, item);
  if (request.upload) store::insert_manifest_item(act.tx, act.region, {request.upload.value}, item.id);
  for (auto const& check : checks) store::insert_check(act.tx, act.region, check);
  record(act, events::kItemAdvised, request.node, item);
  return item.id;
}

/// Items are announced in nobody else's upload.
base::Outcome check_own_upload(Act& act, platform::jobs::JobId upload) {
  auto const job = platform::jobs::find(act.tx, act.region, upload);
  if (!job || job->person != act.hat.person) return base::refuse(refusal::manifest_unknown, {}, "/upload");
  return base::Done{};
}

AdvisedRow advise_row(Act& act, AdviseItems const& request, AdviceRow const& row) {
  AdvisedRow out{.number = normalise_number(row.number)};
  auto const known = store::find_item(act.tx, act.region, out.number);
  if (known && rules::is_living(*known)) {
    out.item = known->id;
    out.known = true;
    return out;
  }
  auto const made = advise(act, request, row);
  if (made) {
    out.item = made.value();
  } else {
    out.fault = made.refusal().kind->code;
    out.field = made.refusal().pointer;
  }
  return out;
}

}  // namespace

base::Outcome check_advice(platform::db::Tx& tx, base::Region region, AdviceRow const& row) {
  auto const number = normalise_number(row.number);
  if (!engine::codes::is_plausible_item_number(number))
    return base::refuse(refusal::number_malformed, {}, "/number");
  if (!find_place(tx, region, row.place)) return base::refuse(refusal::destination_unknown, {}, "/place");
  Item size;
  size.weight_g = row.weight_g;
  size.length_mm = row.length_mm;
  size.width_mm = row.width_mm;
  size.height_mm = row.height_mm;
  auto fits = rules::check_size(size, {});
  if (!fits) return base::refuse(*fits.refusal().kind, {}, "/weight_g");
  return base::Done{};
}

base::Result<Advised> advise_items(Act& act, AdviseItems const& request) {
  TRY(check_reach(act.hat, request.node));
  if (request.upload) TRY(check_own_upload(act, request.upload));
  if (!find_place(act.tx, act.region, request.node)) return refusal::node_unknown;
  Advised out;
  for (auto const& row : request.rows) {
    auto done = advise_row(act, request, row);
    ++(done.known ? out.known : done.item ? out.added : out.refused);
    out.rows.push_back(std::move(done));
  }
  return out;
}

}  // namespace mail::service
