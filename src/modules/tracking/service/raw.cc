// Bytes shown as hexadecimal digits.
#include "modules/tracking/service/raw.h"

#include "base/hex.h"
#include "engine/jtt/terminal_body.h"
#include "modules/tracking/store/quarantine.h"
#include "modules/tracking/store/upload.h"
#include "platform/documents/encoding.h"

namespace tracking::service {
namespace {

/// One line a field, for people.
class Lines final : public jtt::Fields {
 public:
  void number(std::string_view name, std::int64_t n) override { add(name, std::to_string(n)); }
  void flag(std::string_view name, bool on) override { add(name, on ? "1" : "0"); }
  void word(std::string_view name, std::string_view w) override { add(name, std::string{w}); }
  void text(std::string_view name, std::string_view bytes) override {
    add(name, platform::documents::to_utf8(bytes, platform::documents::Encoding::gb18030));
  }
  void open_object(std::string_view name) override { path_.emplace_back(name); }
  void open_list(std::string_view name) override { path_.emplace_back(name); }
  void close() override {
    if (!path_.empty()) path_.pop_back();
  }
  std::vector<UploadField> all;

 private:
  void add(std::string_view name, std::string value) {
    constexpr std::size_t kMost = 100;
    if (all.size() == kMost) return;
    std::string full;
    for (auto const& part : path_)
      if (!part.empty()) full += part + '.';
    all.push_back({full + std::string{name}, std::move(value)});
  }
  std::vector<std::string> path_;
};

std::vector<UploadField> fields_of(rules::Upload const& u) {
  Lines lines;
  jtt::name_terminal_body(static_cast<std::uint16_t>(u.message), u.is_2019, u.body, lines);
  return std::move(lines.all);
}

}  // namespace

constexpr std::size_t kShown = 1'000;

std::string mask_body(std::string_view) { return "***"; }

base::Result<UploadList> list_uploads(Look& look, AskUploads const& ask) {
  UploadList out;
  if (!ask.purpose.empty()) look.reveal("tracking/uploads/" + ask.vehicle, ask.purpose);
  for (auto const& u : store::list_uploads(look.tx, look.region,
                                           {rules::scope_of(look.hat), ask.vehicle, ask.message, ask.cursor,
                                            ask.limit}))
    out.items.push_back({u.id, u.terminal, u.vehicle, u.message, u.received_at,
                         base::to_hex(std::string_view{u.body}.substr(0, kShown)), fields_of(u)});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

base::Result<QuarantineList> list_quarantine(Look& look, AskQuarantine const& ask) {
  QuarantineList out;
  if (rules::scope_of(look.hat).none) return out;
  for (auto const& q :
       store::list_quarantined(look.tx, look.region, {ask.number, ask.defect, ask.address, ask.cursor, ask.limit}))
    out.items.push_back({q.id, q.received_at, q.address, q.number, q.defect, base::to_hex(q.bytes)});
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

}  // namespace tracking::service
