// A statement on paper and as a file of rows.
#pragma once
#include "modules/settlement/service/statement.h"
#include "platform/http/route.h"
#include "platform/http/sheet_file.h"

namespace settlement::service {

struct AskSheet {
  StatementId statement;
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
};
DESCRIBE(AskSheet, "Which statement, as what.", FIELD(statement, "which"), FIELD(format, "form").or_default())

/// A4, with lines, sums by tax rate and both seals. @errors statement_unknown, out_of_reach
base::Result<platform::http::File> print_statement(Look&, OneStatement const&);
/// Every event behind every line. @errors statement_unknown, out_of_reach
base::Result<platform::http::File> export_statement(Look&, AskSheet const&);

}  // namespace settlement::service
