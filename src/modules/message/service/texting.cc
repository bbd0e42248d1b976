// Sending and withdrawing, as other modules do it inside their own transactions; and calling instead.
#include "modules/message/service/texting.h"


#include "modules/message/rules/refusals.h"
#include "modules/message/store/text.h"
#include "platform/event/event.h"
#include "platform/json/json.h"

namespace message {
namespace {

struct Letter {
  TextId id;
  std::string purpose, phone, text;
};
DESCRIBE(Letter, "A text for the gateway.", FIELD(id, "the same for every attempt"), FIELD(purpose, "what kind"),
         FIELD(phone, "to whom"), FIELD(text, "words, with the signature"))

std::string subject_of(rules::Text const& t) { return "message/text/" + std::to_string(t.id.value); }

}  // namespace

void send_text(Tx& tx, base::Region region, base::Instant now, NewText const& asked) {
  if (asked.phone.empty()) return;
  rules::Text t;
  t.id = {base::ids_of_thread().next(now.ms)};
  t.source = asked.source;
  t.purpose = asked.purpose;
  t.topic = asked.topic;
  t.node = asked.node;
  t.phone = asked.phone;
  t.body = asked.body;
  t.asked_at = t.next_at = now;
  if (store::insert_text(tx, region, t)) service::tell(tx, region, now, t);
}

void withdraw_texts(Tx& tx, base::Region region, base::Instant now, std::string_view source) {
  for (auto& t : store::list_untold_below(tx, region, source)) {
    auto const after = rules::withdrawn(std::move(t), now);
    if (after.ok() && store::save_text(tx, region, after.value()).ok())
      service::tell(tx, region, now, after.value());
  }
}

namespace service {

void tell(Tx& tx, base::Region region, base::Instant now, rules::Text const& t) {
  platform::event::Event e;
  e.id = {base::ids_of_thread().next(now.ms)};
  e.type = events::kTextChanged;
  e.subject = subject_of(t);
  e.at = e.happened_at = now;
  e.node = t.node;
  e.data = {platform::json::render(TextFact{t.id, t.purpose, t.state, t.node})};
  platform::event::append(tx, region, e);
}

std::string render_letter(rules::Text const& t, std::string const& signature) {
  auto const head = signature.empty() ? "" : "【" + signature + "】";
  return platform::json::render(Letter{t.id, t.purpose, t.phone, head + t.body});
}

base::Result<TextList> list_texts(Look& look, AskTexts const& ask) {
  auto const narrow = look.hat.reach == platform::auth::Reach::node || look.hat.reach == platform::auth::Reach::own;
  auto const node = !ask.node && narrow && look.hat.nodes.size() == 1 ? look.hat.nodes.front() : ask.node;
  if (node ? !look.hat.covers(node) : narrow) return refusal::out_of_reach;
  TextList out;
  out.items = store::list_untold_texts(look.tx, look.region, node, ask.cursor, ask.limit);
  if (std::ssize(out.items) == ask.limit) out.next = out.items.back().id;
  return out;
}

base::Result<rules::Text> view_text(Look& look, AskText const& ask) {
  auto text = TRY(store::get_text(look.tx, look.region, ask.text));
  if (!look.hat.covers(text.node)) return refusal::out_of_reach;
  if (!ask.purpose.empty()) look.reveal(subject_of(text), ask.purpose);
  return text;
}

base::Result<rules::Text> tell_by_phone(Act& act, OneText const& request) {
  auto const before = TRY(store::get_text(act.tx, act.region, request.text));
  if (!act.hat.covers(before.node)) return refusal::out_of_reach;
  auto after = TRY(rules::told(before, act.hat.person, act.now));
  TRY(store::save_text(act.tx, act.region, after));
  act.record(events::kTextChanged, subject_of(after), after.node,
             TextFact{after.id, after.purpose, after.state, after.node});
  act.audit("message.tell_by_phone", subject_of(after), &before, &after);
  return after;
}

}  // namespace service
}  // namespace message
