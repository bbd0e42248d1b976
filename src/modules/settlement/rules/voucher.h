// Vouchers 记账凭证: a month of one's books as a bookkeeping program takes them in.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "modules/settlement/rules/account.h"

namespace settlement::rules {

/// What an account is called in the chart of a party's own program.
struct LedgerCode {
  base::Id<struct LedgerCodeTag> id;  ///< 0: as installed
  OrganisationId party;
  Purpose purpose{};
  std::string code;  ///< 科目编码 "1122"
  std::string name;  ///< 科目名称 "应收账款"
  std::int64_t version{};
};
DESCRIBE(LedgerCode, "What an account is called in one's own chart.", FIELD(id, "key, 0: as installed"),
         FIELD(party, "in whose"), FIELD(purpose, "what for"), FIELD(code, "its code").longest(30),
         FIELD(name, "its name").longest(60), FIELD(version, "grows with every change"))

inline constexpr std::size_t kPurposes = 11;
using LedgerCodes = std::array<LedgerCode, kPurposes>;

/// Those of the accounting standards for enterprises; the columns of 应交增值税 have no code there.
/// @source 企业会计准则应用指南 附录《会计科目和主要账务处理》(财会〔2006〕18号); 财会〔2016〕22号 二 for VAT
LedgerCodes standard_codes(OrganisationId party);

/// What changed one account by one operation.
struct VoucherEntry {
  OperationId operation;
  base::Instant at;
  std::string cause, note;
  OperationId reverses;
  Purpose purpose{};
  OrganisationId counterparty;
  base::Money posted_li;
};
DESCRIBE(VoucherEntry, "A debit or credit of a voucher.", FIELD(operation, "what did it"), FIELD(at, "as of"),
         FIELD(cause, "what it is about"), FIELD(note, "remark"),
         FIELD(reverses, "posting that it takes back, 0: none"), FIELD(purpose, "what for"),
         FIELD(counterparty, "with whom, 0: nobody"),
         FIELD(posted_li, "debit above zero, 厘"))

/// The number of each entry's voucher. @param entries  those of an operation together
/// @param before  how many vouchers the month has before them
std::vector<std::int64_t> numbers_of(std::vector<VoucherEntry> const& entries, std::int64_t before);

/// 摘要: "冲正 结算单 JS-2026-0001".
std::string summary_of(VoucherEntry const&);

}  // namespace settlement::rules
