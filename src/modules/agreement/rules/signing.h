// Signing 签署: the paper, the seals over it, and whose turn it is.
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "modules/agreement/rules/version.h"

namespace agreement::rules {

/// The file that is sealed; made once. Seals write behind it.
struct Paper {
  VersionId agreement_version;
  std::string digest;   ///< SHA-256, hex
  std::string content;  ///< PDF, base64
  base::Instant made_at;
};
DESCRIBE(Paper, "The file that is sealed.", FIELD(agreement_version, "of which version"),
         FIELD(digest, "SHA-256, hex"), FIELD(content, "PDF, base64"), FIELD(made_at, "when"))

using SealId = base::Id<struct SealTag>;
/// An organisation's seal on a paper; never edited.
struct Seal {
  SealId id;
  VersionId agreement_version;
  std::int64_t place{};  ///< 1, 2
  OrganisationId organisation;
  PersonId person;
  base::Instant sealed_at;
  std::string digest;       ///< of the paper
  std::string fingerprint;  ///< of the certificate
  std::string signature;    ///< CMS, DER in base64
  std::string
      addition;  ///< what it adds to the file, base64; "": it stands beside the paper, as older ones do
  std::string file_digest;  ///< SHA-256 of the file with it, hex; "": of none
};
DESCRIBE(Seal, "A seal on a paper.", FIELD(id, "key"), FIELD(agreement_version, "of which version"),
         FIELD(place, "1: the first"), FIELD(organisation, "whose seal"), FIELD(person, "who set it"),
         FIELD(sealed_at, "when"), FIELD(digest, "of the paper"), FIELD(fingerprint, "of the certificate"),
         FIELD(signature, "CMS, DER in base64"), FIELD(addition, "what it adds to the file, base64"),
         FIELD(file_digest, "SHA-256 of the file with it, hex"))

using SealKeyId = base::Id<struct SealKeyTag>;
/// A key of an organisation; the private part is sealed by the installation.
struct StoredSealKey {
  SealKeyId id;
  OrganisationId organisation;
  std::string fingerprint, certificate, sealed_key;
  base::Instant made_at, until_at;
};
DESCRIBE(StoredSealKey, "A key of an organisation.", FIELD(id, "key"), FIELD(organisation, "whose"),
         FIELD(fingerprint, "SHA-256 of the certificate"), FIELD(certificate, "PEM"),
         FIELD(sealed_key, "private key, sealed by the installation").secret(), FIELD(made_at, "made"),
         FIELD(until_at, "certificate ends"))

/// Whose seal is next; 0 when both are there. @param seals  of the version
OrganisationId next_to_seal(Agreement const&, Version const&, std::span<Seal const> seals);
/// @errors state_forbids, own_draft, not_your_seal, already_over
base::Outcome may_seal(Agreement const&, Version const&, std::span<Seal const>, OrganisationId, PersonId,
                       base::ServiceDate today);

}  // namespace agreement::rules
