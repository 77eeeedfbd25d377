/** Tables, calendars and stories of others' making come out right, or are refused by line and reason; the open data are what their description says, and pages tell search engines what those ask for. */
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { connect, db, disconnect } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import type { Program } from '../tests/support/program.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import { withHub } from './support/hub.ts';
import { settle, tryFile } from './support/imports/trying.ts';
import { calendarFaults } from './support/others/calendar.ts';
import { calendars } from './support/others/calendars.ts';
import { googleFaults, toldOf } from './support/others/google.ts';
import { type InterfaceFigures, interfaceFaults } from './support/others/interface.ts';
import { stories } from './support/others/stories.ts';
import { storyFaults } from './support/others/story.ts';
import { tables } from './support/others/tables.ts';

const small = process.argv.includes('--small');
/** One of so many in a short run, never the same kind twice in a row. */
const some = <T>(all: readonly T[]): readonly T[] => (small ? all.filter((_, at) => at % 4 === 1) : all);
const wrong: string[] = [];
const figures = { tables: 0, calendars: 0, stories: 0, pages: 0, told: 0 };
const kindsTold = new Set<string>();
const asked: InterfaceFigures = { paths: 0, answers: 0, refused: 0 };

for (const one of some(calendars)) {
	figures.calendars += 1;
	wrong.push(...calendarFaults(one).map((fault) => `calendar: ${fault}`));
}
for (const one of some(stories)) {
	figures.stories += 1;
	wrong.push(...storyFaults(one).map((fault) => `story, ${one.name}: ${fault}`));
}
await withScratchPostgres(checkTables);
await withHub({ crowd: true, args: ['--demo'], env: { LOG_LEVEL: 'fatal' } }, check);
for (const sentence of wrong) console.log(`! ${sentence}`);
console.log(
	`others-files: ${figures.tables} tables, ${figures.calendars} calendars and ${figures.stories} stories of others' shapes, right or refused by line and reason; ${asked.paths} collections of open data valid by OpenAPI, ${asked.answers} answers of their shape, ${asked.refused} impossible questions refused; ${figures.told} Events, Organizations and Courses of ${figures.pages} pages with all of Google's list; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

async function check(program: Program): Promise<void> {
	await checkInterface(program);
	await checkPages(program);
}

async function checkInterface({ url }: Program): Promise<void> {
	const { rows } = await sql<{ slug: string }>`select slug from spaces.space order by slug limit 1`.execute(db);
	wrong.push(...(await interfaceFaults(url, rows[0]?.slug ?? null, asked)));
}

/** Pages of each kind that tell of something, found by the map of the site. */
async function checkPages({ url }: Program): Promise<void> {
	const map = await (await fetch(`${url}/sitemap.xml`)).text();
	if (!/hreflang="x-default"/.test(map)) wrong.push('the map of the site does not say whom a page is for by default');
	const pages = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);
	const kinds = ['/agenda', '/festival', '/network', '/learning/programmes'].map((part) =>
		pages.filter((address) => address.startsWith(`${url}${href(part, 'fr')}/`))
	);
	const tellers = kinds.flatMap((list) => list.slice(0, small ? 2 : list.length));
	for (const address of tellers) {
		const told = toldOf(await (await fetch(address)).text());
		figures.pages += 1;
		figures.told += told.length;
		for (const { kind } of told) kindsTold.add(kind);
		wrong.push(...told.flatMap(googleFaults).map((fault) => `${new URL(address).pathname}: ${fault}`));
	}
	for (const kind of ['Event', 'Organization', 'Course'] as const)
		if (!kindsTold.has(kind)) wrong.push(`no ${kind} is told to search engines`);
}

/** Each table is tried, imported, imported again and taken back, in a hub that has little else to give away. */
async function checkTables({ connection }: Parameters<Parameters<typeof withScratchPostgres>[0]>[0]): Promise<void> {
	connect(connection);
	prepareJobs(connection);
	await settle();
	for (const one of some(tables)) {
		figures.tables += 1;
		wrong.push(...(await tryFile(one)).map((fault) => `table, ${one.name}: ${fault}`));
	}
	await stopJobs();
	await disconnect();
}
