import { globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import type { Program } from '../../../tests/support/program.ts';
import { megabytes } from '../memory.ts';
import { doorsOf } from '../no-freeze/doors.ts';
import { stoodMs } from '../no-freeze/visitor.ts';
import { cookieLine, signedIn } from '../pages.ts';
import type { Crowded } from './crowded.ts';
import { leave, type Taken, take } from './tables.ts';

/** In milliseconds and megabytes. Beside a short run others run. */
type Most = Readonly<{ stoodMs: number; firstMs: number; megabytes: number }>;
type Asked = Readonly<{ pages: number; most: Most }>;
type Asker = Readonly<{ url: string; cookie: string }>;

/** How many rows there are of what is counted here by other means than the export's own. */
const counts: Readonly<Record<string, string>> = {
	'/desk/registrations/export': `select count(*) from participation.booking b join agenda.occurrence o on o.id = b.subject where b.subject_kind = 'occurrence'`,
	'/desk/people/export': 'select count(*) from identity.person where erased_at is null',
	'/desk/partnering/export': 'select count(*) from partnering.proposal',
	'/desk/spaces/reservations/export': 'select count(*) from spaces.reservation',
	'/desk/newsletter/subscribers/export': `select count(*) from notice.subscriber where email like '%@%'`,
	'/desk/gallery/export': 'select count(*) from network.work where deleted_at is null'
};

/**
 * Takes each file that the team's pages lead to, as CSV and as .xlsx where it is a table, on a hub that is full: each is whole, has as many rows as the database, begins soon and holds neither the
 * event loop nor memory; who goes away in the middle takes no connection with her, and two who ask at once both get theirs, or words.
 */
export async function exportsComplete(
	{ url, child }: Program,
	{ seance }: Crowded,
	{ pages, most }: Asked
): Promise<{ figure: string; wrong: string[] }> {
	const asker = { url, cookie: cookieLine(await signedIn(url, 'admin')) };
	const wrong: string[] = [];
	const begin = ['/desk', `/desk/door/${seance.occurrence}`, `/desk/activities/${seance.offering}`, '/desk/import'];
	const { files } = await doorsOf({ url, headers: { cookie: asker.cookie } }, begin, pages);
	const paths = [...new Set([...files.filter((path) => path.startsWith('/desk/')), ...plainExports()])];
	let [peak, stood, longest] = [0, 0, 0];
	const looking = setInterval(() => {
		peak = Math.max(peak, megabytes(child.pid));
	}, 200);
	await stoodMs(url);
	const taken = new Map<string, Taken>();
	for (const path of paths.flatMap(bothFormats)) {
		const its = await take(asker, href(path, 'fr')).catch((error) => String(error));
		const held = await stoodMs(url);
		if (held > most.stoodMs) wrong.push(`${path}: the event loop stood still for ${held.toFixed(0)} ms`);
		stood = Math.max(stood, held);
		if (typeof its === 'string') wrong.push(`${path}: ${its}`);
		else {
			taken.set(path, its);
			longest = Math.max(longest, its.all);
			wrong.push(...(await judged(path, its, most)));
		}
	}
	wrong.push(...(await goneInTheMiddle(asker)), ...(await twoAtOnce(asker)));
	clearInterval(looking);
	if (peak > most.megabytes) wrong.push(`the exports took ${peak} MB`);
	const rows = [...taken.values()].reduce((sum, one) => sum + (one.rows ?? 0), 0);
	const figure = `exports: ${taken.size} files of ${new Set(paths.map(routeOf)).size} kinds with ${rows} rows, the longest in ${(longest / 1000).toFixed(1)} s, the loop ${stood.toFixed(0)} ms, ${peak} MB`;
	return { figure, wrong };
}

const routeOf = (path: string): string => (path.split('?')[0] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');

/** Those whose address needs nothing: a new one is found here although no page leads to it yet. */
const plainExports = (): string[] =>
	globSync('src/routes/(coulisses)/desk/**/export/+server.ts')
		.map((file) => file.replaceAll('\\', '/').slice('src/routes/(coulisses)'.length, -'/+server.ts'.length))
		.filter((path) => !path.includes('['));

const bothFormats = (path: string): string[] => {
	if (!/\/(export|problems|template\/\w+)(\?|$)/.test(path)) return [path];
	const { pathname, searchParams } = new URL(path, 'http://hub');
	const pictures = ['svg', 'png', 'json'].includes(searchParams.get('format') ?? '');
	return ['csv', 'xlsx', ...(pictures ? [searchParams.get('format') ?? ''] : [])].map((format) => {
		searchParams.set('format', format);
		return `${pathname}?${searchParams}`;
	});
};

async function judged(path: string, { status, first, rows, said }: Taken, most: Most): Promise<string[]> {
	if (status !== 200) return said && status < 500 ? [] : [`${path}: ${status} ${said}`];
	const late = first > most.firstMs ? [`${path}: its first byte came after ${first.toFixed(0)} ms`] : [];
	const query = counts[path.split('?')[0] ?? ''];
	if (!query || !/\?format=(csv|xlsx)$/.test(path)) return late;
	const { rows: counted } = await sql<{ count: number }>`${sql.raw(query)}`.execute(db);
	const count = Number(counted[0]?.count);
	return rows === count ? late : [...late, `${path}: ${rows} rows of ${count}`];
}

const LARGEST = href('/desk/registrations/export?format=csv', 'fr');

/** Four times: one more than there are connections for it would wait for ever. */
async function goneInTheMiddle(asker: Asker): Promise<string[]> {
	for (let turn = 0; turn < 4; turn++) await leave(asker, LARGEST);
	await pause(500);
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
		where datname = current_database() and state like 'idle in transaction%' and now() - xact_start > interval '200 milliseconds'`.execute(
		db
	);
	return rows[0]?.count ? [`${rows[0].count} connections are held for readers who have gone`] : [];
}

async function twoAtOnce(asker: Asker): Promise<string[]> {
	const both = await Promise.all([take(asker, LARGEST), take(asker, LARGEST)]);
	return both.flatMap(({ status, said }) =>
		status === 200 || (status === 503 && said) ? [] : [`two at once: ${status} ${said}`]
	);
}
