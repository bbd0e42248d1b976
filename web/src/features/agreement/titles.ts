// What the menu says of agreements: the shell carries these and no other of their texts.
export const TITLES = {
  agreements: ['协议', 'Agreements'],
  obligations: ['履约事项', 'Obligations'],
  verify: ['验签', 'Verify a seal'],
  prospects: ['洽谈项目', 'Talks'],
  funnel: ['洽谈漏斗', 'Funnel of talks'],
  interfaces: ['业务对接点', 'Hand-over points'],
} as const;
