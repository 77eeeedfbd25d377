/** An adviser's board, list, search and file are there in 100 ms at p95 with 10,000 files of her keeper, and board, list and file take at most three times as long as with 100; beside a page without files and beside plain SQL. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { ROWS } from '#web/list.server.ts';
import { withHub } from '../claims/support/hub.ts';
import { cookieLine, signedIn } from '../claims/support/pages.ts';
import { quantile } from '../claims/support/quantile.ts';
import type { Program } from '../tests/support/program.ts';
import { fillFiles, settleFiles } from './support/files.ts';

const small = process.argv.includes('--small');
const COUNTS = small ? [20, 200] : [100, 1_000, 10_000];
const TURNS = small ? 5 : 40;
const LIMIT_MS = 100;
const LIMIT_GROWTH = 3;

/** What the limits are for, and what stands beside it. */
const pages: Readonly<Record<string, string>> = {
	board: '/desk/ventures',
	'board, her own': '/desk/ventures?whose=mine',
	list: '/desk/ventures/list',
	'list, by what is due': '/desk/ventures/list?sort=due',
	'list, last page': '/desk/ventures/list?page=LAST',
	'list, silent': '/desk/ventures/list?which=silent',
	search: '/desk/ventures/list?q=Projet+17',
	file: '/desk/ventures/FILE'
};
/** What must hardly grow. */
const everyday = ['board', 'list', 'file'];
const EMPTY = 'a page without files';
const PLAIN = 'plain SQL of the list';

type Row = Readonly<{ count: number; what: string; p50: number; p95: number }>;

const rows: Row[] = [];
process.exitCode = await withHub({ args: ['--demo'], crowd: true, env: { LOG_LEVEL: 'warn' } }, async (program) => {
	const cookie = cookieLine(await signedIn(program.url, 'adviser'));
	const whose = await keeping();
	let filled = 0;
	for (const count of COUNTS) {
		await fillFiles(filled, count, whose);
		await transaction(settleFiles);
		filled = count;
		// the first time, the program has not been asked for anything yet
		if (count === COUNTS[0]) await measure(program, count, cookie, whose.keeper);
		await measure(program, count, cookie, whose.keeper);
	}
	return report();
});

/** The adviser of the demonstration and her organisation. */
async function keeping(): Promise<{ keeper: string; adviser: string }> {
	const { rows: found } = await sql<{ keeper: string; adviser: string }>`
		select r.scope as keeper, r.person as adviser from identity.role r where r.role = 'adviser' and r.revoked_at is null
			and exists (select from venture.file f where f.adviser = r.person and f.keeper = r.scope) order by (select count(*) from venture.file f where f.adviser = r.person) desc limit 1`.execute(
		db
	);
	if (!found[0]) throw new Error('the demonstration has no adviser with files');
	return found[0];
}

async function measure({ url, output }: Program, count: number, cookie: string, keeper: string): Promise<void> {
	const { rows: some } = await sql<{
		id: string;
	}>`select id from venture.file where mailbox like 'bench-%' order by id limit ${TURNS}`.execute(db);
	const get = async (path: string) => {
		const answer = await fetch(url + href(path, 'fr'), { headers: { cookie } });
		const page = await answer.text();
		if (
			answer.status !== 200 ||
			(path.includes('/desk/ventures') && !path.includes('new') && !page.includes('Projet '))
		)
			throw new Error(`${path} answers ${answer.status}: ${output().slice(-2000)}`);
	};
	const asked = (path: string) => (turn: number) =>
		get(
			path.replace('FILE', some[turn % some.length]?.id ?? '').replace('LAST', String(Math.floor((count * 0.9) / ROWS)))
		);
	for (const [what, path] of Object.entries(pages)) rows.push({ count, what, ...(await times(asked(path))) });
	rows.push({ count, what: EMPTY, ...(await times(() => get('/desk/ventures/new'))) });
	rows.push({ count, what: PLAIN, ...(await times(() => plain(keeper))) });
}

/** What one would write by hand for the same page of the list. */
function plain(keeper: string): Promise<unknown> {
	return sql`select f.*, array(select p.name from venture.holder h join identity.person p on p.id = h.person where h.file = f.id), count(*) over () from venture.file f
		where f.keeper = ${keeper} and f.closed_at is null order by coalesce(f.heard_at, f.opened_at), f.id limit 50`.execute(
		db
	);
}

async function times(act: (turn: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
	for (let turn = 0; turn < 3; turn++) await act(turn);
	const all: number[] = [];
	for (let turn = 0; turn < TURNS; turn++) {
		const began = performance.now();
		await act(turn);
		all.push(performance.now() - began);
	}
	return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) };
}

function report(): number {
	const figure = (what: string, count: number) => rows.findLast((row) => row.what === what && row.count === count);
	const cell = (text: string) => text.padStart(16);
	console.log(`${'median, p95 in ms'.padEnd(26)}${COUNTS.map((count) => cell(`${count} files`)).join('')}`);
	const said = (row: Row | undefined) => cell(`${row?.p50.toFixed(1)}, ${row?.p95.toFixed(1)}`);
	for (const what of [...Object.keys(pages), EMPTY, PLAIN])
		console.log(`${what.padEnd(26)}${COUNTS.map((count) => said(figure(what, count))).join('')}`);
	const [few = 0, most = 0] = [COUNTS[0], COUNTS.at(-1)];
	const p50 = (what: string, count: number) => figure(what, count)?.p50 ?? Number.NaN;
	const all = Object.keys(pages);
	const worst = Math.max(...all.map((what) => figure(what, most)?.p95 ?? Number.NaN));
	const growth = Math.max(...everyday.map((what) => p50(what, most) / p50(what, few)));
	const ratio = { empty: p50('board', most) / p50(EMPTY, most), plain: p50('list', most) / p50(PLAIN, most), growth };
	mkdirSync('bench/results', { recursive: true });
	writeFileSync('bench/results/venture.json', `${JSON.stringify({ rows, ratio }, null, '\t')}\n`);
	console.log(
		`bench/venture: with ${most} files the slowest page in ${worst.toFixed(0)} ms at p95 (${LIMIT_MS} allowed), board, list and file at most ${growth.toFixed(1)} times as long as with ${few} (${LIMIT_GROWTH}); the board ${ratio.empty.toFixed(1)} × a page without files, the list ${ratio.plain.toFixed(1)} × its plain SQL`
	);
	// a short run says nothing of the limits
	return small || (worst <= LIMIT_MS && growth <= LIMIT_GROWTH) ? 0 : 1;
}
