// What the menu says of settling: the shell carries these and no other of its texts.
export const TITLES = {
  statements: ['结算单', 'Statements'],
  payments: ['发票与付款', 'Invoices and payments'],
  ledger: ['账簿', 'Books'],
  replay: ['协议重放', 'Replay'],
} as const;
