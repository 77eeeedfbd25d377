import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { monthAfter } from '../../plans/month.ts';
import type { Payer } from '../../plans/plan.ts';
import { addMaterial, bookSpace, cancelReservation, keepTerms, logUse, reserve, strikeUse, termsOf } from '../index.ts';
import { spaces } from '../module.ts';
import { asked, by, house, moment, space } from '../spaces.fixture.ts';
import type { BankEntry } from './bank/entry.ts';
import {
	addAdjustment,
	addContract,
	askedEntries,
	bookEntry,
	changeContract,
	closeMonth,
	contractById,
	draftsOf,
	driftOf,
	endContract,
	keepAccount,
	keepPlan,
	monthNow,
	putAside,
	type Statement,
	setTariff,
	statementById,
	statements,
	statementsOf,
	takeBankFile,
	unbookEntry
} from './index.ts';

let zoe = '';
let max = '';
let room = '';
let plan = '';
let past = '';
const name = { source: 'fr', fr: 'Mois' } as const;
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => null,
		(error: { code: string }) => error.code
	);
const person = (id: string): Payer => ({ kind: 'person', id });

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret for the tests', '');
	await house('quai');
	room = await space('quai', 'salle', { openTo: 'residents' });
	past = monthAfter(await monthNow(), -1);
	await transaction(async (tx) => {
		const known = (one: string) => ({ name: one, email: `${one}@example.org`, locale: 'fr' }) as const;
		zoe = await findOrMakePerson(tx, known('zoe'));
		max = await findOrMakePerson(tx, known('max'));
		const include = { measure: 'hour', amount: 1, kinds: [], places: [], spaces: [], overageCents: 2000 } as const;
		const terms = { kind: 'month', priceCents: 10_000, vat: 'TVA comprise', months: 12, includes: [include] } as const;
		plan = await keepPlan(tx, {
			name,
			terms: { ...terms, includes: [{ ...include, kinds: [], places: [], spaces: [] }] }
		});
		await setTariff(tx, { space: room, from: `${past}-01`, cents: 3000 });
	});
});

const agree = (payer: Payer, more: Partial<Parameters<typeof addContract>[1]> = {}) =>
	transaction((tx) =>
		addContract(
			tx,
			{
				...{ plan, payer, persons: [], from: `${past}-01`, until: null, priceCents: null, desk: null },
				...{ support: null, note: 'Un mot', fictional: false, ...more }
			},
			by
		)
	);
const booked = (who: string, clock: [string, string], day = `${past}-10`) =>
	transaction(async (tx) => {
		const request = asked(clock[0], clock[1], { startsAt: moment(clock[0], day), endsAt: moment(clock[1], day) });
		const made = await reserve(tx, room, request, { actor: ref('person', who), source: 'desk', approval: false });
		return made.reservation;
	});
const of = async (id: string): Promise<Statement> => {
	const [found] = await statementsOf(id);
	if (!found) throw new Error('no statement');
	return found;
};

test('whoever has a plan that runs may book what is for residents, and nobody else', async () => {
	await agree(person(zoe));
	const soon = asked('09:00', '10:00');
	const book = (who: string) =>
		transaction((tx) =>
			bookSpace(
				tx,
				room,
				{ ...soon, idempotencyKey: crypto.randomUUID() },
				{ actor: ref('person', who), source: 'web' }
			)
		);
	expect(await refusal(book(max))).toBe('spaces_for_residents');
	const { reservation } = await book(zoe);
	await transaction((tx) => cancelReservation(tx, reservation, { ...by, side: 'party' }));
});

test('a month is drafted from what happened, closed once, in order, and never changes', async () => {
	await booked(zoe, ['09:00', '10:30']);
	await booked(max, ['14:00', '15:00']);
	const off = await booked(max, ['16:00', '18:00']);
	await transaction((tx) => cancelReservation(tx, off, { ...by, side: 'organiser' }));
	const drafts = await draftsOf(past);
	const total = (who: string) => drafts.find(({ payer }) => payer.id === who)?.draft.totalCents;
	expect([total(zoe), total(max)]).toEqual([11_000, 3000]);

	expect(await refusal(transaction((tx) => closeMonth(tx, past, by)))).toBe('plans_account_missing');
	await transaction((tx) =>
		keepAccount(tx, { beneficiary: 'Le quai', iban: 'BE71096123456769', dueDays: 30, note: null })
	);
	expect(await refusal(transaction(async (tx) => closeMonth(tx, await monthNow(), by)))).toBe('plans_month_runs');
	const closing = await Promise.all([1, 2].map(() => refusal(transaction((tx) => closeMonth(tx, past, by)))));
	expect(closing.toSorted()).toEqual([null, 'plans_month_closed'].toSorted());
	expect((await statements()).map(({ number, payerName, totalCents }) => [number, payerName, totalCents])).toEqual([
		[`${past.slice(0, 4)}-0002`, 'zoe', 11_000],
		[`${past.slice(0, 4)}-0001`, 'max', 3000]
	]);
	const { id } = await of(zoe);
	await expect(sql`update spaces.statement set total_cents = 1 where id = ${id}`.execute(db)).rejects.toThrow(
		/does not change/
	);
	await expect(sql`delete from spaces.statement where id = ${id}`.execute(db)).rejects.toThrow(/does not change/);
	await booked(max, ['19:00', '20:00']);
	expect((await of(max)).totalCents).toBe(3000);
	expect(await driftOf(past)).toMatchObject([{ name: 'max', cents: 3000, statement: (await of(max)).id }]);
});

test('what is closed is corrected by a line of a month that is open', async () => {
	const { id } = await of(max);
	const line = { payer: person(max), label: 'Avoir', cents: -500, corrects: id };
	expect(await refusal(transaction((tx) => addAdjustment(tx, { ...line, month: past }, by)))).toBe(
		'plans_month_closed'
	);
	const now = await monthNow();
	await transaction((tx) => addAdjustment(tx, { ...line, month: now }, by));
	const draft = (await draftsOf(now)).find(({ payer }) => payer.id === max)?.draft;
	expect(draft?.lines).toMatchObject([{ kind: 'added', label: 'Avoir', cents: -500 }]);
	expect(await driftOf(past)).toMatchObject([{ cents: 3500 }]);
	const nobody = { ...line, payer: person('00000000-0000-7000-8000-000000000000'), month: now };
	expect(await refusal(transaction((tx) => addAdjustment(tx, nobody, by)))).toBe('plans_payer_unknown');
});

test('a desk is one resident’s at a time; an end in a closed month is refused', async () => {
	const desks = await space('quai', 'postes', { kind: 'desks', units: 1 });
	const { rows } = await sql<{ id: string }>`select id from spaces.unit where space = ${desks}`.execute(db);
	const desk = rows[0]?.id ?? '';
	const now = `${await monthNow()}-01`;
	const first = await agree(person(zoe), { desk, from: now, until: null });
	expect(await refusal(agree(person(max), { desk, from: now }))).toBe('plans_desk_taken');
	expect(await refusal(agree(person(max), { from: `${past}-15` }))).toBe('plans_closed_day');
	await transaction((tx) => endContract(tx, first, { until: now, reason: 'moved' }, by));
	expect(await contractById(first)).toMatchObject({ until: now, endReason: 'moved' });
	const second = await agree(person(max), { desk, from: `${await monthNow()}-02` });
	await transaction((tx) => changeContract(tx, second, { persons: [zoe], desk, support: zoe, note: null }));
	expect((await contractById(second)).persons.toSorted()).toEqual([zoe, max].toSorted());
});

test('what was written down of a machine is paid by whoever pays what was booked; struck out, by nobody', async () => {
	const laser = await space('quai', 'laser', { kind: 'machine' });
	const uno = await transaction((tx) => findOrMakePerson(tx, { name: 'uno', email: 'uno@example.org', locale: 'fr' }));
	await transaction(async (tx) => {
		await keepTerms(tx, laser, { induction: null, hourCents: 1200 }, by);
		await addMaterial(tx, laser, { name: 'MDF', unit: 'm²', cents: 1850 });
	});
	const [mdf] = (await termsOf(laser)).materials;
	const month = await monthNow();
	const later = new Date(moment('18:00', `${month}-01`).getTime() + 86_400_000);
	const used = (more: object = {}) => ({
		...{ id: crypto.randomUUID(), space: laser, reservation: null, person: uno, organization: null, operation: null },
		...{ startedAt: moment('09:00', `${month}-01`), endedAt: moment('09:50', `${month}-01`) },
		...{ materials: [{ material: mdf?.id ?? '', thousandths: 500 }], ...more }
	});
	const wrongly = used();
	await transaction(async (tx) => {
		for (const one of [used(), wrongly, used({ operation: 'FEDER' }), used({ person: null })])
			await logUse(tx, one, by, later);
		await strikeUse(tx, laser, wrongly.id, true, by);
	});
	const of = async (id: string) => (await draftsOf(month)).find(({ payer }) => payer.id === id)?.draft;
	expect((await of(uno))?.lines).toMatchObject([
		{ kind: 'machine', minutes: 50, unitCents: 1200, cents: 1000 },
		{ kind: 'material', material: 'MDF', thousandths: 500, cents: 925 }
	]);
	expect((await of('FEDER'))?.totalCents).toBe(1925);
	await agree(person(max), { persons: [uno], from: `${month}-01`, priceCents: 0 });
	expect([(await of(uno))?.totalCents, (await of(max))?.lines.some(({ kind }) => kind === 'machine')]).toEqual([
		undefined,
		true
	]);
});

const credit = (reference: string, cents: number, more: Partial<BankEntry> = {}): BankEntry => ({
	...{ account: 'BE71096123456769', reference, bookedOn: '2026-02-03', cents, name: null, iban: null },
	...{ communication: null, message: null, ...more }
});
const take = (...entries: BankEntry[]) =>
	transaction((tx) => takeBankFile(tx, { format: 'camt', entries, passed: 0 }, 'extrait.xml', by));

test('payments are booked right or asked, once each, and taken back by another row', async () => {
	const { id, communication } = await of(zoe);
	const paid = async () => (await statementById(id)).paidCents;
	expect(await take(credit('a', 4000, { communication }))).toMatchObject({ known: 0, booked: 1 });
	expect(await take(credit('a', 4000, { communication }), credit('b', 7500, { communication }))).toMatchObject({
		known: 1,
		booked: 1
	});
	expect(await paid()).toBe(11_000);
	await take(credit('c', 11_000, { communication }));
	const open = await askedEntries();
	expect(open.map(({ reference, restCents, doubt }) => [reference, restCents, doubt])).toEqual([
		['b', 500, 'over'],
		['c', 11_000, 'twice']
	]);
	const [more, twice] = open;
	expect(await refusal(transaction((tx) => bookEntry(tx, twice?.id ?? '', id, by)))).toBe('plans_statement_paid');
	await transaction((tx) => putAside(tx, twice?.id ?? '', true, by));
	await transaction((tx) => unbookEntry(tx, more?.id ?? '', id, by));
	expect(await paid()).toBe(4000);
	await transaction((tx) => bookEntry(tx, more?.id ?? '', id, by));
	expect(await paid()).toBe(11_000);
	await take(credit('a -', -4000, { communication }));
	expect(await paid()).toBe(7000);
	await expect(sql`delete from spaces.payment`.execute(db)).rejects.toThrow(/what was booked stays/);
	await expect(sql`update spaces.payment set cents = 1`.execute(db)).rejects.toThrow(/what was booked stays/);
});

test('without a communication nothing is booked by itself; the exact amount and the name are a question', async () => {
	const { id } = await of(max);
	await take(credit('d', 3000, { name: 'MAX', message: 'loyer' }));
	const [one] = (await askedEntries()).filter(({ reference }) => reference === 'd');
	expect(one).toMatchObject({ doubt: 'likely', candidates: [id], restCents: 3000 });
	const presses = await Promise.all(
		[1, 2].map(() => refusal(transaction((tx) => bookEntry(tx, one?.id ?? '', id, by))))
	);
	expect(presses.filter((code) => code === null)).toHaveLength(1);
	expect((await statementById(id)).paidCents).toBe(3000);
});

test('erased, her name stays in the closed document alone; merged, what is hers is the other’s', async () => {
	const { id } = await of(zoe);
	await transaction((tx) => spaces.merge?.(tx, ref('person', zoe), ref('person', max)) ?? Promise.resolve());
	expect((await statementsOf(max)).map((one) => one.id)).toContain(id);
	expect(Object.keys((await spaces.export?.(max)) ?? {})).toEqual(expect.arrayContaining(['contracts', 'statements']));
	await transaction((tx) => spaces.erase?.(tx, max) ?? Promise.resolve());
	expect(await statementById(id)).toMatchObject({ payer: null, payerName: 'zoe' });
	const { rows } = await sql`select from spaces.contract_person where person = any(${[zoe, max]}::uuid[])
		union all select from spaces.contract where note is not null`.execute(db);
	expect(rows).toHaveLength(0);
});
