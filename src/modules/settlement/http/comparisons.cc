// Routes of comparisons.
#include "modules/settlement/http/settlement.h"
#include "modules/settlement/service/comparison.h"
#include "modules/settlement/service/position_gap.h"

namespace settlement::http {

using platform::http::Method;
using platform::http::Rate;
using namespace service;

void install_comparisons(platform::app::Host& host) {
  host.query<AskPositionGaps, PositionGaps>(
      {Method::get, "/api/settlement/position_gaps", "agreement.talks",
       "Prices that two sides talk about with the volume of a period.", Rate::heavy},
      view_position_gaps);
  constexpr char const* kRead = "settlement.read";
  constexpr char const* kConfirm = "settlement.confirm";
  host.upload<UploadTheirs, ComparisonReport>(
      {Method::post, "/api/settlement/statements/{statement}/comparisons", kConfirm,
       "Sets the other side's list against a statement, or tells what would come of it.", Rate::heavy},
      upload_theirs);
  host.query<OneStatement, ComparisonList>({Method::get, "/api/settlement/statements/{statement}/comparisons",
                                            kRead, "Comparisons of a statement, newest first."},
                                           list_comparisons);
  host.file<AskTheirForm>(
      {Method::get, "/api/settlement/comparisons/form", kConfirm, "The empty form of a list."}, their_form);
  host.query<AskCompared, ComparedList>({Method::get, "/api/settlement/comparisons/{comparison}", kRead,
                                         "What came of each number, differences first."},
                                        list_compared);
  host.file<ExportCompared>({Method::get, "/api/settlement/comparisons/{comparison}/export",
                             "settlement.export", "What came of each number, as CSV or XLSX.", Rate::heavy},
                            export_compared);
  host.command<DisputeCompared, StatementView>(
      {Method::post, "/api/settlement/comparisons/{comparison}/dispute", kConfirm,
       "Makes differences disputes.", Rate::write},
      dispute_compared);
}

}  // namespace settlement::http
