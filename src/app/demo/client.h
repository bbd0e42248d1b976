// People of the demo county at their devices: they sign in, hold a key of their own and send commands over
// HTTP.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "modules/network/module.h"
#include "platform/auth/signing_key.h"

namespace app::demo {

struct Reply {
  int status{};
  std::string body;
  std::string cookie;  ///< name=value of Set-Cookie, "" if none
};

struct Header {
  std::string_view name, value;
};

/// One kept-alive connection to this machine, made anew when the server has ended it.
/// Not safe for use by several threads.
class Connection {
 public:
  /// @param ca_file  authority of the server; "" = plain HTTP. @throws std::exception when it cannot connect
  Connection(std::uint16_t port, std::string const& ca_file);
  ~Connection();
  Reply call(char const* method, std::string const& target, std::string const& body,
             std::vector<Header> const& headers);

 private:
  struct Wire;
  void connect();
  std::uint16_t port_;
  std::string ca_file_;
  std::unique_ptr<Wire> wire_;
};

/// A key pair that never leaves the device.
class DeviceKey {
 public:
  DeviceKey();
  ~DeviceKey();
  DeviceKey(DeviceKey&&) noexcept;
  std::string public_base64() const;
  /// Ed25519 over the text, base64.
  std::string sign(std::string_view text) const;

 private:
  struct Secret;
  std::unique_ptr<Secret> secret_;
};

/// A command that waits to be sent with others.
struct Waiting {
  std::string path, body;
};
struct Outcome {
  int status{};
  std::string body;
};

/// What the door gives to somebody who may come in.
struct Pass {
  std::string cookie;  ///< name=value
  std::string csrf;
  platform::auth::PersonId person;
  platform::auth::OrganisationId organisation;
};
/// The door. @throws std::runtime_error when it stays closed
using Door = std::function<Pass(Connection&, std::string const& login)>;
/// The door at which everybody types a password.
Pass sign_in(Connection&, std::string const& login);

/// Somebody signed in, with the key of their device registered. A session that has ended begins anew.
class Person {
 public:
  /// @throws as Door
  Person(Connection&, std::string const& login, Door);

  /// @throws std::runtime_error when the server refuses
  std::string get(std::string const& target);
  std::string post(std::string const& target, std::string const& body);
  Outcome attempt(std::string const& target, std::string const& body);
  /// The bytes of a file as they are. @throws as `post`
  std::string upload(std::string const& target, std::string const& bytes, std::string_view media_type);
  /// Sends commands in order, at most 400 at once. Refusals are in the outcomes.
  /// @param made_at  when they were done; 0 = now
  std::vector<Outcome> send(std::vector<Waiting> const&, base::Instant made_at = {});

  platform::auth::PersonId id() const { return pass_.person; }
  platform::auth::OrganisationId organisation() const { return pass_.organisation; }
  platform::auth::KeyId key() const { return key_id_; }
  std::string sign(std::string_view text) const { return key_.sign(text); }

 private:
  void register_key();
  Reply call(char const* method, std::string const& target, std::string const& body,
             std::vector<Header> const& more);
  Reply write(std::string const& target, std::string const& body, std::string_view media_type);
  Connection& connection_;
  std::string login_;
  Door door_;
  Pass pass_;
  platform::auth::KeyId key_id_;
  DeviceKey key_;
};

/// A fresh UUIDv7.
std::string make_uuid();

}  // namespace app::demo
