// Sending, collecting and naming of errors over libpq's pipeline mode.
#include "platform/db/postgres_connection.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <deque>
#include <map>
#include <memory>
#include <utility>

namespace platform::db {
namespace {

/// Answers of posted statements are small, but both sides would wait for ever if they filled the socket.
constexpr int kUnderWayMax = 256;
/// A server that takes the connection and says nothing would be waited for as long as the kernel keeps it.
constexpr char const* kConnectTimeoutS = "5";

// Types that the server shall take parameters for, so that `$1 = 0` and `$1 - 1` mean the same on both engines.
constexpr Oid kBytea = 17, kBigint = 20, kText = 25, kDouble = 701, kInferred = 0;

[[noreturn]] void raise(PGresult const* result) {
  auto const* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  std::string_view const state = field ? field : "08000";
  std::string const text = PQresultErrorMessage(result);
  if (state == "23505") throw UniqueViolation(text);
  if (state == "40001" || state == "40P01") throw RunAgain(text);
  if (state == "53100") throw DiskFull(text);
  for (auto const* unavailable : {"08", "57P", "53", "25006", "55000"})
    if (state.starts_with(unavailable)) throw Unavailable(text);
  throw std::runtime_error("postgres " + std::string{state} + ": " + text);
}

bool is_this_machine(std::string_view host) {
  return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1" ||
         host.starts_with("127.");
}

/// Does some host of the URL lie beyond this machine? What goes there must not be read or answered by others.
bool is_elsewhere(std::string const& url) {
  std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> const options{PQconninfoParse(url.c_str(), nullptr),
                                                                              PQconninfoFree};
  for (auto const* option = options.get(); option && option->keyword; ++option) {
    if (std::string_view{option->keyword} != "host" || !option->val) continue;
    for (std::string_view hosts{option->val}; !hosts.empty();) {
      auto const host = hosts.substr(0, hosts.find(','));
      if (!is_this_machine(host)) return true;
      hosts.remove_prefix(std::min(host.size() + 1, hosts.size()));
    }
  }
  return false;
}

bool has_failed(PGresult const* r) {
  auto const status = PQresultStatus(r);
  return status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK;
}

class Cursor final : public Row {
 public:
  explicit Cursor(PGresult* r) : r_{r} {}
  int row{};
  int columns() const override { return PQnfields(r_); }
  std::string_view name(int c) const override { return PQfname(r_, c); }
  bool null(int c) const override { return PQgetisnull(r_, row, c) == 1; }
  std::int64_t integer(int c) const override {
    auto const* text = PQgetvalue(r_, row, c);
    return *text == 't' ? 1 : std::strtoll(text, nullptr, 10);
  }
  double real(int c) const override { return std::strtod(PQgetvalue(r_, row, c), nullptr); }
  std::string_view text(int c) const override {
    std::string_view const text{PQgetvalue(r_, row, c), static_cast<std::size_t>(PQgetlength(r_, row, c))};
    return PQftype(r_, c) == kBytea ? unescape(c, text) : text;
  }

 private:
  /// "\x4a4b" → "JK"; kept until the same column is read again.
  std::string_view unescape(int c, std::string_view hex) const {
    auto& bytes = bytes_[c];
    bytes.clear();
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {
      unsigned byte = 0;
      std::from_chars(&hex[i], &hex[i] + 2, byte, 16);
      bytes += static_cast<char>(byte);
    }
    return bytes;
  }
  PGresult* r_;
  mutable std::map<int, std::string> bytes_;
};

/// Parameters as libpq wants them: texts, numbers as text, bytes as they are.
class Bound {
 public:
  explicit Bound(std::span<Param const> params) {
    for (auto const& p : params) std::visit(*this, p.value());
  }
  void operator()(std::monostate) { add(nullptr, 0, 0, kInferred); }
  void operator()(std::int64_t n) { add_number(n, kBigint); }
  void operator()(double d) { add_number(d, kDouble); }
  void operator()(std::string_view s) {
    if (s.find('\0') != s.npos) throw std::runtime_error("a text with a zero byte cannot be stored");
    add(kept_.emplace_back(s).c_str(), 0, 0, kText);  // libpq wants it to end with a zero
  }
  void operator()(Blob b) { add(b.bytes.data() ? b.bytes.data() : "", static_cast<int>(b.bytes.size()), 1, kBytea); }

  int size() const { return static_cast<int>(values_.size()); }
  char const* const* values() const { return values_.data(); }
  int const* lengths() const { return lengths_.data(); }
  int const* formats() const { return formats_.data(); }
  Oid const* types() const { return types_.data(); }

 private:
  template <typename Number>
  void add_number(Number n, Oid type) {
    char text[32];
    auto const end = std::to_chars(text, text + sizeof text, n).ptr;
    add(kept_.emplace_back(text, end).c_str(), 0, 0, type);
  }
  void add(char const* value, int length, int format, Oid type) {
    values_.push_back(value);
    lengths_.push_back(length);
    formats_.push_back(format);
    types_.push_back(type);
  }
  std::deque<std::string> kept_;
  std::vector<char const*> values_;
  std::vector<int> lengths_, formats_;
  std::vector<Oid> types_;
};

}  // namespace

PostgresConnection::PostgresConnection(std::string url) : url_{std::move(url)} {
  try {
    connect();
  } catch (...) {
    PQfinish(c_);
    throw;
  }
}

void PostgresConnection::connect() {
  PQfinish(c_);
  statements_.clear();
  under_way_ = 0;
  begun_ = false;
  // In this order, so that what the URL says wins over what is usual here.
  char const* const keys[] = {"connect_timeout", "sslmode", "dbname", nullptr};
  char const* const values[] = {kConnectTimeoutS, is_elsewhere(url_) ? "verify-full" : "prefer", url_.c_str(), nullptr};
  c_ = PQconnectdbParams(keys, values, 1);
  if (PQstatus(c_) != CONNECTION_OK) throw Unavailable(PQerrorMessage(c_));
  PQsetErrorVerbosity(c_, PQERRORS_TERSE);  // a DETAIL line would carry values of the row into the log
  PQsetNoticeReceiver(c_, &PostgresConnection::notice, this);
  PQenterPipelineMode(c_);
}

/// "canceling wait for synchronous replication" is a WARNING in the server's language while COMMIT runs: any counts.
void PostgresConnection::notice(void* self, PGresult const* r) {
  auto& connection = *static_cast<PostgresConnection*>(self);
  auto const* severity = PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (connection.committing_ && severity && std::string_view{severity} == "WARNING") connection.warned_ = true;
}

void PostgresConnection::begin(char const* how) {
  if (PQstatus(c_) != CONNECTION_OK) connect();
  how_ = how;
  committing_ = warned_ = false;
}

void PostgresConnection::send_begin() {
  if (begun_) return;
  assert(how_ && "a statement outside of a transaction");
  send_plain(how_);
  begun_ = true;
}

void PostgresConnection::send_plain(char const* sql) {
  if (PQsendQueryParams(c_, sql, 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) raise_lost(PQerrorMessage(c_));
  ++under_way_;
}

std::string const& PostgresConnection::prepared(std::string_view sql, std::span<Param const> params) {
  auto const known = statements_.find(sql);
  if (known != statements_.end()) return known->second;
  auto name = "s" + std::to_string(made_++);
  Bound const bound{params};
  if (PQsendPrepare(c_, name.c_str(), std::string{sql}.c_str(), bound.size(), bound.types()) != 1)
    raise_lost(PQerrorMessage(c_));
  ++under_way_;
  return statements_.emplace(std::string{sql}, std::move(name)).first->second;
}

void PostgresConnection::send(std::string_view sql, std::span<Param const> params) {
  Bound const bound{params};
  send_begin();
  auto const& name = prepared(sql, params);
  if (PQsendQueryPrepared(c_, name.c_str(), bound.size(), bound.values(), bound.lengths(), bound.formats(), 0) != 1)
    raise_lost(PQerrorMessage(c_));
  ++under_way_;
}

void PostgresConnection::run_later(std::string_view sql, std::span<Param const> params) {
  send(sql, params);
  if (under_way_ < kUnderWayMax) return;
  Answer answer;
  collect(answer);
}

std::int64_t PostgresConnection::run(std::string_view sql, std::span<Param const> params, Sink const* sink) {
  send(sql, params);
  Answer answer;
  collect(answer);
  if (sink && PQresultStatus(answer.last) == PGRES_TUPLES_OK) {
    Cursor cursor{answer.last};
    for (; cursor.row < PQntuples(answer.last); ++cursor.row) (*sink)(cursor);
  }
  std::string_view const command = PQcmdStatus(answer.last);
  return command.starts_with("SELECT") ? 0 : std::strtoll(PQcmdTuples(answer.last), nullptr, 10);
}

void PostgresConnection::raise_lost(std::string const& text) const {
  if (committing_) throw Unavailable("outcome of a commit is unknown: " + text);
  throw RunAgain(text);
}

void PostgresConnection::collect(Answer& answer) {
  if (PQpipelineSync(c_) != 1) raise_lost(PQerrorMessage(c_));
  PGresult* first_failed = nullptr;
  for (auto synced = false; !synced;) {
    auto* const r = PQgetResult(c_);
    if (!r && PQstatus(c_) != CONNECTION_OK) break;
    if (!r) continue;  // the end of one statement's results
    synced = PQresultStatus(r) == PGRES_PIPELINE_SYNC;
    if (synced || PQresultStatus(r) == PGRES_PIPELINE_ABORTED) PQclear(r);
    else if (has_failed(r) && !first_failed) first_failed = r;
    else PQclear(std::exchange(answer.last, r));
  }
  under_way_ = 0;
  struct Clear {
    PGresult* r;
    ~Clear() { PQclear(r); }
  } const clear{first_failed};
  if (PQstatus(c_) != CONNECTION_OK) raise_lost(PQerrorMessage(c_));
  if (!first_failed) return;
  statements_.clear();  // which of those just prepared exist is not known; names are never used again
  raise(first_failed);
}

void PostgresConnection::commit() {
  if (!begun_) return;
  committing_ = true;
  send_plain("COMMIT");
  Answer answer;
  try {
    collect(answer);
  } catch (std::exception const&) {
    if (PQstatus(c_) == CONNECTION_OK) committing_ = false;
    throw;
  }
  committing_ = begun_ = false;
  if (warned_) throw Unavailable("outcome of a commit is unknown: the standby did not confirm it");
  if (std::string_view{PQcmdStatus(answer.last)} == "ROLLBACK")
    throw std::logic_error("a work went on after a statement of it had failed");
}

void PostgresConnection::roll_back() noexcept {
  committing_ = false;
  if (!std::exchange(begun_, false) || PQstatus(c_) != CONNECTION_OK) return;
  try {
    Answer answer;
    if (under_way_ > 0) collect(answer);
  } catch (std::exception const&) {  // whatever was on the way is taken back now
  }
  try {
    send_plain("ROLLBACK");
    Answer answer;
    collect(answer);
  } catch (std::exception const&) {  // the connection is gone, and the transaction with it
  }
}

}  // namespace platform::db
