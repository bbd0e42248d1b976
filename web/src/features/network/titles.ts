// What the menu and the first steps say of the network: the shell carries these and no other of its texts.
export const TITLES = {
  nodes: ['站点', 'Nodes'],
  map: ['线网图', 'Map'],
  lines: ['班线时刻', 'Lines'],
  mail_routes: ['邮路', 'Mail routes'],
  calendars: ['日历', 'Calendars'],
  serviceCalendars: ['服务日历', 'Service calendars'],
  markets: ['集市', 'Markets'],
  feeds: ['时刻表导入', 'Timetable files'],
  roads: ['道路地图', 'Road map'],
  stepNodes: ['登记站点', 'Register the nodes'],
  stepNodesHint: [
    '县级中心、乡镇站、村级点；邮件只在这些站点收寄、交接和投递。',
    'County centre, township stations, village points: mail is taken in, handed over and delivered there.',
  ],
  stepLines: ['导入班线时刻', 'Import the timetable'],
  stepLinesHint: [
    '导入 GTFS 时刻表，或使用运输企业导出的文件；站点与停靠站要对上。',
    'Import a GTFS timetable; its stops are tied to the nodes.',
  ],
} as const;
