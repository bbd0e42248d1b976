// One connection speaking JT/T 808, of 2011, 2013 or 2019: registration, authentication, reports, parts, commands.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/jtt/assembly.h"
#include "engine/jtt/cutter.h"
#include "engine/jtt/terminal_answer.h"
#include "modules/tracking/link/switchboard.h"
#include "platform/net/listener.h"

namespace tracking::link {

/// A terminal that is believed on this connection.
struct Identity {
  TerminalId id;
  std::int64_t version{};
  OrganisationId organisation;
  std::string vehicle;
  jtt::Header like;  ///< of its last frame: revision and width of number for what is sent to it
};

class TerminalSession final : public platform::net::Session {
 public:
  TerminalSession(platform::net::Peer&, Switchboard&);
  ~TerminalSession() override;

  void received(std::string_view bytes) override;
  void tick(std::int64_t now_ms) override;

  void send(std::string_view frame) { peer_.send(frame); }
  /// The terminal has authenticated on another connection.
  void displaced(TerminalId);
  /// Somebody changed it: the connection ends when it came before.
  void terminal_changed(service::News::Changed const&);
  /// Sends it, unless it is on its way already.
  void command(service::Outgoing const&);
  /// The intake has room again.
  void resume();

 private:
  using Frame = jtt::Frame;
  using Header = jtt::Header;
  struct Sent {
    rules::CommandId id;
    TerminalId terminal;
    std::uint16_t serial, n_frames, message, answered_by;
    std::string frames;
    std::int64_t due_ms;
    int times;
    /// A terminal answers a message in parts with the serial of any of them, mostly the last.
    bool has(std::uint16_t s) const { return static_cast<std::uint16_t>(s - serial) < n_frames; }
  };
  /// Waiting for the clerk, or for what waits behind him.
  struct Pending {
    std::vector<std::string> wires;
    std::size_t bytes{};
  };

  void take(std::string_view wire);
  void take_bad(std::string_view wire, std::string_view defect);
  void take_part(Frame);
  /// A whole message. @param wire  for the quarantine; "" when it came in parts
  void handle(Frame const&, std::string_view wire);
  void handle_known(Identity&, Frame const&, std::string_view wire);
  bool handle_answer(Identity&, Frame const&);
  void answer(Header const&, jtt::AnswerResult);
  void answer_later(Header const&);
  void refuse(Header const&);

  void begin_registration(Frame const&);
  void begin_authentication(Frame const&);
  void look_up(Header const&, std::function<void(std::optional<service::Known>)> decide);
  void end_waiting();
  void decide_registration(Frame const&, std::optional<service::Known> const&);
  void decide_authentication(Frame const&, std::optional<service::Known> const&);
  void believe(Header const&, service::Known const&);
  void look_up_forwarded(Frame const&);
  Identity* identity_of(Header const&);

  void take_report(Identity const&, Frame const&, std::string_view body, std::string_view wire, bool backlog);
  void take_batch(Identity const&, Frame const&, std::string_view wire);
  void take_upload(Identity const&, Frame const&);
  void take_acknowledgement(Identity const&, Frame const&);
  void take_command_answer(Identity const&, Frame const&, bool has_serial);
  void end_command(std::vector<Sent>::iterator, rules::CommandState, std::string outcome, std::string answer);
  void send_again(std::int64_t now_ms);
  void quarantine(Header const*, std::string_view defect, std::string_view bytes);
  void ask_for_missing_parts();

  platform::net::Peer& peer_;
  Switchboard& board_;
  SessionKey key_;
  jtt::Cutter cutter_;
  std::int64_t begun_ms_, heard_ms_;
  std::size_t garbage_{};
  std::uint16_t serial_{};
  int bad_in_row_{}, looked_up_{};
  bool waiting_{}, closing_{};
  std::map<std::string, Identity, std::less<>> believed_;  ///< by number without zeros; several only of a forwarder
  bool is_forwarder_{};
  std::unique_ptr<Pending> pending_;
  std::unique_ptr<jtt::Assembly> parts_;
  std::unique_ptr<std::vector<Sent>> sent_;
};

}  // namespace tracking::link
