// What mail may need of the vehicle that carries it.
#pragma once
#include <cstdint>

#include "base/describe.h"

namespace planning::rules {

/// cold_chain: 冷链, a refrigerated box or compartment. Whether a vehicle may carry passengers and mail is said by the
/// timetable: trips that may not are in no plan.
enum class Skill { cold_chain };
DESCRIBE_ENUM(Skill, "What mail may need of a vehicle.", "cold_chain")

/// Sets of skills are sums of these bits.
constexpr std::int64_t bit_of(Skill s) { return std::int64_t{1} << static_cast<int>(s); }
inline constexpr std::int64_t kSkillsMost = bit_of(Skill::cold_chain);

/// What is asked for and not there; 0: all is.
constexpr std::int64_t lacking(std::int64_t needs, std::int64_t skills) { return needs & ~skills; }

}  // namespace planning::rules
