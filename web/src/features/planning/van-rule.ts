// What keeps a load off the vans, in words.
import type { Schemas } from '@/lib/api';
import { textsOf } from '@/lib/i18n';

type Rule = Schemas['Constraint'];
const WORDS = textsOf({
  none: ['未试派', 'Not tried'],
  place: ['地图上没有该站点', 'Its node is not on the map'],
  mate: ['–', '–'],
  skills: ['车辆不适合', 'No van is fit for it'],
  locked: ['车辆已出发', 'The van has left'],
  capacity: ['装不下', 'It does not fit'],
  backhaul: ['–', '–'],
  trips: ['趟次已满', 'No tour left'],
  released: ['备妥太晚', 'Ready too late'],
  window: ['赶不上时限', 'Not there by its promise'],
  pause: ['驾驶员休息', "Driver's pause"],
  rest: ['驾驶员须休息', 'Driver must rest'],
  driving: ['超过驾驶时长', 'Driving hours'],
  working: ['超过工时', 'Working hours'],
  shift: ['超过收车时间', 'Back too late'],
  vehicles: ['没有空闲的车', 'No van is free'],
  price: ['留到次日更省', 'Staying costs less'],
});
/** Of one that somebody placed by hand, which no van is asked for: a dash. */
export const vanRuleWord = (rule: Rule, isByHand = false) => (isByHand ? '–' : WORDS(rule));
