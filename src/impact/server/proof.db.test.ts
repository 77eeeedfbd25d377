import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { WHOLE } from '#kernel/charge.ts';
import { ref } from '#kernel/facts.ts';
import type { RoleName, Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOperation, fundOperation, operations } from '#kernel/server/operations.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { testDatabase, untold } from '../../../tests/support/database.ts';
import { fill } from '../../../tests/support/filled.ts';
import { NewDeclaration } from '../declaration.schema.ts';
import { ALWAYS } from '../figures/material.ts';
import { figureOf, measureOf } from '../figures/measures.ts';
import {
	decideDeclaration,
	decideSame,
	declarations,
	declare,
	doubles,
	material,
	partAgain,
	promise,
	strikeWritten,
	targets,
	writeCost,
	writeHour
} from './index.ts';

const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'desk' as const });
const pdf = { name: 'preuve.pdf', content: Buffer.from('%PDF-1.7 fictif'), mediaType: 'application/pdf' };
const whole = [{ operation: 'FEDER-1', parts: WHOLE }];
let [firm, brand]: string[] = [];

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for a test', '');
	openStorage(mkdtempSync(join(tmpdir(), 'impact-')));
	for (const code of ['FEDER-1', 'FEDER-2'])
		await transaction((tx) =>
			addOperation(tx, { code, name: { source: 'fr', fr: code }, funder: 'FEDER', starts: null, ends: null })
		);
	await untold(async (tx) => {
		for (const slug of ['firm', 'brand']) {
			const { id } = await fill(tx, 'network.organization', { slug, name: slug });
			if (slug === 'firm') firm = String(id);
			else brand = String(id);
		}
	});
});

async function somebody(name: string, role: RoleName, organization: string | null = null): Promise<Viewer> {
	const scope = organization ? ref('organization', organization) : null;
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email: `${name}@example.org`, locale: 'fr', fictional: true });
		await grant(tx, { person: made, role, scope, by: null, source: 'desk' });
		return made;
	});
	return {
		id,
		name,
		email: `${name}@example.org`,
		locale: 'fr',
		roles: [{ role, scope }],
		secondFactor: true,
		sessionId: ''
	};
}

const grantOf = (about: string) =>
	NewDeclaration.parse({
		kind: 'grant',
		aboutKind: 'organization',
		about,
		operation: 'FEDER-1',
		partner: null,
		asOf: '2026-01-05',
		value: 1000,
		size: null
	});

async function counted(code: string) {
	const measure = measureOf(code);
	if (!measure) throw new Error(code);
	return figureOf(measure, await material(), ALWAYS);
}

test('what is declared counts once somebody else has validated it, and never by the hand that sent it', async () => {
	const [ada, bea] = [await somebody('ada', 'coordinator'), await somebody('bea', 'coordinator')];
	const id = await transaction((tx) => declare(tx, grantOf(firm ?? ''), { document: pdf }, ada, by(ada)));
	expect((await counted('RCO02')).left).toMatchObject([{ left: 'unvalidated' }]);
	await expect(
		transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, ada, by(ada)))
	).rejects.toMatchObject({ code: 'impact_own' });
	await expect(
		sql`update impact.declaration set validated_by = sent_by, validated_at = now() where id = ${id}`.execute(db)
	).rejects.toMatchObject({ constraint: 'not_by_the_sender' });
	await transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, bea, by(bea)));
	const { value, units } = await counted('RCO02');
	expect(value).toBe(1);
	expect(units[0]?.pieces).toMatchObject([{ kind: 'declaration', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
	await expect(
		transaction((tx) => declare(tx, grantOf(firm ?? ''), { document: pdf }, ada, by(ada)))
	).rejects.toMatchObject({ code: 'impact_declared' });
});

test('somebody for a partner reads and validates what is of her organisation, and of others nothing', async () => {
	const [ada, own, stranger] = [
		await somebody('ada2', 'coordinator'),
		await somebody('own', 'partner', brand),
		await somebody('stranger', 'partner', firm)
	];
	const id = await transaction((tx) =>
		declare(tx, { ...grantOf(brand ?? ''), asOf: '2026-02-05' }, { document: pdf }, ada, by(ada))
	);
	expect((await declarations(own)).map((one) => one.id)).toEqual([id]);
	await expect(
		transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, stranger, by(stranger)))
	).rejects.toMatchObject({ status: 404 });
	await expect(
		transaction((tx) => declare(tx, { ...grantOf(firm ?? ''), asOf: '2026-03-05' }, { document: pdf }, own, by(own)))
	).rejects.toMatchObject({ status: 404 });
	await transaction((tx) => decideDeclaration(tx, id, { validated: true, word: '' }, own, by(own)));
	expect((await counted('RCO02')).value).toBe(2);
});

test('two names of one enterprise count once, until the decision is taken back', async () => {
	const ada = await somebody('ada3', 'coordinator');
	const decision = { one: firm ?? '', other: brand ?? '', why: 'Même société' };
	const id = await transaction((tx) => decideSame(tx, decision, ada, by(ada)));
	expect((await counted('RCO02')).units).toMatchObject([
		{ value: 1, joined: [`organization:${firm}`, `organization:${brand}`].toSorted() }
	]);
	await expect(
		transaction((tx) => decideSame(tx, { ...decision, one: brand ?? '', other: firm ?? '' }, ada, by(ada)))
	).rejects.toMatchObject({ code: 'impact_same_known' });
	await transaction((tx) => partAgain(tx, id, by(ada)));
	expect((await counted('RCO02')).value).toBe(2);
});

test('an hour and an invoice are written once, by whatever hand and under whatever operation, and again once struck out', async () => {
	const ada = await somebody('ada4', 'coordinator');
	const [from, until] = [new Date('2026-01-05T08:00Z'), new Date('2026-01-05T10:00Z')];
	const hour = (more: object) =>
		transaction((tx) => writeHour(tx, { worker: ada.id, from, until, parts: whole, ...more }, by(ada)));
	const id = await hour({});
	await expect(
		hour({ from: new Date('2026-01-05T09:59Z'), parts: [{ operation: 'FEDER-2', parts: WHOLE }] })
	).rejects.toMatchObject({ code: 'kernel_hour_twice', params: { operation: 'FEDER-1' } });
	await hour({ from: until, until: new Date('2026-01-05T11:00Z') });
	await transaction((tx) => strikeWritten(tx, id, by(ada)));
	await hour({});
	const cost = (reference: string, parts: { operation: string; parts: number }[] = whole) =>
		transaction((tx) =>
			writeCost(
				tx,
				{
					invoice: { issuer: 'BE 0200.065.765', reference },
					document: null,
					what: 'Scène',
					paidOn: '2026-01-05',
					cents: 1001,
					parts,
					by: ada.id
				},
				by(ada)
			)
		);
	await cost('2026/001', [
		{ operation: 'FEDER-1', parts: 3333 },
		{ operation: 'FEDER-2', parts: 6667 }
	]);
	await expect(cost('2026-1')).rejects.toMatchObject({ code: 'kernel_cost_twice' });
	await expect(cost('2026-2', [{ operation: 'FEDER-1', parts: 9999 }])).rejects.toMatchObject({
		code: 'kernel_parts_whole'
	});
	expect(await doubles()).toEqual([]);
});

test('an operation says what its rules ask for, and what it promises; a promise is written over', async () => {
	const ada = await somebody('ada5', 'coordinator');
	const funding = { share: 40, sentence: { source: 'fr', fr: 'Cofinancé.' } as const, hourCents: 4200, flatRate: 15 };
	await transaction((tx) => fundOperation(tx, 'FEDER-1', funding, null));
	expect((await operations()).find(({ code }) => code === 'FEDER-1')).toMatchObject({ ...funding, emblem: null });
	const target = {
		operation: 'FEDER-1',
		measure: 'RCO04',
		partner: null,
		baseline: 0,
		milestone: 10,
		milestoneOn: '2026-12-31',
		target: 45,
		targetOn: '2027-12-31'
	};
	await transaction((tx) => promise(tx, target, by(ada)));
	await transaction((tx) => promise(tx, { ...target, target: 50 }, by(ada)));
	expect(await targets('FEDER-1')).toMatchObject([{ target: 50, milestoneOn: '2026-12-31' }]);
});
