// What the menu says of tracking: the shell carries this and no other of its texts.
export const TITLES = { terminals: ['车载终端', 'Terminals'] } as const;
