// Deals sealed events out to everybody who is looking, each only what their hat may see.
#include "platform/live/hub.h"

#include <algorithm>

#include "platform/json/json.h"

namespace platform::live {
namespace {

bool is_topic(std::vector<std::string> const& topics, std::string_view type) {
  auto const matches = [&](auto const& topic) { return type.starts_with(topic); };
  return topics.empty() || std::any_of(topics.begin(), topics.end(), matches);
}

bool reaches(auth::Hat const& hat, event::Event const& event) {
  switch (hat.reach) {
    case auth::Reach::region: return true;
    case auth::Reach::own: return event.person == hat.person;
    case auth::Reach::node: return event.person == hat.person || (event.node && hat.covers(event.node));
    case auth::Reach::organisation:
    case auth::Reach::unit: return event.organisation == hat.organisation || (event.node && hat.covers(event.node));
  }
  return false;
}

}  // namespace

bool may_see(Audience const& audience, event::Event const& event) {
  return audience.hat && is_topic(audience.topics, event.type) && reaches(*audience.hat, event);
}

std::shared_ptr<std::string const> render_frame(event::Sealed const& sealed) {
  auto text = "id: " + std::to_string(sealed.n) + "\nevent: " + sealed.event.type + "\ndata: ";
  json::render(text, base::type_of<event::Event>(), &sealed.event);
  // Stored JSON may hold line breaks between tokens; in a frame each would end the field.
  std::erase(text, '\r');
  for (auto at = text.find('\n', text.find("\ndata: ") + 1); at != std::string::npos; at = text.find('\n', at))
    text[at] = ' ';
  text += "\n\n";
  return std::make_shared<std::string const>(std::move(text));
}

void Feed::on_ready(std::function<void()> wake) {
  std::lock_guard const lock{mutex_};
  wake_ = std::move(wake);
}

void Feed::offer(Frame frame) {
  std::lock_guard const lock{mutex_};
  if (closed_) return;
  if (waiting_.size() >= kWaitingMax) {
    waiting_.clear();
    closed_ = true;
  } else {
    waiting_.push_back(std::move(frame));
  }
  // A reader takes everything at once, so it need not be woken for what comes behind the first.
  if (wake_ && (closed_ || waiting_.size() == 1)) wake_();
}

void Feed::close() {
  std::lock_guard const lock{mutex_};
  closed_ = true;
  if (wake_) wake_();
}

std::vector<Frame> Feed::take() {
  std::lock_guard const lock{mutex_};
  std::vector<Frame> out{std::make_move_iterator(waiting_.begin()), std::make_move_iterator(waiting_.end())};
  waiting_.clear();
  return out;
}

bool Feed::closed() const {
  std::lock_guard const lock{mutex_};
  return closed_;
}

void Hub::publish(base::Region region, event::Sealed const& sealed) {
  std::lock_guard const lock{mutex_};
  heads_[region.value] = sealed.n;
  std::shared_ptr<std::string const> text;
  for (auto const& [key, feed] : feeds_) {
    if (feed->audience().hat->region != region || !may_see(feed->audience(), sealed.event)) continue;
    if (!text) text = render_frame(sealed);
    feed->offer({sealed.n, text});
  }
}

std::shared_ptr<Feed> Hub::open(Audience audience, std::int64_t after) {
  auto feed = std::make_shared<Feed>(std::move(audience), after);
  std::lock_guard const lock{mutex_};
  feeds_.emplace(feed.get(), feed);
  return feed;
}

void Hub::leave(Feed const* feed) {
  std::lock_guard const lock{mutex_};
  feeds_.erase(feed);
}

void Hub::close_all() {
  std::lock_guard const lock{mutex_};
  for (auto const& [key, feed] : feeds_) feed->close();
}

std::size_t Hub::readers() const {
  std::lock_guard const lock{mutex_};
  return feeds_.size();
}

void Hub::start_at(base::Region region, std::int64_t n) {
  std::lock_guard const lock{mutex_};
  auto& head = heads_[region.value];
  head = std::max(head, n);
}

std::int64_t Hub::head(base::Region region) const {
  std::lock_guard const lock{mutex_};
  auto const found = heads_.find(region.value);
  return found == heads_.end() ? 0 : found->second;
}

}  // namespace platform::live
