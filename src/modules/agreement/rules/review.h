// Legal review 法务审核: the points that somebody of the law answers before a version is sent to be signed.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "modules/agreement/rules/version.h"

namespace agreement::rules {

/// What is looked at. @source regulation 3.2.1; 民法典 (2020) book 3; 邮政法 (2015); 个人信息保护法 (2021) 21
enum class LegalPoint {
  standing,       ///< 主体资格: licences of both for what they promise
  authority,      ///< 签署权限
  lawful_scope,   ///< 业务范围合法
  price_and_tax,  ///< 价款与税务
  liability,      ///< 责任与赔偿
  safety,         ///< 寄递与运输安全
  personal_data,  ///< 个人信息
  term_and_exit,  ///< 期限与退出
  disputes        ///< 争议解决
};
DESCRIBE_ENUM(LegalPoint, "A point of the legal checklist.", "standing", "authority", "lawful_scope",
              "price_and_tax", "liability", "safety", "personal_data", "term_and_exit", "disputes")
inline constexpr int kLegalPoints = 9;

enum class Answer { open, met, not_met, not_applicable };
DESCRIBE_ENUM(Answer, "Answer to a point.", "open", "met", "not_met", "not_applicable")

struct LegalCheck {
  VersionId agreement_version;
  LegalPoint point{};
  Answer answer{};
  std::string note;
  PersonId checked_by;
  base::Instant checked_at;
};
DESCRIBE(LegalCheck, "A point of the legal checklist.", FIELD(agreement_version, "of which version"),
         FIELD(point, "what is looked at"), FIELD(answer, "how it is"), FIELD(note, "remark"),
         FIELD(checked_by, "who answered"), FIELD(checked_at, "when"))

/// Every point in order, open where nobody has answered.
std::vector<LegalCheck> checklist_of(VersionId, std::vector<LegalCheck> const& answered);
/// Every point is met or does not apply.
bool is_complete(std::vector<LegalCheck> const& answered);
/// While it is drafted, reviewed or approved; by somebody else than who drafted it.
/// @errors state_forbids, own_draft, note_missing (not met, or not applicable)
base::Outcome may_answer(Version const&, LegalCheck const&);

using CommentId = base::Id<struct CommentTag>;

/// A remark on a clause. Internal ones are seen by the own organisation only.
struct Comment {
  CommentId id;
  VersionId agreement_version;
  OrganisationId organisation;
  bool internal{};
  std::string clause;  ///< pointer into `clauses`, "/tariff/0"; "": the whole
  std::string body;
  PersonId made_by;
  base::Instant made_at;
};
DESCRIBE(Comment, "A remark.", FIELD(id, "key"), FIELD(agreement_version, "on which version"),
         FIELD(organisation, "of whom"), FIELD(internal, "for the own organisation only"),
         FIELD(clause, "pointer to a clause; empty: the whole"), FIELD(body, "text"), FIELD(made_by, "who"),
         FIELD(made_at, "when"))

}  // namespace agreement::rules
