import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOperation } from '#kernel/server/operations.ts';
import { addOrganization, addPlace } from '#network/server';
import { markNoShows } from '#participation/server';
import { allDay } from '#spaces';
import {
	addAdjustment,
	addContract,
	addMaterial,
	addSpace,
	cancelReservation,
	keepAccount,
	keepPlan,
	keepTerms,
	logUse,
	reserve,
	retireMaterial,
	setTariff,
	strikeUse,
	termsOf
} from '#spaces/server';
import { type Booking, type Machine, OPERATIONS, ORGANIZATIONS, PEOPLE, type Use, type World } from './world.ts';

const by = { actor: null, source: 'import' } as const;
const words = (text: string) => ({ source: 'fr', fr: text }) as const;

/** The ids of what a world speaks of by its names: `person ana`, `room salle`. */
export type Names = ReadonlyMap<string, string>;

/** Writes an invented year into the hub, through its own doors; only when somebody gave something back or came is set to the year. */
export async function livedThrough(world: World): Promise<Names> {
	const names = new Map<string, string>();
	await transaction(async (tx) => {
		for (const one of PEOPLE)
			names.set(
				`person ${one}`,
				await findOrMakePerson(tx, { name: one, email: `${one}@example.org`, locale: 'fr', fictional: true })
			);
		const nothing = {
			formerNames: [],
			sectors: [],
			sources: [],
			website: null,
			founded: null,
			status: null,
			statusAsOf: null
		};
		const known = { locality: 'Mons', lat: null, lon: null, fictional: true };
		for (const slug of ORGANIZATIONS) {
			await addOrganization(tx, { ...known, ...nothing, slug, name: slug, kind: 'company', sentence: words(slug) }, by);
			const { rows } = await sql<{ id: string }>`select id from network.organization where slug = ${slug}`.execute(tx);
			names.set(`organization ${slug}`, rows[0]?.id ?? '');
		}
		for (const code of OPERATIONS) {
			await addOperation(tx, { code, name: words(code), funder: 'FEDER', starts: null, ends: null });
			names.set(`operation ${code}`, code);
		}
		await addPlace(
			tx,
			{ ...known, slug: 'quai', name: 'Le quai', kind: 'room', sentence: null, organization: null, address: null },
			by
		);
		for (const { key, kind, cancelHours } of world.rooms) {
			const units = kind === 'desks' ? 60 : 1;
			const rules = { hours: allDay, closedOnHolidays: false, fictional: true, units, cancelHours };
			names.set(`room ${key}`, await addSpace(tx, { slug: key, place: 'quai', kind, name: words(key), ...rules }, by));
		}
		await keepAccount(tx, { beneficiary: 'Le quai ASBL', iban: 'BE71096123456769', dueDays: 30, note: null });
	});
	await agree(world, names);
	for (const booking of world.bookings) await live(booking, names);
	await work(world, names);
	return names;
}

const idOf = (names: Names, name: string): string => {
	const id = names.get(name);
	if (!id) throw new Error(`nobody is called ${name}`);
	return id;
};
const payerOf = (names: Names, payer: string) => ({
	kind: payer.split(' ')[0] as 'person' | 'organization' | 'operation',
	id: idOf(names, payer)
});

async function agree({ agreed, prices, credits }: World, names: Names): Promise<void> {
	const plans = new Map<string, string>();
	await transaction(async (tx) => {
		for (const { plan, payer, users, from, until } of agreed) {
			const includes = plan.includes.map(({ what: measure, amount, kinds, spaces, beyond: overageCents }) => ({
				...{ measure, amount, overageCents, places: [], spaces: spaces.map((key) => idOf(names, `room ${key}`)) },
				kinds: kinds as ('room' | 'desks' | 'studio' | 'machine')[]
			}));
			const terms = { kind: plan.kind, priceCents: plan.cents, vat: '', months: 12, includes };
			const id = plans.get(plan.key) ?? (await keepPlan(tx, { name: words(plan.key), terms }));
			plans.set(plan.key, id);
			const persons = users.map((one) => idOf(names, `person ${one}`));
			const nothing = { priceCents: null, desk: null, support: null, note: null, fictional: true };
			const open = plan.kind === 'month' || plan.kind === 'resident' ? until : null;
			await addContract(tx, { plan: id, payer: payerOf(names, payer), persons, from, until: open, ...nothing }, by);
		}
		for (const { room, from, cents } of prices)
			await setTariff(tx, { space: idOf(names, `room ${room}`), from, cents });
		for (const { payer, ...line } of credits)
			await addAdjustment(tx, { payer: payerOf(names, payer), label: 'Correction', ...line }, by);
	});
}

/** Sets the prices of machines day by day, and writes down what was used under them. */
async function work({ machines, uses }: World, names: Names): Promise<void> {
	for (const [nth, machine] of machines.entries()) {
		await price(machine, names);
		const next = machines[nth + 1]?.from ?? '9';
		for (const use of uses) if (use.day >= machine.from && use.day < next) await writeDown(use, names);
	}
}

async function price({ room, hour, materials }: Machine, names: Names): Promise<void> {
	const id = idOf(names, `room ${room}`);
	await transaction(async (tx) => {
		for (const { id: material } of (await termsOf(id, tx)).materials) await retireMaterial(tx, id, material);
		await keepTerms(tx, id, { induction: null, hourCents: hour }, by);
		for (const [name, cents] of Object.entries(materials)) await addMaterial(tx, id, { name, unit: 'u', cents });
	});
}

async function writeDown({ who, room, day, minute, minutes, materials, struck, ...paid }: Use, names: Names) {
	const [id, space] = [newId(), idOf(names, `room ${room}`)];
	const known = new Map((await termsOf(space)).materials.map(({ id, name }) => [name, id]));
	const startedAt = at(day, minute);
	const endedAt = new Date(startedAt.getTime() + minutes * 60_000);
	const given = {
		...{ id, space, reservation: null, person: idOf(names, `person ${who}`), operation: paid.operation },
		organization: paid.organization && idOf(names, `organization ${paid.organization}`),
		...{ startedAt, endedAt },
		materials: materials.map(({ name, thousandths }) => ({ material: known.get(name) ?? '', thousandths }))
	};
	await transaction(async (tx) => {
		await logUse(tx, given, by, endedAt);
		if (struck) await strikeUse(tx, space, id, true, by);
	});
}

const clock = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const at = (day: string, minute: number): Date => {
	const found = momentOf(`${day}T${clock(minute)}`, 'Europe/Brussels');
	if (!found) throw new Error(`no time: ${day} ${minute}`);
	return found;
};
const dayAfter = (day: string, days: number): string =>
	new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Books, and has it come out as it did. */
async function live(
	{ who, room, day, days, minute, minutes, desks, end, ...paid }: Booking,
	names: Names
): Promise<void> {
	const [startsAt, endsAt] = [at(day, minute), at(dayAfter(day, days - 1), minute + minutes)];
	const actor = ref('person', idOf(names, `person ${who}`));
	const asked = {
		name: who,
		email: `${who}@example.org`,
		locale: 'fr',
		idempotencyKey: newId(),
		purpose: null,
		people: null
	} as const;
	const organization = paid.organization && idOf(names, `organization ${paid.organization}`);
	const terms = { ...by, actor, approval: end === 'asked', operation: paid.operation, organization };
	const id = await transaction(async (tx) => {
		const made = await reserve(
			tx,
			idOf(names, `room ${room.key}`),
			{ ...asked, startsAt, endsAt, quantity: desks },
			terms
		);
		return made.reservation;
	});
	const seats = (set: ReturnType<typeof sql>) =>
		sql`update participation.seat set ${set} where booking = (select booking from spaces.reservation where id = ${id})`.execute(
			db
		);
	if (end === 'came') await seats(sql`state = 'fulfilled'`);
	if (end === 'missed') await transaction((tx) => markNoShows(tx, ref('reservation', id), by));
	if (end !== 'in_time' && end !== 'late' && end !== 'called_off') return;
	const side = end === 'called_off' ? 'organiser' : 'party';
	await transaction((tx) => cancelReservation(tx, id, { ...by, side }));
	const given = new Date(startsAt.getTime() - room.cancelHours * 3_600_000 + (end === 'in_time' ? 0 : 60_000));
	await seats(sql`state_at = ${given}`);
}
