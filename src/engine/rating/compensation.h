// What is paid for a lost or damaged item.
#pragma once
#include "base/units.h"

namespace rating {

/// A loss as the law asks for it.
struct Loss {
  base::Money postage;   ///< the fees paid for the item
  base::Money loss;      ///< the actual loss: the whole value of what is gone, or the damage
  base::Money declared;  ///< 保价额; 0: not insured
  base::Money value;     ///< actual value of the content; needed when insured
  bool whole{true};      ///< everything gone, not a part
  bool registered_letter{};
  bool ordinary{};       ///< 平常邮件: nobody ticked it
  bool universal{true};  ///< mail of the universal service; else civil law asks for all of it
  bool grave{};          ///< intent or gross negligence, or the limit was never told: nothing limits it
  std::int64_t times_postage{3};
};

/// Insured and gone: the declared value. Insured and damaged: the loss in the proportion
/// declared / value, at most all of it. Not insured: the loss, at most three times the postage. A registered
/// letter without declared value: three times the postage. Ordinary mail: nothing. Outside the universal
/// service, without declared value: the loss. After intent or gross negligence the whole loss. In whole fen.
/// @pre no amount below zero; value > 0 when declared > 0
/// @source 邮政法 (2015) 45, 46, 47; 快递暂行条例 (2025) on compensation
base::Money compensation_for(Loss const&);

}  // namespace rating
