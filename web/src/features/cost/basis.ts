// The parameters of a cost basis, in the order in which people read them.
export const PARAMETERS = [
  'van_km_li',
  'van_run_li',
  'van_bags',
  'own_delivery_li',
  'coach_km_li',
  'stop_run_li',
  'bag_li',
  'point_item_li',
] as const;
