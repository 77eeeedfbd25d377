import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { closePress } from '#kernel/server/press/press.ts';
import { sealProofs } from '#kernel/server/proofs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { hashOf, openStorage, readFileOf } from '#kernel/server/storage.ts';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import { fill } from '../../../../tests/support/filled.ts';
import { NewDeclaration } from '../../declaration.schema.ts';
import { sealedNames } from '../audit/sealed.ts';
import { decideDeclaration, declare } from '../declarations.ts';
import { look } from '../proof/look.ts';
import { decideSame } from '../same.ts';
import { closeReport } from './closing.ts';
import { frozenReport, reportAgain, reportCorrections } from './corrections.ts';
import { beginReport, reports, returnReport, sendReport, writeReport } from './writing.ts';

let [ada, bea]: Viewer[] = [];
let firms: string[] = [];
const who = (one: Viewer | undefined): Viewer => one as Viewer;
const by = (one: Viewer | undefined) => ({ actor: ref('person', who(one).id), source: 'desk' as const });

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for a test', '');
	openStorage(mkdtempSync(join(tmpdir(), 'report-')));
	const words = { source: 'fr', fr: 'Opération' } as const;
	await transaction((tx) =>
		addOperation(tx, { code: 'F-1', name: words, funder: 'FEDER', starts: '2026-01-01', ends: '2027-12-31' })
	);
	[ada, bea] = await transaction(async (tx) => {
		const made: Viewer[] = [];
		for (const name of ['ada', 'bea']) {
			const email = `${name}@example.org`;
			const id = await findOrMakePerson(tx, { name, email, locale: 'fr' });
			const roles = [{ role: 'coordinator' as const, scope: null }];
			made.push({ id, name, email, locale: 'fr', roles, secondFactor: true, sessionId: '' });
		}
		return made;
	});
	await untold(async (tx) => {
		for (const slug of ['a', 'b', 'c', 'd'])
			firms.push(String((await fill(tx, 'network.organization', { slug, name: slug })).id));
	});
	firms = firms.toSorted();
	for (const firm of firms.slice(0, 3)) await grant(firm);
	await look();
});

async function grant(about: string, day = '2026-02-05'): Promise<void> {
	const given = NewDeclaration.parse({
		...{ kind: 'grant', aboutKind: 'organization', about, operation: 'F-1', partner: null },
		...{ asOf: day, value: 1000, size: null }
	});
	const document = { name: 'x.pdf', content: Buffer.from(`%PDF ${about} ${day} fictif`), mediaType: 'application/pdf' };
	const id = await transaction((tx) => declare(tx, given, { document }, who(ada), by(ada)));
	await transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, who(bea), by(bea)));
}

const words = {
	title: 'Rapport de mars',
	measures: ['RCO01', 'RCO02'],
	body: { source: 'fr' as const, fr: '## Ce que nous avons fait\n\nTrois entreprises.' },
	consented: false
};

async function closed(measures = words.measures): Promise<string> {
	const given = { operation: 'F-1', locale: 'fr', title: 'Mars', fromDay: '2026-01-01', untilDay: '2026-03-31' };
	const id = await transaction((tx) => beginReport(tx, given, {}, who(ada), by(ada)));
	await transaction((tx) => writeReport(tx, id, { ...words, measures }, by(ada)));
	await transaction((tx) => sendReport(tx, id, who(ada), by(ada)));
	await closeReport(id, who(bea), by(bea));
	return id;
}

test('who sends a report does not close it, and what was sent is not written any more', async () => {
	const given = { operation: 'F-1', locale: 'fr', title: 'Essai', fromDay: '2026-01-01', untilDay: '2026-03-31' };
	const id = await transaction((tx) => beginReport(tx, given, {}, who(ada), by(ada)));
	await expect(transaction((tx) => sendReport(tx, id, who(ada), by(ada)))).rejects.toMatchObject({
		code: 'impact_report_empty'
	});
	await transaction((tx) => writeReport(tx, id, words, by(ada)));
	await expect(closeReport(id, who(bea), by(bea))).rejects.toMatchObject({ code: 'impact_report_stands' });
	await transaction((tx) => sendReport(tx, id, who(ada), by(ada)));
	await expect(closeReport(id, who(ada), by(ada))).rejects.toMatchObject({ code: 'impact_own' });
	await expect(transaction((tx) => writeReport(tx, id, words, by(ada)))).rejects.toMatchObject({
		code: 'impact_report_stands'
	});
	await transaction((tx) => returnReport(tx, id, 'Il manque un mot', by(bea)));
	const picture = `![Deux personnes](picture:${'a'.repeat(64)}-10x10)`;
	await transaction((tx) => writeReport(tx, id, { ...words, body: { source: 'fr', fr: picture } }, by(ada)));
	await expect(transaction((tx) => sendReport(tx, id, who(ada), by(ada)))).rejects.toMatchObject({
		code: 'impact_report_consent'
	});
	expect(await reports()).toMatchObject([{ id, state: 'draft', word: 'Il manque un mot' }]);
});

test('a closed report is the same when it is run again, names nobody, and nobody changes it', async () => {
	const id = await closed();
	const { report, frozen } = await frozenReport(id);
	expect(frozen.figures.map(({ code, value }) => [code, value])).toEqual([
		['RCO01', 3],
		['RCO02', 3]
	]);
	const again = await reportAgain(id);
	expect(hashOf(again.data)).toBe(report.frozen);
	expect(hashOf(Buffer.from(again.pdf))).toBe(report.pdf);
	expect(hashOf(Buffer.from(again.workbook))).toBe(report.workbook);
	expect(again.data.toString()).not.toMatch(/example\.org|"name":"[abcd]"/);
	await expect(sql`update impact.report set title = 'x' where id = ${id}`.execute(db)).rejects.toMatchObject({
		constraint: 'keep_report'
	});
	expect((await readFileOf(report.pdf ?? '')).content.subarray(0, 5).toString()).toBe('%PDF-');
	expect(await reportCorrections(id)).toEqual({ figures: [], units: [] });
});

test('what was changed just before a report is closed is in it, and is no correction', async () => {
	const seance = { starts_at: '2026-03-10T10:00Z', ends_at: '2026-03-10T12:00Z', time_zone: 'Europe/Brussels' };
	await untold(async (tx) => {
		const offering = (await fill(tx, 'agenda.offering', { area: 'learning', operation: null })).id;
		const subject = (await fill(tx, 'agenda.occurrence', { offering, ...seance, status: 'scheduled' })).id;
		const rsvp = { kind: 'rsvp', subject_kind: 'occurrence', subject, party: null };
		const booking = (await fill(tx, 'participation.booking', rsvp)).id;
		await fill(tx, 'participation.seat', { booking, holder: null, state: 'fulfilled' });
	});
	await look();
	await untold((tx) => sql`update agenda.offering set operation = 'F-1'`.execute(tx));
	const id = await closed(['HUB12']);
	expect((await frozenReport(id)).frozen.figures.map(({ value }) => value)).toEqual([1]);
	expect(await reportCorrections(id)).toEqual({ figures: [], units: [] });
});

test('what has become of it since is listed with its cause, and the bytes stay', async () => {
	const id = await closed();
	const [a = '', b = '', c = '', d = ''] = firms;
	await transaction((tx) => decideSame(tx, { one: a, other: b, why: 'Même société' }, who(ada), by(ada)));
	await grant(d);
	await untold(async (tx) => sql`delete from impact.declaration where about = ${c}`.execute(tx));
	await look();
	const { figures, units } = await reportCorrections(id);
	expect(figures).toEqual([]);
	const causes = Object.fromEntries(
		units.filter(({ code }) => code === 'RCO02').map(({ key, causes }) => [key, causes])
	);
	expect(causes).toEqual({
		[`organization:${a}`]: ['merged'],
		[`organization:${b}`]: ['merged'],
		[`organization:${c}`]: ['amber'],
		[`organization:${d}`]: ['late']
	});
	expect(hashOf((await reportAgain(id)).data)).toBe((await frozenReport(id)).report.frozen);
	closePress();
});

test('whoever was in a piece and has gone is named to the auditor of that report alone', async () => {
	const [seat, other] = [newId(), newId()];
	const goes = { name: 'Zoé Delvaux', birthYear: 1990, minorUntil: null };
	const proof = (id: string, operation: string) => ({
		operations: [operation],
		subject: ref('seat', id),
		at: new Date()
	});
	await transaction((tx) => sealProofs(tx, goes, [proof(seat, 'F-1'), proof(other, 'F-1')]));
	const there = (await reports()).find(({ state }) => state === 'closed');
	const { frozen } = await frozenReport(there?.id ?? '');
	const piece = { kind: 'presence' as const, id: seat, day: '2026-03-01', hash: 'a'.repeat(64) };
	const pieces = [...frozen.pieces, piece];
	expect([...(await sealedNames({ ...frozen, pieces }))]).toEqual([[pieces.length, 'Zoé Delvaux']]);
	expect([...(await sealedNames(frozen))]).toEqual([]);
	const elsewhere = { ...frozen.report, operation: { ...frozen.report.operation, code: 'F-2' } };
	expect([...(await sealedNames({ report: elsewhere, pieces }))]).toEqual([]);
});
