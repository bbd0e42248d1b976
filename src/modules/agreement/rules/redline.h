// Redline 修订对照: what one version says otherwise than another, texts by words and tables by rows.
#pragma once
#include <string>
#include <vector>

#include "engine/redline/redline.h"
#include "modules/agreement/agreement.h"

namespace agreement::rules {

enum class TextChange { kept, removed, added };
DESCRIBE_ENUM(TextChange, "Fate of a run of text.", "kept", "removed", "added")
struct TextRun {
  TextChange change{};
  std::string text;
};
DESCRIBE(TextRun, "A run of text.", FIELD(change, "its fate"), FIELD(text, "it"))

/// A field that differs; of texts the runs, of other values the old and the new one as the API shows them.
struct FieldChange {
  std::string field;
  std::string before, after;
  std::vector<TextRun> runs;
};
DESCRIBE(FieldChange, "A field that differs.", FIELD(field, "its name"), FIELD(before, "old value"),
         FIELD(after, "new value"), FIELD(runs, "of a text: its runs"))

enum class RowChange { changed, removed, added };
DESCRIBE_ENUM(RowChange, "Fate of a clause.", "changed", "removed", "added")
/// A clause that differs. Of one removed or added every field is told.
struct ClauseChange {
  std::string table;      ///< field of `Clauses`
  std::int64_t number{};  ///< of the clause; 0 of a part that is no table
  RowChange change{};
  std::vector<FieldChange> fields;
};
DESCRIBE(ClauseChange, "A clause that differs.", FIELD(table, "part of the clauses"),
         FIELD(number, "of the clause; 0 of a part that is no table"), FIELD(change, "its fate"),
         FIELD(fields, "what differs"))

/// In the order of the parts and of the later version's numbers.
std::vector<ClauseChange> compare(Clauses const& before, Clauses const& after);

}  // namespace agreement::rules
