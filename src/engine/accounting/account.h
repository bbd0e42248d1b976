// Accounts of the parties' books and what their balances may be.
#pragma once
#include <compare>
#include <cstdint>

#include "base/ids.h"
#include "base/units.h"

namespace accounting {

using AccountId = base::Id<struct AccountTag>;
using PartyId = base::Id<struct PartyTag>;  ///< an organisation, a driver, a keeper: whoever keeps books here

/// Whose money it is: the party's own, or held for others (COD 代收货款), which never mixes with it.
enum class Fund : std::uint8_t { own, escrow };

/// What an account is for.
enum class Purpose : std::uint8_t {
  bank,        ///< 银行存款
  receivable,  ///< 应收账款
  payable,     ///< 应付账款
  income,      ///< 收入
  cost,        ///< 成本
  input_tax,   ///< 进项税额
  output_tax,  ///< 销项税额
  difference,  ///< 尾差: what a tolerance writes off
  cod_held,    ///< COD money in hands
  cod_owed,    ///< COD money owed to senders
  compensation ///< 赔偿: paid for losses less what others bear of it
};

/// On which side of zero a balance may lie, at every instant.
enum class BalanceRule : std::uint8_t { free, debit, credit };

constexpr Fund fund_of(Purpose p) {
  return p == Purpose::cod_held || p == Purpose::cod_owed ? Fund::escrow : Fund::own;
}

/// COD in hands is never less than nothing, and never owed from the wrong side; the rest may be overdrawn or
/// paid in advance unless its account says otherwise.
constexpr BalanceRule usual_rule(Purpose p) {
  if (p == Purpose::cod_held) return BalanceRule::debit;
  return p == Purpose::cod_owed ? BalanceRule::credit : BalanceRule::free;
}

/// One account of a party's books.
struct Account {
  AccountId id;
  PartyId party;  ///< in whose books it stands
  Purpose purpose;
  PartyId counterparty;  ///< with whom; 0 where that is nobody in particular
  BalanceRule rule{usual_rule(purpose)};
  bool operator==(Account const&) const = default;
};

/// The state of an account at an instant. Debits are positive, credits negative.
struct Balance {
  base::Money posted;
  base::Money pending_debit;   ///< ≥ 0: debits that wait for being posted or voided
  base::Money pending_credit;  ///< ≥ 0
  bool operator==(Balance const&) const = default;

  Balance operator+(Balance const& o) const {
    return {posted + o.posted, pending_debit + o.pending_debit, pending_credit + o.pending_credit};
  }
  /// Holds when every pending entry of the bad side were posted and none of the good side.
  bool obeys(BalanceRule rule) const {
    if (rule == BalanceRule::debit) return posted >= pending_credit;
    if (rule == BalanceRule::credit) return posted + pending_debit <= base::Money{};
    return true;
  }
};

}  // namespace accounting
