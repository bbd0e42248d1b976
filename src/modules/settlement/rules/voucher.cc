// The standard chart, the numbers of vouchers and what they say.
#include "modules/settlement/rules/voucher.h"

#include <utility>

namespace settlement::rules {
namespace {

constexpr std::array<std::pair<char const*, char const*>, kPurposes> kStandard{{
    {"1002", "银行存款"},                       // bank
    {"1122", "应收账款"},                       // receivable
    {"2202", "应付账款"},                       // payable
    {"6001", "主营业务收入"},                   // income
    {"6401", "主营业务成本"},                   // cost
    {"2221.01.01", "应交增值税（进项税额）"},   // input_tax
    {"2221.01.07", "应交增值税（销项税额）"},   // output_tax
    {"6603", "财务费用"},                       // difference
    {"1012", "其他货币资金—代收货款"},          // cod_held
    {"2241", "其他应付款—代收货款"},            // cod_owed
    {"6711", "营业外支出—赔偿"},                // compensation
}};

/// By what their cause begins with.
constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
    {"settlement/statement/", "结算单"},  {"settlement/line/", "争议行"},  {"settlement/invoice/", "尾差"},
    {"settlement/matching/", "尾差"},     {"settlement/payment/", "收付款"}, {"settlement/netting/", "抵销"},
    {"settlement/cod/", "代收货款"},      {"settlement/remittance/", "汇缴"}, {"settlement/loss/", "赔偿"},
    {"cost/expense/", "支出"}};

std::string_view kind_of(std::string_view cause) {
  for (auto const& [begins, kind] : kKinds)
    if (cause.starts_with(begins)) return kind;
  return {};
}

}  // namespace

LedgerCodes standard_codes(OrganisationId party) {
  LedgerCodes out;
  for (std::size_t i = 0; i < kPurposes; ++i) {
    out[i].party = party;
    out[i].purpose = static_cast<Purpose>(i);
    out[i].code = kStandard[i].first;
    out[i].name = kStandard[i].second;
  }
  return out;
}

std::vector<std::int64_t> numbers_of(std::vector<VoucherEntry> const& entries, std::int64_t before) {
  std::vector<std::int64_t> out;
  out.reserve(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == 0 || entries[i].operation != entries[i - 1].operation) ++before;
    out.push_back(before);
  }
  return out;
}

std::string summary_of(VoucherEntry const& e) {
  std::string out{e.reverses ? "冲正" : ""};
  for (std::string_view const part : {kind_of(e.cause), std::string_view{e.note}}) {
    if (part.empty()) continue;
    if (!out.empty()) out += ' ';
    out += part;
  }
  return out;
}

}  // namespace settlement::rules
