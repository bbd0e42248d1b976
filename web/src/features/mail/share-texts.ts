// Texts of sharing an item with somebody who has no account.
import { textsOf } from '@/lib/i18n';

export const t = textsOf({
  share: ['分享', 'Share'],
  title: ['分享在途查询', 'Share where it is'],
  about: [
    '打开链接的人可看到承运车辆的位置和预计到达，看不到姓名、电话和地址；邮件交付或到期后不再显示。',
    'The link shows the vehicle and when it comes, no name, phone or address, until the item is handed over.',
  ],
  recipient: ['分享给（可不填）', 'For whom (may be empty)'],
  hours: ['有效期', 'Opens for'],
  day: ['1 天', 'A day'],
  threeDays: ['3 天', 'Three days'],
  week: ['7 天', 'A week'],
  make: ['生成链接', 'Make the link'],
  made: ['链接已生成', 'The link is made'],
  copy: ['复制', 'Copy'],
  copied: ['链接已复制', 'Copied'],
  revoke: ['撤销', 'End it'],
  revoked: ['链接已撤销', 'The link no longer opens'],
  known: ['有效的链接', 'Links that open'],
  until: ['至 {time}', 'until {time}'],
});
