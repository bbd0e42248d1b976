// What came of a use case, in a form that a failed test prints well.
#pragma once
#include <gtest/gtest.h>

#include <string>

#include "base/result.h"

namespace testing_support {

/// "done", or the code of the refusal.
template <typename T>
std::string outcome_of(base::Result<T> const& r) {
  return r.ok() ? "done" : r.refusal().kind->code;
}

}  // namespace testing_support

#define EXPECT_REFUSED(result, why) EXPECT_EQ(testing_support::outcome_of(result), (why).code)
#define EXPECT_DONE(result) EXPECT_EQ(testing_support::outcome_of(result), "done")
