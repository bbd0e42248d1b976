// The file that both sides seal, and what their seals add to it.
#pragma once
#include <string>

#include "modules/settlement/rules/statement.h"

namespace settlement::rules {

using PaperId = base::Id<struct StatementPaperTag>;
/// A statement as a file; made at the first seal.
struct Paper {
  PaperId id;
  StatementId statement;
  std::string digest;   ///< SHA-256, hex
  std::string content;  ///< PDF, base64
  base::Instant made_at;
};
DESCRIBE(Paper, "A statement as a file.", FIELD(id, "key"), FIELD(statement, "of which"),
         FIELD(digest, "SHA-256, hex"), FIELD(content, "PDF, base64"), FIELD(made_at, "when"))

/// A side's seal on a paper; never edited.
struct Seal {
  base::Id<struct StatementSealTag> id;
  PaperId paper;
  std::int64_t place{};  ///< 1, 2
  OrganisationId organisation;
  PersonId person;
  base::Instant sealed_at;
  std::string fingerprint;  ///< of the certificate
  std::string addition;     ///< what it adds to the file, base64
  std::string file_digest;  ///< SHA-256 of the file with it, hex
};
DESCRIBE(Seal, "A seal on a paper.", FIELD(id, "key"), FIELD(paper, "on which"),
         FIELD(place, "1: the first"), FIELD(organisation, "whose seal"), FIELD(person, "who set it"),
         FIELD(sealed_at, "when"), FIELD(fingerprint, "of the certificate"),
         FIELD(addition, "what it adds to the file, base64"),
         FIELD(file_digest, "SHA-256 of the file with it, hex"))

/// Has a side sealed it, as it stands?
inline bool has_seal(Statement const& s) { return s.payer_sealed_by || s.payee_sealed_by; }

}  // namespace settlement::rules
