// Routes of nettings and of cash on delivery.
#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/cod.h"
#include "modules/settlement/service/netting.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

namespace {

constexpr char const* kRead = "settlement.read";
constexpr char const* kPay = "settlement.pay";

}  // namespace

void install_nettings(platform::app::Host& host) {
  host.query<AskNettings, NettingList>(
      {Method::get, "/api/settlement/nettings", kRead, "Nettings, newest first."}, list_nettings);
  host.query<OneNetting, NettingView>(
      {Method::get, "/api/settlement/nettings/{netting}", kRead, "A netting with its invoices."},
      view_netting);
  host.file<OneNetting>({Method::get, "/api/settlement/nettings/{netting}/paper", kRead,
                         "The netting on A4, PDF.", Rate::heavy},
                        print_netting);
  host.command<ProposeNetting, NettingView>(
      {Method::post, "/api/settlement/nettings", kPay, "Proposes to set off what both sides owe each other.",
       Rate::write},
      propose_netting);
  host.command<OneNetting, NettingView>(
      {Method::post, "/api/settlement/nettings/{netting}/agree", kPay, "Agrees to a netting.", Rate::write},
      agree_netting);
  host.command<OneNetting, NettingView>({Method::post, "/api/settlement/nettings/{netting}/drop", kPay,
                                         "Takes back or refuses a netting.", Rate::write},
                                        drop_netting);
}

void install_cod(platform::app::Host& host) {
  host.query<AskCod, CodList>({Method::get, "/api/settlement/cod", kRead, "Cash on delivery, oldest first."},
                              list_cod);
  host.file<ExportCod>({Method::get, "/api/settlement/cod/export", "settlement.export",
                        "Cash on delivery as CSV or XLSX.", Rate::heavy},
                       export_cod);
  host.query<AskCodAges, CodAges>(
      {Method::get, "/api/settlement/cod/ages", kRead, "Cash on delivery by age."}, view_cod_ages);
  host.query<AskRemittances, RemittanceList>(
      {Method::get, "/api/settlement/remittances", kRead, "Remittances, newest first."}, list_remittances);
  host.command<RemitCod, RemittanceRow>({Method::post, "/api/settlement/remittances", kPay,
                                         "Records cash on delivery that was paid on.", Rate::write},
                                        remit_cod);
  host.command<DecideRemittance, RemittanceRow>(
      {Method::post, "/api/settlement/remittances/{remittance}/decide", kPay,
       "Confirms or refuses the receipt of a remittance.", Rate::write},
      decide_remittance);
}

}  // namespace settlement::http
