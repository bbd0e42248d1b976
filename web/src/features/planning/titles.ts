// What the menu says of planning: the shell carries these and no other of its texts.
export const TITLES = {
  dayPlan: ['日计划', 'Day plan'],
  planBoard: ['计划看板', 'Plan board'],
  planMap: ['计划地图', 'Plan map'],
  vehicles: ['车辆安排', 'Vehicles'],
  refusals: ['不走原因', 'What stays'],
  changes: ['计划变更', 'Changes'],
  requests: ['用车申请', 'Vehicle requests'],
  baggage: ['旅客行李', 'Baggage'],
  orders: ['派车单', 'Vehicle orders'],
  duties: ['驾驶任务', 'Duties'],
  inspections: ['出车前例检', 'Daily inspections'],
  redRisks: ['红色风险', 'Red risks'],
  actual: ['计划与实绩', 'Plan and actual'],
  forecasts: ['邮量预测', 'Forecast'],
  settings: ['计划参数', 'Plan settings'],
} as const;
