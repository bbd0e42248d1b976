// Seals inside a statement's paper: set, and as they verify now.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "modules/settlement/service/statement.h"
#include "platform/sealing/paper_seal.h"

namespace settlement::service {

/// A statement's paper and its seals, as they verify now.
struct StatementSeals {
  StatementId statement;
  std::string number, agreement_number, title, payer_name, payee_name;
  rules::StatementState state{};
  bool has_paper{}, paper_unaltered{}, in_force{};
  std::string digest, file_digest;
  base::Instant made_at;
  std::vector<platform::sealing::SealView> seals;
};
DESCRIBE(StatementSeals, "The paper of a statement and its seals.", FIELD(statement, "which"),
         FIELD(number, "number"), FIELD(agreement_number, "of the agreement"),
         FIELD(title, "of the agreement"), FIELD(payer_name, "who pays"), FIELD(payee_name, "who is paid"),
         FIELD(state, "life"), FIELD(has_paper, "it was sealed in a file"),
         FIELD(paper_unaltered, "the paper has its digest still"),
         FIELD(in_force, "the seals hold; else a dispute has lifted them"),
         FIELD(digest, "SHA-256 of the paper, hex"),
         FIELD(file_digest, "SHA-256 of the file with the seals that are set, hex"),
         FIELD(made_at, "paper made"), FIELD(seals, "in their order"))
struct AskSealedFile {
  std::string digest;
};
DESCRIBE(AskSealedFile, "Which file.", FIELD(digest, "SHA-256 of a file, hex").shortest(64).longest(64))

/// Sets the side's seal in the paper, which the first seal makes.
/// @param before  the statement as it was without this seal
/// @errors code_not_encodable
/// @throws std::runtime_error as `agreement::seal_key_of`
base::Outcome seal_in_paper(Act&, rules::Statement const& before, rules::Side);
/// The file with its seals; none when it has no seal, or was sealed before papers had them.
std::optional<std::string> sealed_file(Tx&, base::Region, rules::Statement const&);

/// @errors statement_unknown, out_of_reach
base::Result<StatementSeals> view_seals(Look&, OneStatement const&);
/// What a file in somebody's hands is, by its digest: the paper, or with the seals that were on it then.
/// @errors paper_unknown, out_of_reach
base::Result<StatementSeals> verify_file(Look&, AskSealedFile const&);

}  // namespace settlement::service
