// What the server would answer, for tests of the shell and the kit that need no server.
import type { Page, Route } from '@playwright/test';
import type { components } from '../src/api/schema';

type Schemas = components['schemas'];
/** Fixed, or made from what was sent and asked. */
type Answer = object | ((body: Record<string, unknown>, query: URLSearchParams) => object);

const hat = (id: string, post: string, post_name: string, permissions: string[]): Schemas['HatView'] => ({
  id,
  organisation: '11',
  organisation_name: '云岭县公交客运有限公司',
  post,
  post_name,
  post_name_en: post.replace('_', ' '),
  reach: 'region',
  nodes: ['501'],
  permissions,
});

const MAIL = 'read handover irregularity accept import reveal bag sort waybill deliver day plan drive export';
const ALL = [
  ...MAIL.split(' ').map((p) => `mail.${p}`),
  ...['network.read', 'network.edit', 'network.import', 'message.read', 'message.send'],
  ...['org.read', 'org.manage_people', 'org.manage_units', 'org.grant', 'audit.read', 'system.manage'],
];
const clerk = hat('21', 'operations_manager', '运营经理', ALL);
const driver = hat('22', 'driver', '驾驶员', [
  'mail.read',
  'network.read',
  'message.read',
  'mail.handover',
  'mail.drive',
]);

export const me: Schemas['Me'] = {
  person: '7',
  person_name: '吴晓兰',
  region: '532999',
  hat: clerk,
  hats: [clerk, driver],
  csrf: 'token-of-this-session',
  must_change: false,
};

export const entry = (n: number): Schemas['Entry'] => ({
  id: String(90_000 - n),
  at: new Date(Date.UTC(2026, 10, 24, 6, 0, -n * 7)).toISOString(),
  person: '7',
  hat: '21',
  address: '10.8.0.12',
  device: 'web-a1b2c3',
  request_id: `req-${n}`,
  action: n % 3 ? 'mail.item_accepted' : 'org.person_changed',
  subject: `mail/item/${1000 + n}`,
  changes: { weight_g: [1200, 1250] } as never,
  purpose: '',
});

export const nowhere: Schemas['Problem'] = {
  type: '/problems/http.unknown_address',
  title: '没有这个地址。',
  title_en: 'There is no such address.',
  status: 404,
  code: 'http.unknown_address',
  detail: '',
  pointer: '',
  request_id: 'req-0',
  errors: [],
};

const ANSWERS: Record<string, Answer> = {
  'GET /api/auth/me': me,
  'POST /api/auth/login': me,
  'POST /api/auth/hat': (body) => ({ ...me, hat: me.hats.find((h) => h.id === body.hat) }),
  'POST /api/auth/logout': {},
  'GET /api/public/site': { name: '云岭县', region: '532999', demo: true },
  'GET /api/search': {
    items: [
      { kind: 'item', id: '1', title: '9876543210123', subtitle: '王** · waiting', path: '/mail/items/1' },
      { kind: 'node', id: '2', title: '石门镇综合服务站', subtitle: '乡镇站', path: '/network/nodes/2' },
    ],
  },
  'GET /api/network/nodes': { nodes: [] },
  'GET /api/audit': {
    items: Array.from({ length: 200 }, (_, n) => entry(n)),
    people: [{ id: '7', name: '吴晓兰' }],
    next: null,
  },
  'GET /api/org/views': { items: [] },
  'GET /api/org/posts': {
    items: [
      {
        code: 'audit_admin',
        name: '审计管理员',
        name_en: 'Audit',
        reach: 'region',
        powerful: true,
        permissions: ['audit.read'],
      },
      {
        code: 'hr',
        name: '人力资源',
        name_en: 'HR',
        reach: 'organisation',
        powerful: false,
        permissions: ['org.manage_people'],
      },
    ],
    rights: [
      { code: 'audit.read', name: '查看审计', name_en: 'Read the audit book' },
      { code: 'org.manage_people', name: '管理人员与任职', name_en: 'Manage people and their posts' },
    ],
  },
};

/** Answers every call of the page from the table; a call outside it is a 404, one to another origin fails the test. */
export async function answer(page: Page, more: Record<string, Answer> = {}) {
  const table = { ...ANSWERS, ...more };
  await page.route('**/*', async (route: Route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.hostname !== '127.0.0.1') throw new Error(`a request left for ${url.origin}`);
    if (!url.pathname.startsWith('/api/')) return route.continue();
    if (url.pathname === '/api/live') return route.abort();
    const found = table[`${request.method()} ${url.pathname}`];
    if (!found) return route.fulfill({ status: 404, contentType: 'application/problem+json', json: nowhere });
    const json = typeof found === 'function' ? found((request.postDataJSON() ?? {}) as never, url.searchParams) : found;
    const status = 'code' in json && 'status' in json ? Number(json.status) : 200;
    return route.fulfill({ status, json });
  });
}
