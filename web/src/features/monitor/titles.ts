// What the menu says of the monitor: the shell carries these and no other of its texts.
export const TITLES = {
  live: ['实时监控', 'Live monitor'],
  runs: ['运行看板', 'Runs of the day'],
  alerts: ['告警', 'Alerts'],
  rules: ['告警规则', 'Alert rules'],
  accuracy: ['到达预计准确度', 'Accuracy of estimates'],
  shares: ['分享链接', 'Shared links'],
  punctuality: ['准点与告警统计', 'Punctuality and alerts'],
} as const;
