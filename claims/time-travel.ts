/** March's report run again in September under March's rules is the same bytes, as data, on paper and as a workbook, after 200 mergers, corrections, erasures and late pieces by the program, each of which is listed with its cause. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { measures } from '#impact';
import {
	beginReport,
	closeReport,
	decideDeclaration,
	declare,
	frozenReport,
	look,
	reportAgain,
	reportCorrections,
	sendReport,
	writeReport
} from '#impact/server';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { closePress } from '#kernel/server/press/press.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { hashOf, openStorage } from '#kernel/server/storage.ts';
import { strikeContact } from '#venture/server';
import { erase } from '../src/erase.ts';
import { mergeOrganizations } from '../src/merge.ts';
import { withScratchPostgres } from '../tests/support/scratch.ts';
import type { Connection } from '../tests/support/server.ts';
import { liveWithFirms } from './support/by-hand/firms.ts';
import { liveWithPeople } from './support/by-hand/people.ts';
import { byHand, drawing, OPERATIONS, settleFirms, settleHub } from './support/by-hand/world.ts';

const small = process.argv.includes('--small');
const seed = Number(/--seed[= ](\d+)/.exec(process.argv.join(' '))?.[1] ?? 303);
const SIZE = small
	? { companies: 60, doubles: 12, participations: 240, calls: 60 }
	: { companies: 320, doubles: 40, participations: 8000, calls: 500 };
const ACTS = small
	? { merged: 10, erased: 10, struck: 10, late: 10 }
	: { merged: 60, erased: 50, struck: 50, late: 40 };

const wrong: string[] = [];
const sum = { merged: 0, late: 0, struck: 0, erased: 0, corrections: 0, bytes: 0 };
const acts = () => sum.merged + sum.late + sum.struck + sum.erased;
const folder = mkdtempSync(join(tmpdir(), 'time-travel-'));
await withScratchPostgres(({ connection }) => travel(connection)).finally(() => rmSync(folder, { recursive: true }));
for (const line of wrong.slice(0, 40)) console.log(`! ${line}`);
console.log(
	`time-travel: March's report run again in September is the same ${sum.bytes} bytes as data, on paper and as a workbook; after ${acts()} acts (${sum.merged} mergers, ${sum.erased} erasures, ${sum.struck} corrections, ${sum.late} late pieces), each of which is listed with its cause among ${sum.corrections} corrections; ${wrong.length} wrong`
);
process.exitCode = wrong.length || !acts() ? 1 : 0;

async function travel(connection: Connection): Promise<void> {
	connect(connection);
	try {
		prepareJobs(connection);
		openSecret('a secret for the claim', '');
		openStorage(folder);
		const { sender, closer } = await settle();
		const id = await closed(sender, closer);
		await live(id, sender, closer);
		await same(id);
	} finally {
		closePress();
		await stopJobs();
		await disconnect();
	}
}

async function settle(): Promise<{ sender: Viewer; closer: Viewer }> {
	const draws = drawing(seed);
	const hub = await settleHub();
	const firms = await settleFirms(SIZE, hub.team);
	await liveWithFirms(firms, SIZE, draws, hub);
	await liveWithPeople(firms, SIZE, draws);
	await byHand((tx) => sql`update stage.room set ended_at = '2026-01-01T00:00Z'`.execute(tx));
	await look();
	const roles = [{ role: 'coordinator' as const, scope: null }];
	const as = (id: string): Viewer => ({
		...{ id, name: 'x', email: 'x@example.org', locale: 'fr', roles, secondFactor: true, sessionId: '' }
	});
	return { sender: as(hub.team), closer: as(hub.other) };
}

function byOf({ id }: Viewer, at?: Date) {
	return { actor: ref('person', id), source: 'desk' as const, ...(at ? { at } : {}) };
}

async function closed(sender: Viewer, closer: Viewer): Promise<string> {
	const march = new Date('2026-03-31T10:00Z');
	const given = {
		operation: OPERATIONS[0],
		locale: 'fr',
		title: 'Mars',
		fromDay: '2025-01-01',
		untilDay: '2026-03-31'
	};
	const id = await transaction((tx) => beginReport(tx, given, {}, sender, byOf(sender, march)));
	const codes = measures.filter(({ apart }) => !apart).map(({ code }) => code);
	const words = { title: 'Mars', measures: codes, body: { source: 'fr' as const, fr: '## Mars\n\nInventé.' } };
	await transaction((tx) => writeReport(tx, id, { ...words, consented: false }, byOf(sender, march)));
	await transaction((tx) => sendReport(tx, id, sender, byOf(sender, march)));
	await closeReport(id, closer, byOf(closer, march));
	const { units } = await reportCorrections(id);
	if (units.length) wrong.push(`${units.length} corrections right after it was closed`);
	return id;
}

type Act = Readonly<{ cause: string; key: string }>;

/** From April to September. Each act is on something that the report counts or lists. */
async function live(id: string, sender: Viewer, closer: Viewer): Promise<void> {
	const { frozen } = await frozenReport(id);
	const units = frozen.figures.flatMap(({ units, left }) => [...units, ...left]);
	const firms = [...new Set(units.map(({ key }) => key).filter((key) => key.startsWith('organization:')))].map((key) =>
		key.slice(13)
	);
	const acts: Act[] = [];
	const [merging, late] = [firms.slice(0, 2 * ACTS.merged), firms.slice(2 * ACTS.merged)];
	for (let at = 0; at + 1 < merging.length; at += 2) {
		const [gone = '', kept = ''] = [merging[at], merging[at + 1]];
		await byHand((tx) => mergeOrganizations(tx, gone, kept, sender.id));
		acts.push({ cause: 'merged', key: `organization:${gone}` }, { cause: 'merged', key: `organization:${kept}` });
		sum.merged++;
	}
	for (const about of late.slice(0, ACTS.late)) {
		await grant(about, sender, closer);
		acts.push({ cause: 'late', key: `organization:${about}` });
		sum.late++;
	}
	acts.push(
		...(await strike(frozen.pieces, sender)),
		...(await erased(
			id,
			units.map(({ key }) => key)
		))
	);
	await look();
	await listed(id, acts);
}

async function grant(about: string, sender: Viewer, closer: Viewer): Promise<void> {
	const plain = {
		kind: 'grant' as const,
		aboutKind: 'organization' as const,
		about,
		operation: OPERATIONS[0],
		partner: null
	};
	const document = { name: 'x.pdf', content: Buffer.from(`%PDF ${about}`), mediaType: 'application/pdf' };
	const given = { ...plain, asOf: '2026-03-15', value: 1000, size: null };
	const id = await transaction((tx) => declare(tx, given, { document }, sender, byOf(sender)));
	await transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, closer, byOf(closer)));
}

/** Contacts that stand in no sheet are struck out by their author. */
async function strike(pieces: readonly { kind: string; id: string }[], author: Viewer): Promise<Act[]> {
	const ids = pieces.filter(({ kind }) => kind === 'contact').map(({ id }) => id);
	const { rows } = await sql<{ id: string; file: string }>`
		select distinct on (c.id) c.id, l.file from venture.contact c join venture.contact_file l on l.contact = c.id
		where c.id = any(${ids}::uuid[]) and not exists (select from venture.contact_file s where s.contact = c.id and s.sheet is not null) order by c.id limit ${ACTS.struck}`.execute(
		db
	);
	for (const { id } of rows) {
		await byHand((tx) => sql`update venture.contact set author = ${author.id} where id = ${id}`.execute(tx));
		await transaction((tx) => strikeContact(tx, id, author, byOf(author)));
		sum.struck++;
	}
	return rows.map(({ file }) => ({ cause: 'corrected', key: `file:${file}` }));
}

/** Persons whose units the report counts go by a hash of its own. */
async function erased(report: string, keys: readonly string[]): Promise<Act[]> {
	const named = (id: string) => `person:${hashOf(Buffer.from(`${report} person:${id}`)).slice(0, 32)}`;
	const { rows } = await sql<{
		id: string;
	}>`select distinct holder as id from participation.seat where holder is not null order by 1`.execute(db);
	const known = new Set(keys);
	const hers = rows.filter(({ id }) => known.has(named(id))).slice(0, ACTS.erased);
	for (const { id } of hers) {
		await transaction((tx) => erase(tx, id));
		sum.erased++;
	}
	return hers.map(({ id }) => ({ cause: 'erased', key: named(id) }));
}

async function listed(id: string, acts: readonly Act[]): Promise<void> {
	const { units } = await reportCorrections(id);
	sum.corrections = units.length;
	for (const { cause, key } of acts)
		if (!units.some((one) => (one.key === key || one.joined.includes(key)) && one.causes.some((its) => its === cause)))
			wrong.push(
				`${cause} of ${key} is not listed: ${JSON.stringify(units.filter((one) => one.joined.includes(key)).map(({ code, causes }) => [code, causes]))}`
			);
	const silent = units.filter(({ causes }) => causes.some((cause) => cause === 'amber'));
	for (const { code, key } of silent) wrong.push(`${code} ${key} is said to be amber, and the program has done it`);
}

async function same(id: string): Promise<void> {
	const { report } = await frozenReport(id);
	const again = await reportAgain(id);
	sum.bytes = again.data.length + again.pdf.length + again.workbook.length;
	if (hashOf(again.data) !== report.frozen) wrong.push('the data are other bytes');
	if (hashOf(Buffer.from(again.pdf)) !== report.pdf) wrong.push('the paper is other bytes');
	if (hashOf(Buffer.from(again.workbook)) !== report.workbook) wrong.push('the workbook is other bytes');
}
