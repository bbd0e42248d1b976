// One line for each number.
#include "modules/tracking/link/counts.h"

#include <string_view>

namespace tracking::link {
namespace {

void line(std::string& out, std::string_view name, std::string_view type, std::int64_t value) {
  std::string const full = "yidao_gateway_" + std::string{name};
  out += "# TYPE " + full + ' ' + std::string{type} + '\n' + full + ' ' + std::to_string(value) + '\n';
}

}  // namespace

std::string render(Counts const& c, std::int64_t connections, std::int64_t accepted, std::int64_t turned_away,
                   std::int64_t cut) {
  std::string out;
  line(out, "connections", "gauge", connections);
  line(out, "connections_accepted_total", "counter", accepted);
  line(out, "connections_turned_away_total", "counter", turned_away);
  line(out, "connections_cut_total", "counter", cut);
  line(out, "frames_total", "counter", c.frames);
  line(out, "bad_frames_total", "counter", c.bad_frames);
  line(out, "garbage_bytes_total", "counter", c.garbage_bytes);
  line(out, "reports_total", "counter", c.reports);
  line(out, "uploads_total", "counter", c.uploads);
  line(out, "acknowledged_total", "counter", c.acknowledged);
  line(out, "refused_total", "counter", c.refused);
  line(out, "logins_total", "counter", c.logins);
  line(out, "failed_logins_total", "counter", c.failed_logins);
  line(out, "displaced_total", "counter", c.displaced);
  line(out, "asked_again_total", "counter", c.asked_again);
  line(out, "commits_total", "counter", c.commits);
  line(out, "failed_commits_total", "counter", c.failed_commits);
  line(out, "committed_reports_total", "counter", c.committed_reports);
  line(out, "committed_bytes_total", "counter", c.committed_bytes);
  line(out, "commands_sent_total", "counter", c.commands_sent);
  return out;
}

}  // namespace tracking::link
