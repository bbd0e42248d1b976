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

/// A4 with lines and sums by tax rate, and an empty field for each side's seal. It says nothing of when or by whom
/// it is looked at.
/// @returns the bytes of a PDF
/// @cost some 50 ms
/// @errors code_not_encodable
base::Result<std::string> draw_to_seal(Tx&, platform::auth::Hat const&, rules::Statement const&,
                                       base::Instant made_at);
/// The file with its seals, the same at each call once there is one; before, as the statement stands.
/// @errors statement_unknown, out_of_reach
base::Result<platform::http::File> print_statement(Look&, OneStatement const&);
/// Every event behind every line. @errors statement_unknown, out_of_reach
base::Result<platform::http::File> export_statement(Look&, AskSheet const&);

}  // namespace settlement::service
