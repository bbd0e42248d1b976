// Bytes on the wire: whatever comes over a connection, the server answers in HTTP or closes, and serves the
// next one.
#include <cstdint>
#include <cstdlib>

#include "testing/fake_program.h"

namespace {

/// Runs the command here and forgets it, so that an hour of inputs leaves nothing behind.
platform::command::Answer act_on(platform::command::Command const& command,
                                 platform::command::Bus::Run const& run) {
  fake::NoTx tx;
  base::IdMaker ids{1};
  platform::command::Act act{tx, *command.hat, command.id, {1}, command.made_at, command.origin, ids};
  auto const out = run(act);
  if (out.ok()) return {200, out.value()};
  return {out.refusal().kind->status, platform::command::render_problem(out.refusal(), "")};
}

/// One server for all inputs, with short patience so that half a request costs little.
fake::Program& program() {
  static auto* const served = [] {
    auto* const made = new fake::Program;
    made->settings.limited = false;
    made->settings.idle_ms = made->settings.header_ms = made->settings.body_ms = 50;
    made->backend.submit = [](auto command, auto run, auto reply) { reply(act_on(command, run)); };
    made->start();
    return made;
  }();
  return *served;
}

}  // namespace

/// The first byte says where the stream is cut in two; the rest is the stream.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size < 2) return 0;
  std::string_view const bytes{reinterpret_cast<char const*>(data) + 1, size - 1};
  auto const cut = std::size_t{data[0]} % bytes.size();
  auto client = program().client();
  client.write(bytes.substr(0, cut));
  client.write(bytes.substr(cut));
  client.end();
  auto const reply = client.read();
  if (reply.status != 0 && (reply.status < 100 || reply.status > 599)) std::abort();
  return 0;
}
