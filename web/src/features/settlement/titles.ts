// What the menu says of settling: the shell carries these and no other of its texts.
export const TITLES = {
  statements: ['结算单', 'Statements'],
  payments: ['发票与付款', 'Invoices and payments'],
  losses: ['赔偿', 'Losses'],
  nettings: ['往来抵销', 'Netting'],
  cod: ['代收货款', 'Cash on delivery'],
  ledger: ['账簿', 'Books'],
  attainment: ['履约达标', 'Promises kept'],
  replay: ['协议重放', 'Replay'],
} as const;
