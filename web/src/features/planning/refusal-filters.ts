// What the list of loads that stay is filtered by: the same for what is shown and what is exported.
export const REFUSAL_FILTERS = ['reason', 'origin', 'destination', 'source'];
