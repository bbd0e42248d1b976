// What is wrong with a tariff, or with what is to be priced by it.
#pragma once
#include "base/result.h"

#define REFUSAL_MODULE "rating"
#define RATING_REFUSALS(X)                                                                                   \
  X(rule_twice, 422, "计价条款编号重复", "Two rules have the same id.")                                      \
  X(tiers_malformed, 422, "阶梯须从零开始并逐级递增", "Tiers begin at zero and rise.")                       \
  X(tiers_not_allowed, 422, "包月和分成不设阶梯", "A line-month or a revenue share has one tier.")           \
  X(price_out_of_range, 422, "单价须不小于零且在上限以内；分成不超过100%",                                   \
    "A price is at least zero and below the limit; a share is at most 100 %.")                               \
  X(fen_broken, 422, "扣款和奖励须为整分", "A penalty or bonus is a whole number of fen.")                   \
  X(step_out_of_range, 422, "进位单位须大于零", "The step that quantities are rounded up to is above zero.") \
  X(bounds_malformed, 422, "保底和封顶不能为负，封顶不能低于保底",                                           \
    "A guarantee and a cap are not negative, and the cap is not below the guarantee.")                       \
  X(tax_out_of_range, 422, "税率须在0到100%之间", "A tax rate lies between 0 and 100 %.")                    \
  X(band_malformed, 422, "重量段的上限须大于下限", "A weight band ends above where it begins.")              \
  X(period_malformed, 422, "计费天数须在期间天数之内", "The days in force lie within those of the period.")  \
  X(quantity_out_of_range, 422, "数量为负或过大", "A quantity is negative or too large.")                    \
  X(amount_too_large, 422, "金额过大，请核对单价和数量",                                                     \
    "The amount is too large; look at price and quantity.")

namespace rating {
DECLARE_REFUSALS(RATING_REFUSALS)
}  // namespace rating
#undef REFUSAL_MODULE
