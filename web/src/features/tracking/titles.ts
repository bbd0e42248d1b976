// What the menu says of tracking: the shell carries this and no other of its texts.
export const TITLES = {
  terminals: ['车载终端', 'Terminals'],
  commands: ['终端指令', 'Terminal commands'],
  uploads: ['终端上传', 'Uploads of terminals'],
  media: ['车载影像', 'Photographs of vehicles'],
  questions: ['平台查岗', 'Questions from above'],
  quarantine: ['隔离报文', 'Quarantined messages'],
} as const;
