// State machines as data: a table of (from, action, to) and the one function that reads it.
#pragma once
#include <optional>
#include <span>

namespace mail::rules {

template <typename State, typename Action>
struct Transition {
  State from;
  Action action;
  State to;
};

/// The state after an action; empty when the table does not allow it.
template <typename State, typename Action>
std::optional<State> next_state(std::span<Transition<State, Action> const> table, State from, Action action) {
  for (auto const& t : table)
    if (t.from == from && t.action == action) return t.to;
  return {};
}

}  // namespace mail::rules
