// Words of mail for tables.
#include "modules/mail/service/sheet_file.h"

#include "modules/mail/service/words.h"

namespace mail::service {

platform::documents::TableOptions chinese_table() {
  platform::documents::TableOptions options;
  options.title = [](base::Field const& field) { return std::string{field.doc}; };
  options.label = [](base::Type const&, std::string_view name) { return chinese_of(name); };
  return options;
}

}  // namespace mail::service
