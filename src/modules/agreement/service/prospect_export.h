// The pipeline as a file for spreadsheets.
#pragma once
#include <string>

#include "modules/agreement/service/prospect_record.h"
#include "platform/http/sheet_file.h"

namespace agreement::service {

struct ExportProspects {
  platform::http::SheetFormat format{platform::http::SheetFormat::xlsx};
  std::string state, text;
  rules::StageId stage;
  PersonId owner;
  bool mine{}, unowned{}, due{};
};
DESCRIBE(ExportProspects, "Which prospects, as a file.", FIELD(format, "form of the file").or_default(),
         FIELD(state, "open, won or lost").longest(10).or_default(),
         FIELD(text, "part of the name or the partner").longest(40).or_default(),
         FIELD(stage, "in this stage").or_default(), FIELD(owner, "that this person sees to").or_default(),
         FIELD(mine, "that I see to").or_default(), FIELD(unowned, "that nobody sees to").or_default(),
         FIELD(due, "whose next contact is today or overdue").or_default())

/// Reach and filters are those of the list. @errors talks_out_of_reach
base::Result<platform::http::File> export_prospects(Look&, ExportProspects const&);

}  // namespace agreement::service
