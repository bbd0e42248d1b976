// Signing in, keys of devices, and commands in batches.
#include "app/demo/client.h"

#include <openssl/evp.h>

#include <chrono>
#include <random>
#include <stdexcept>

#include "app/demo/answer.h"
#include "app/demo/body.h"
#include "app/demo/people.h"
#include "base/uuid.h"
#include "platform/auth/secret.h"
#include "platform/http/batch.h"

namespace app::demo {
namespace {

constexpr std::size_t kBatchMax = 400;

struct SignedIn {
  platform::auth::PersonId person;
  std::string csrf;
  struct Worn {
    platform::auth::OrganisationId organisation;
  } hat;
};
using Worn = SignedIn::Worn;
DESCRIBE(Worn, "The hat.", FIELD(organisation, "of which"))
DESCRIBE(SignedIn, "Who is signed in.", FIELD(person, "who"), FIELD(csrf, "token of writes"),
         FIELD(hat, "worn"))
struct Registered {
  platform::auth::KeyId id;
};
DESCRIBE(Registered, "A key.", FIELD(id, "key"))

base::Instant now() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

Reply accepted(Reply reply, std::string const& what) {
  if (reply.status == 200) return reply;
  throw std::runtime_error{what + ": " + std::to_string(reply.status) + " " + reply.body.substr(0, 300)};
}

}  // namespace

std::string make_uuid() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  return base::Uuid::make_v7(now(), random(), random()).text();
}

struct DeviceKey::Secret {
  EVP_PKEY* key{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
  ~Secret() { EVP_PKEY_free(key); }
};

DeviceKey::DeviceKey() : secret_{std::make_unique<Secret>()} {}
DeviceKey::~DeviceKey() = default;
DeviceKey::DeviceKey(DeviceKey&&) noexcept = default;

std::string DeviceKey::public_base64() const {
  unsigned char bytes[32];
  auto size = sizeof bytes;
  EVP_PKEY_get_raw_public_key(secret_->key, bytes, &size);
  return platform::auth::to_base64({reinterpret_cast<char const*>(bytes), size});
}

std::string DeviceKey::sign(std::string_view text) const {
  unsigned char bytes[64];
  auto size = sizeof bytes;
  auto* const context = EVP_MD_CTX_new();
  EVP_DigestSignInit(context, nullptr, nullptr, nullptr, secret_->key);
  EVP_DigestSign(context, bytes, &size, reinterpret_cast<unsigned char const*>(text.data()), text.size());
  EVP_MD_CTX_free(context);
  return platform::auth::to_base64({reinterpret_cast<char const*>(bytes), size});
}

Pass sign_in(Connection& connection, std::string const& login) {
  auto const body = Body{}.set("login", login).set("password", kPassword).set("scanner", true).text();
  auto reply = accepted(connection.call("POST", "/api/auth/login", body, {{"Content-Type", "application/json"}}),
                        login + " signs in");
  auto const me = read_answer<SignedIn>(reply.body);
  return {std::move(reply.cookie), me.csrf, me.person, me.hat.organisation};
}

Person::Person(Connection& connection, std::string const& login, Door door)
    : connection_{connection}, login_{login}, door_{std::move(door)}, pass_{door_(connection_, login_)} {
  register_key();
}

void Person::register_key() {
  auto const key = key_.public_base64();
  auto const proof = key_.sign(platform::auth::proof_text(id(), key));
  key_id_ = read_answer<Registered>(
                post("/api/auth/keys",
                     Body{}.set("public_key", key).set("device", "demo phone").set("proof", proof).text()))
                .id;
}

std::string Person::get(std::string const& target) {
  return accepted(call("GET", target, {}, {}), login_ + " GET " + target).body;
}

Reply Person::call(char const* method, std::string const& target, std::string const& body,
                   std::vector<Header> const& more) {
  auto const attempt_once = [&] {
    std::vector<Header> headers{{"Cookie", pass_.cookie}, {"X-CSRF-Token", pass_.csrf}};
    headers.insert(headers.end(), more.begin(), more.end());
    return connection_.call(method, target, body, headers);
  };
  auto reply = attempt_once();
  if (reply.status != 401) return reply;
  pass_ = door_(connection_, login_);
  return attempt_once();
}

Reply Person::write(std::string const& target, std::string const& body, std::string_view media_type) {
  auto const id = make_uuid();
  return call("POST", target, body, {{"Idempotency-Key", id}, {"Content-Type", media_type}});
}

std::string Person::post(std::string const& target, std::string const& body) {
  return accepted(write(target, body, "application/json"), login_ + " POST " + target).body;
}

Outcome Person::attempt(std::string const& target, std::string const& body) {
  auto reply = write(target, body, "application/json");
  return {reply.status, std::move(reply.body)};
}

std::string Person::upload(std::string const& target, std::string const& bytes, std::string_view media_type) {
  return accepted(write(target, bytes, media_type), login_ + " POST " + target).body;
}

std::vector<Outcome> Person::send(std::vector<Waiting> const& all, base::Instant made_at) {
  std::vector<Outcome> out;
  for (std::size_t begin = 0; begin < all.size(); begin += kBatchMax) {
    std::vector<std::string> commands;
    for (auto i = begin; i < std::min(all.size(), begin + kBatchMax); ++i) {
      Body command;
      command.set("id", make_uuid()).set("method", "POST").set("path", all[i].path).raw("body", all[i].body);
      if (made_at.ms) command.set("made_at", made_at);
      commands.push_back(command.text());
    }
    auto const answer = post("/api/commands", Body{}.raw("commands", json_list(commands)).text());
    for (auto& r : read_answer<platform::http::BatchAnswer>(answer).results)
      out.push_back({static_cast<int>(r.status), std::move(r.body.text)});
  }
  return out;
}

}  // namespace app::demo
