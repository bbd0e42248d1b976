// A dispatcher's day of its own in the demo county: mail to plan, a plan that it runs by, and changes of that.
import { expect, type Page } from '@playwright/test';
import { checkedItem, freshNumber, sealedBag, signIn, write, type Schemas } from './county';

const DAYS_EACH = 8;
/** A day of its own for each run, far from the days of other tests. @param slot  of the test, 0 to 9 */
export function ownDay(project: string, slot: number): string {
  // The timetable of the demo ends after a good half year.
  const first = (project === 'phone' ? 115 : 30) + slot * DAYS_EACH;
  const ahead = first + Math.floor(Math.random() * DAYS_EACH);
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

/** One of the next days: what is announced counts for these only. @param ahead  1 to 3 */
export const nearDay = (ahead: number) =>
  new Date(Date.now() + 4 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** Mail of one's own: a sealed bag from a station to the centre. */
export async function ownBag(page: Page): Promise<Schemas['Bag']> {
  const me = await signIn(page, 'station01');
  const { nodes } = (await (await page.request.get('/api/network/nodes')).json()) as Schemas['NodeList'];
  const centre = nodes.find((n) => n.kind === 'county_centre')!.id!;
  const number = freshNumber();
  await checkedItem(page.request, me, number, centre);
  return sealedBag(page.request, me, [number], centre);
}

export const read = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;

/** The trip that takes the bag in the published plan of the day. */
export async function tripOf(page: Page, day: string, bag: string): Promise<Schemas['TripView']> {
  const { plan } = await read<Schemas['PlanView']>(page, `/api/planning/published?service_date=${day}`);
  const { items } = await read<Schemas['LoadList']>(page, `/api/planning/plans/${plan.id}/loads?source=bag&limit=500`);
  const ride = items.find((l) => l.load.bag === bag)!.rides[0]!;
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan.id}/board`);
  return trips.find((trip) => trip.trip.trip === ride.trip)!;
}

/** A plan that the day runs by, made through the API. */
export async function publishedPlan(page: Page, me: Schemas['Me'], day: string): Promise<string> {
  const ask = { service_date: day, effort: 'quick' };
  const { plan } = await write<Schemas['PlanOfWork']>(page.request, me, '/api/planning/plans', ask);
  await expect(async () => {
    const view = await read<Schemas['PlanView']>(page, `/api/planning/plans/${plan}`);
    expect(view.plan.state).toBe('waiting');
  }).toPass({ timeout: 30_000 });
  await write(page.request, me, `/api/planning/plans/${plan}/publish`, {});
  return plan;
}

/** The operations desk asks for a vehicle on the first trip of the day, and the dispatcher approves. */
export async function orderedTrip(page: Page, plan: string, day: string) {
  const { trips } = await read<Schemas['PlanBoard']>(page, `/api/planning/plans/${plan}/board`);
  const workshop = await signIn(page, 'operations');
  const ask = { trip: trips[0]!.trip.trip, service_date: day, reason: '农产品外运' };
  const { id } = await write<Schemas['VehicleOrder']>(page.request, workshop, '/api/planning/orders', ask);
  const dispatcher = await signIn(page, 'dispatcher');
  await write(page.request, dispatcher, `/api/planning/orders/${id}/decide`, { approve: true });
}

type Change = Pick<Schemas['Change'], 'kind' | 'trip'>;

/** Fills the form of a change, looks at what it would bring, and makes it. */
export async function makeChange(page: Page, day: string, change: Change, fill: () => Promise<void>) {
  await page.goto(`/planning/changes/new?day=${day}&kind=${change.kind}&trip=${change.trip}`);
  await expect(page.getByRole('combobox', { name: '班次', exact: true })).toHaveValue(String(change.trip));
  await fill();
  await page.getByRole('button', { name: '预览影响' }).click();
  await page.getByRole('region', { name: '预览影响' }).getByRole('button', { name: '执行变更' }).click();
}

const ROWS_AT_ONCE = 500;
/** Mail that will come in at the centre: for one node, or for every village and station. */
export async function announce(page: Page, items: number, destination?: string) {
  const me = await signIn(page, 'operations');
  const { nodes } = await read<Schemas['NodeList']>(page, '/api/network/nodes');
  const centre = nodes.find((n) => n.kind === 'county_centre')!;
  const others = nodes.filter((n) => (destination ? n.id === destination : n.kind !== 'county_centre'));
  for (let from = 0; from < items; from += ROWS_AT_ONCE) {
    const stamp = `96${String(Date.now()).slice(-8)}`;
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, items - from) }, (_, i) => ({
      ...{ number: `${stamp}${String(i).padStart(3, '0')}`, place: others[(from + i) % others.length]!.place_code },
      ...{ receiver_name: '王秀梅', receiver_phone: '13908832468', weight_g: 400 + (i % 40) * 100, attested: true },
    }));
    await write(page.request, me, '/api/mail/advices', { manifest: stamp, node: centre.id, rows });
  }
}
