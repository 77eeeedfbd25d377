import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { materialCents, timeCents } from '../../machines/costs.ts';
import type { On } from '../tables.ts';
import { machineById, termsOf } from './machines.ts';

/** Time and material that somebody used of a machine, and what they cost by the prices of then, in cents. */
export type Use = Readonly<{
	id: string;
	space: string;
	name: Words;
	reservation: string | null;
	person: string | null;
	personName: string | null;
	organization: string | null;
	operation: string | null;
	startedAt: Date;
	endedAt: Date;
	hourCents: number;
	/** Of the time alone. */
	cents: number;
	materials: readonly Readonly<{ name: string; unit: string; thousandths: number; unitCents: number; cents: number }>[];
	/** It was written down wrongly, and counts nowhere. */
	struck: boolean;
}>;

/** What of a material was used, in thousandths of its unit. */
type Used = Readonly<{ material: string; thousandths: number }>;

export type NewUse = Readonly<{
	/** The id that a form was drawn with: the same again is the same. */
	id: string;
	space: string;
	reservation: string | null;
	person: string | null;
	organization: string | null;
	operation: string | null;
	startedAt: Date;
	endedAt: Date;
	materials: readonly Used[];
}>;

const [MOST_HOURS, MOST_DAYS_AGO, HOUR] = [24, 92, 3_600_000];

/**
 * Writes down what was used, after it was. @throws machines_use_time unless it ended after it began, within a day, not in the future nor three months ago; machines_use_material for what the machine has
 * not, or twice, 404.
 */
export async function logUse(tx: Tx, use: NewUse, by: By, now = new Date()): Promise<void> {
	const { id, space, reservation, person, organization, operation, startedAt, endedAt } = use;
	const { kind } = await machineById(space, tx);
	const long = endedAt.getTime() - startedAt.getTime();
	const old = now.getTime() - startedAt.getTime();
	if (long <= 0 || long > MOST_HOURS * HOUR || endedAt > now || old > MOST_DAYS_AGO * 24 * HOUR)
		throw refused('machines_use_time', {}, 422);
	const { hourCents, materials } = await termsOf(space, tx);
	const lines = use.materials.map(({ material, thousandths }) => {
		const known = materials.find((one) => one.id === material);
		if (!known || thousandths <= 0 || thousandths > 100_000_000) throw refused('machines_use_material', {}, 422);
		return { material, thousandths, unit_cents: known.cents, cents: materialCents(thousandths, known.cents) };
	});
	if (new Set(lines.map(({ material }) => material)).size < lines.length)
		throw refused('machines_use_material', {}, 422);
	const cents = timeCents(startedAt, endedAt, hourCents);
	const { rows } = await sql`
		insert into spaces.machine_use (id, space, reservation, person, organization, operation, started_at, ended_at, hour_cents, cents)
		values (${id}, ${space}, ${reservation}, ${person}, ${organization}, ${operation}, ${startedAt}, ${endedAt}, ${hourCents}, ${cents})
		on conflict do nothing returning id`.execute(tx);
	if (!rows[0]) return;
	await sql`insert into spaces.material_use (machine_use, material, thousandths, unit_cents, cents)
		select ${id}, x.material, x.thousandths, x.unit_cents, x.cents
		from json_to_recordset(${JSON.stringify(lines)}::json) as x (material uuid, thousandths int, unit_cents int, cents int)`.execute(
		tx
	);
	const all = cents + lines.reduce((sum, line) => sum + line.cents, 0);
	await record(tx, {
		...by,
		verb: 'spaces.used',
		...{ object: ref('space', space), context: reservation ? ref('reservation', reservation) : null },
		detail: { kind, minutes: Math.round(long / 60_000), cents: all, materials: lines.length, operation }
	});
}

/** Strikes out what was written down wrongly; or puts it back. Twice is once. @throws 404 */
export async function strikeUse(tx: Tx, space: string, id: string, struck: boolean, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const { rows } = await sql<{ cents: number }>`
		update spaces.machine_use set struck_at = case when ${struck} then now() end
		where id = ${id} and space = ${space} and (struck_at is not null) <> ${struck} returning cents`.execute(tx);
	if (!rows[0]) return;
	const { cents } = rows[0];
	await record(tx, { ...by, verb: 'spaces.use_struck', object: ref('space', space), detail: { struck, cents } });
}

/** What was used of machines from one moment to another and was not struck out, in order. */
export const usesBetween = (from: Date, until: Date, on: On = db): Promise<Use[]> =>
	read(on, sql`u.started_at >= ${from} and u.started_at < ${until} and u.struck_at is null`);

/** What was used of a machine, the latest first. */
export const usesOf = (space: string, on: On = db): Promise<Use[]> =>
	read(on, sql`u.space = ${space}`, sql`u.started_at desc limit 200`);

/** What a person used, the latest first. */
export const usesBy = (person: string, on: On = db): Promise<Use[]> =>
	read(on, sql`u.person = ${person} and u.struck_at is null`, sql`u.started_at desc limit 200`);

async function read(on: On, where: ReturnType<typeof sql>, order = sql`u.started_at, u.id`): Promise<Use[]> {
	const { rows } = await sql<Use>`
		select u.id, u.space, s.name, u.reservation, u.person, p.name as person_name, u.organization, u.operation, u.started_at, u.ended_at, u.hour_cents, u.cents,
			u.struck_at is not null as struck, coalesce((
				select json_agg(json_build_object('name', x.name, 'unit', x.unit, 'thousandths', y.thousandths, 'unitCents', y.unit_cents, 'cents', y.cents) order by x.name, x.id)
				from spaces.material_use y join spaces.material x on x.id = y.material where y.machine_use = u.id), '[]') as materials
		from spaces.machine_use u join spaces.space s on s.id = u.space left join identity.person p on p.id = u.person
		where ${where} order by ${order}`.execute(on);
	return rows;
}
