// The first thing accepted in a turn queues the commit behind the turn, so that everybody who was readable takes part.
#include "modules/tracking/link/intake.h"

#include <utility>

namespace tracking::link {

constexpr std::size_t kFullBytes = 8 * 1024 * 1024;

void Intake::add_report(rules::Accepted const& report) {
  rules::append_accepted(group_.reports, report);
  ++group_.n_reports;
  ++counts_.reports;
  wake();
}

void Intake::add_upload(rules::Upload upload) {
  group_.uploads.push_back(std::move(upload));
  ++counts_.uploads;
  wake();
}

void Intake::add_quarantined(rules::Quarantined bytes) {
  group_.quarantined.push_back(std::move(bytes));
  wake();
}

void Intake::add_link(store::Link link) {
  group_.links.push_back(std::move(link));
  wake();
}

void Intake::add_move(rules::CommandMove move) {
  group_.moves.push_back(std::move(move));
  wake();
}

void Intake::add_shown(service::Shown shown) {
  group_.shown.push_back(std::move(shown));
  wake();
}

void Intake::acknowledge(SessionKey session, std::string_view frame) {
  frames_.push_back({session, frame.size()});
  bytes_ += frame;
  wake();
}

bool Intake::is_full() const { return group_.reports.size() + bytes_.size() > kFullBytes; }

void Intake::wake() {
  if (committing_ || std::exchange(awake_, true)) return;
  around_.post([this] { commit(); });
}

void Intake::commit() {
  awake_ = false;
  if (committing_ || is_idle()) return;
  committing_ = true;
  ++awaited_;
  auto const group = std::make_shared<service::Group const>(std::exchange(group_, {}));
  group_.reports.reserve(group->reports.size());
  books_.store(group, [this, group, frames = std::make_shared<std::vector<Frame>>(std::exchange(frames_, {})),
                       bytes = std::make_shared<std::string>(std::exchange(bytes_, {}))](bool good) {
    around_.post([this, good, group, frames, bytes] { finish(good, *frames, *bytes, *group); });
    --awaited_;
  });
}

void Intake::finish(bool good, std::vector<Frame> const& frames, std::string const& bytes,
                    service::Group const& group) {
  auto const was_full = is_full();
  committing_ = false;
  ++(good ? counts_.commits : counts_.failed_commits);
  if (good) {
    counts_.committed_reports += group.n_reports;
    counts_.committed_bytes += std::ssize(group.reports);
    counts_.acknowledged += std::ssize(frames);
    std::size_t at = 0;
    for (auto const& frame : frames) {
      around_.send(frame.session, std::string_view{bytes}.substr(at, frame.length));
      at += frame.length;
    }
  }
  if (!is_idle()) commit();
  if (was_full) around_.relieved();
}

}  // namespace tracking::link
