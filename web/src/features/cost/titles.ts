// What the menu says of costs: the shell carries these and no other of their texts.
export const TITLES = {
  budgets: ['预算', 'Budgets'],
  expenses: ['支出', 'Expenses'],
  anomalies: ['费用稽核', 'Anomalies'],
  analysis: ['成本分析', 'Cost analysis'],
  benefit: ['共赢表', 'Benefit'],
} as const;
