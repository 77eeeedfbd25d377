/**
 * Requests a second of the pages that people open most: kept ones beside a bare page of the framework with one query and as many bytes, while ten facts a second
 * are written; what is not kept and what is signed in beside the commit before pages were kept. All in one run, in turns.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { offeringBySlug, offeringToEdit, rewriteOffering } from '#agenda/server';
import { href, parseAddress } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { by, withHub } from '../claims/support/hub.ts';
import { signedIn } from '../claims/support/pages.ts';
import { quantile } from '../claims/support/quantile.ts';
import { findPages } from '../claims/support/routes.ts';
import { joinDatabase, type Program } from '../tests/support/program.ts';
import { startBare } from './support/bare.ts';
import { startBefore } from './support/before.ts';
import { memoryKb } from './support/process.ts';

const BEFORE = '3ade65c';
const TURNS = 3;
const SECONDS = 2;
const CONNECTIONS = 20;
const FACTS_A_SECOND = 10;
const WANTED = { kept: 0.6, drawn: 2, megabytes: 450 };

type Asked = Readonly<{ url: string; cookie?: string; anew?: boolean }>;
type Rate = Readonly<{ perSecond: number; p50: number; failed: number }>;
type Row = Readonly<{ what: string; page: string; ours: Rate; other: Rate; ratio: number }>;

async function measure(program: Program): Promise<number> {
	const pages = await pagesOf(program.url);
	const { connection, release } = await joinDatabase(program);
	const bare = await startBare(connection);
	const rows: Row[] = [];
	const writing = setInterval(await writer(pages.activity ?? ''), 1000 / FACTS_A_SECOND);
	for (const [page, path] of Object.entries(pages)) {
		const url = program.url + path;
		const bytes = (await (await fetch(url)).arrayBuffer()).byteLength;
		rows.push({ what: 'kept', page, ...(await compare({ url }, { url: bare.page(bytes) })) });
	}
	clearInterval(writing);
	await bare.stop();
	const before = await startBefore(BEFORE);
	const [ourCookie, itsCookie] = [await teacher(program.url), await teacher(before.url)];
	for (const [page, path] of Object.entries(pages)) {
		const [ours, its] = [program.url + path, before.url + path];
		rows.push({ what: 'drawn', page, ...(await compare({ url: ours, anew: true }, { url: its, anew: true })) });
		const signed = await compare({ url: ours, cookie: ourCookie }, { url: its, cookie: itsCookie });
		rows.push({ what: 'signed in', page, ...signed });
	}
	await before.stop();
	await release();
	return report(rows, memoryKb(program.child.pid) / 1024);
}

async function pagesOf(url: string): Promise<Record<string, string>> {
	const found = await findPages(url, { group: 'public', begin: ['/'] });
	const activity = found.pages.find(({ route }) => route === '/agenda/[slug]')?.path ?? '';
	const paths = { home: '/', agenda: '/agenda', activity, directory: '/network', learning: '/learning' };
	const all = { ...paths, Antenne: '/antenne', 'Le jeu': '/journey' };
	return Object.fromEntries(Object.entries(all).map(([page, path]) => [page, href(path, 'fr')]));
}

/** Each call tells a fact: an activity is for others than before. */
async function writer(page: string): Promise<() => void> {
	const slug = parseAddress(page)?.path.split('/').at(-1) ?? '';
	const { given, id } = await offeringToEdit((await offeringBySlug(slug)).offering.id);
	let minAge = 0;
	return () => {
		minAge = (minAge + 1) % 90;
		void transaction((tx) => rewriteOffering(tx, id, { ...given, minAge }, by));
	};
}

const teacher = async (url: string): Promise<string> =>
	(await signedIn(url, 'teacher')).map(({ name, value }) => `${name}=${value}`).join('; ');

/** In turns, so that a slow minute of the machine falls on both. */
async function compare(ours: Asked, other: Asked): Promise<Pick<Row, 'ours' | 'other' | 'ratio'>> {
	const rates: { ours: Rate[]; other: Rate[] } = { ours: [], other: [] };
	for (const asked of [ours, other]) await load(asked, 1);
	for (let each = 0; each < TURNS; each++) {
		rates.ours.push(await load(ours, SECONDS));
		rates.other.push(await load(other, SECONDS));
	}
	const [mine, its] = [middle(rates.ours), middle(rates.other)];
	return { ours: mine, other: its, ratio: mine.perSecond / its.perSecond };
}

function middle(rates: readonly Rate[]): Rate {
	const perSecond = quantile(
		rates.map((rate) => rate.perSecond),
		0.5
	);
	const rate = rates.find((one) => one.perSecond === perSecond) as Rate;
	return { ...rate, failed: rates.reduce((sum, one) => sum + one.failed, 0) };
}

let asks = 0;

/** `anew` asks for an address that nobody has asked for before. */
async function load({ url, cookie, anew }: Asked, seconds: number): Promise<Rate> {
	const setupRequest = (request: autocannon.Request) => ({
		...request,
		path: `${new URL(url).pathname}?turn=${asks++}`
	});
	const { requests, latency, non2xx, errors } = await autocannon({
		...{ url, connections: CONNECTIONS, duration: seconds, headers: cookie ? { cookie } : {} },
		...(anew ? { requests: [{ setupRequest }] } : {})
	});
	return { perSecond: requests.average, p50: latency.p50, failed: non2xx + errors };
}

function report(rows: readonly Row[], megabytes: number): number {
	console.log('                       requests/s     beside      ratio   p50 ms   failed');
	for (const { what, page, ours, other, ratio } of rows)
		console.log(
			`${what.padEnd(10)} ${page.padEnd(10)} ${[ours.perSecond, other.perSecond].map((rate) => rate.toFixed(0).padStart(11)).join('')} ${ratio.toFixed(2).padStart(10)} ${String(ours.p50).padStart(8)} ${String(ours.failed).padStart(8)}`
		);
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/pages.json', `${JSON.stringify({ rows, megabytes }, null, '\t')}\n`);
	const least = (what: string[]) =>
		Math.min(...rows.filter((row) => what.includes(row.what)).map(({ ratio }) => ratio));
	const [kept, drawn] = [least(['kept']), least(['drawn', 'signed in'])];
	const failed = rows.reduce((sum, { ours, other }) => sum + ours.failed + other.failed, 0);
	console.log(
		`bench/pages: kept at ${kept.toFixed(2)} of a bare page at least (${WANTED.kept} wanted), drawn ${drawn.toFixed(2)} times as many as before (${WANTED.drawn}), ${megabytes.toFixed(0)} MB afterwards (${WANTED.megabytes}), ${failed} failed`
	);
	const holds = kept >= WANTED.kept && drawn >= WANTED.drawn && megabytes <= WANTED.megabytes;
	return holds && !failed ? 0 : 1;
}

process.exitCode = await withHub({ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'warn' } }, measure);
