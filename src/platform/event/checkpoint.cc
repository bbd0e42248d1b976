// Signing of checkpoints and their comparison with the chain.
#include "platform/event/checkpoint.h"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

#include "base/hex.h"
#include "platform/auth/secret.h"
#include "platform/db/object.h"

namespace platform::event {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

unsigned char const* raw(std::string_view s) { return reinterpret_cast<unsigned char const*>(s.data()); }

Key private_key_of(std::string const& bytes) {
  Key key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(bytes), bytes.size()), &EVP_PKEY_free};
  if (!key) throw std::runtime_error{"the key of the journal is no Ed25519 key of 32 bytes"};
  return key;
}

std::string text_of(base::Region region, Checkpoint const& c) {
  return "yidao-checkpoint-1 " + std::to_string(region.value) + " " + std::to_string(c.n) + " " + c.hash + " " +
         std::to_string(c.at.ms);
}

/// The signature as it was stored may be anything: whatever is no hex ends it.
std::string from_hex(std::string_view hex) {
  auto const digit = [](char c) {
    auto const at = std::string_view{"0123456789abcdef"}.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    auto const high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) break;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

}  // namespace

Checkpoint sign_checkpoint(std::string const& private_key, base::Region region, Sealed const& sealed,
                           base::Instant now) {
  Checkpoint out{sealed.n, sealed.hash, now, {}};
  auto const text = text_of(region, out);
  auto const key = private_key_of(private_key);
  Context const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  std::string signature(64, '\0');
  auto length = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, raw(text),
                     text.size()) != 1)
    throw std::runtime_error{"cannot sign a checkpoint of the journal"};
  out.signature = base::to_hex(raw(signature), signature.size());
  return out;
}

std::string public_key_of(std::string const& private_key) {
  auto const key = private_key_of(private_key);
  std::string out(32, '\0');
  auto length = out.size();
  EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(out.data()), &length);
  return out;
}

std::vector<Checkpoint> list_checkpoints(db::Tx& tx, base::Region region) {
  static std::string const sql =
      "SELECT " + db::columns_of<Checkpoint>() + " FROM journal_checkpoint WHERE region = $1 ORDER BY n";
  return tx.list<Checkpoint>(sql, {region});
}

std::optional<Break> compare_checkpoints(db::Tx& tx, base::Region region, std::string const& public_key) {
  for (auto const& c : list_checkpoints(tx, region)) {
    if (!auth::verify_ed25519(public_key, text_of(region, c), from_hex(c.signature)))
      return Break{c.n, "checkpoint not signed by this key"};
    auto const hash =
        tx.find_text("SELECT hash FROM journal_event WHERE region = $1 AND n = $2 AND n > 0", {region, c.n});
    if (!hash) return Break{c.n, "chain cut before a signed checkpoint"};
    if (*hash != c.hash) return Break{c.n, "chain differs from a signed checkpoint"};
  }
  return {};
}

std::vector<base::Region> list_regions(db::Tx& tx) {
  std::vector<base::Region> out;
  tx.each(
      "SELECT region FROM journal_head UNION SELECT region FROM journal_event UNION"
      " SELECT region FROM journal_checkpoint ORDER BY region",
      {}, [&out](db::Row const& row) { out.push_back({row.integer(0)}); });
  return out;
}

}  // namespace platform::event
