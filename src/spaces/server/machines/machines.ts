import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import type { SpaceKind } from '../../kinds.ts';
import { spaceById } from '../reading.ts';
import type { On } from '../tables.ts';

/** Whether a space is one that can hurt: it has an induction, a risk sheet, upkeep, and minors use it with an adult. */
export const isMachine = (kind: SpaceKind): boolean => kind === 'machine' || kind === 'workshop';

/** What is paid for beside the time, at a price by unit; quantities are in thousandths of it. */
export type Material = Readonly<{ id: string; name: string; unit: string; cents: number }>;

/** The text of the dangers and of who answers for what, in its latest version. */
export type Sheet = Readonly<{ id: string; version: number; words: Words; hash: string; writtenAt: Date }>;

export type MachineTerms = Readonly<{
	/** The id of the induction that it asks for. */
	induction: string | null;
	hourCents: number;
	materials: readonly Material[];
	sheet: Sheet | null;
}>;

/** What a machine asks for and costs. */
export async function termsOf(space: string, on: On = db): Promise<MachineTerms> {
	const { rows } = await sql<Omit<MachineTerms, 'sheet'>>`
		select m.induction, coalesce(m.hour_cents, 0) as hour_cents, coalesce((
			select json_agg(json_build_object('id', x.id, 'name', x.name, 'unit', x.unit, 'cents', x.cents) order by x.name, x.id) from spaces.material x
			where x.space = s.id and x.retired_at is null), '[]') as materials
		from spaces.space s left join spaces.machine m on m.space = s.id where s.id = ${space}`.execute(on);
	const { rows: sheets } = await sql<Sheet>`
		select id, version, words, hash, written_at from spaces.sheet where space = ${space} order by version desc limit 1`.execute(
		on
	);
	return { ...(rows[0] ?? { induction: null, hourCents: 0, materials: [] }), sheet: sheets[0] ?? null };
}

/** Says which induction a machine asks for and what an hour costs. @throws 404 for what is no machine. */
export async function keepTerms(
	tx: Tx,
	space: string,
	{ induction, hourCents }: Pick<MachineTerms, 'induction' | 'hourCents'>,
	by: By
): Promise<void> {
	const { kind } = await machineById(space, tx);
	await sql`insert into spaces.machine (space, induction, hour_cents) values (${space}, ${induction}, ${hourCents})
		on conflict (space) do update set induction = excluded.induction, hour_cents = excluded.hour_cents`.execute(tx);
	await record(tx, {
		...by,
		verb: 'spaces.machine_kept',
		object: ref('space', space),
		detail: { kind, induction: induction !== null, hourCents }
	});
}

/** Adds a material to what a machine uses. */
export async function addMaterial(tx: Tx, space: string, given: Omit<Material, 'id'>): Promise<void> {
	await machineById(space, tx);
	await sql`insert into spaces.material (id, space, name, unit, cents) values (${newId()}, ${space}, ${given.name}, ${given.unit}, ${given.cents})`.execute(
		tx
	);
}

/** A material is no longer to be had; what was used of it stays. */
export async function retireMaterial(tx: Tx, space: string, material: string): Promise<void> {
	if (!isId(material)) throw missing();
	await sql`update spaces.material set retired_at = now() where id = ${material} and space = ${space} and retired_at is null`.execute(
		tx
	);
}

/** Writes the risk sheet of a machine anew: whoever signed the one before signs again. The same words again are no change. */
export async function writeSheet(tx: Tx, space: string, words: Words, by: By): Promise<void> {
	const { kind } = await machineById(space, tx);
	await sql`select from spaces.space where id = ${space} for update`.execute(tx);
	const before = (await termsOf(space, tx)).sheet;
	const hash = createHash('sha256')
		.update(JSON.stringify(Object.entries(words).toSorted()))
		.digest('hex');
	if (before?.hash === hash) return;
	const version = (before?.version ?? 0) + 1;
	await sql`insert into spaces.sheet (id, space, version, words, hash) values (${newId()}, ${space}, ${version}, ${JSON.stringify(words)}::jsonb, ${hash})`.execute(
		tx
	);
	await record(tx, { ...by, verb: 'spaces.sheet_written', object: ref('space', space), detail: { kind, version } });
}

/**
 * Signs the risk sheet of a machine with a typed name, that of the adult for a minor. Twice is once.
 * @throws machines_sheet_changed when it is no longer the one that was read, machines_name_missing, 404.
 */
export async function signSheet(
	tx: Tx,
	space: string,
	{ person, name, hash }: Readonly<{ person: string; name: string; hash: string }>
): Promise<void> {
	const { sheet } = await termsOf((await machineById(space, tx)).id, tx);
	if (!sheet) throw missing();
	if (sheet.hash !== hash) throw refused('machines_sheet_changed');
	const signed = name.trim().slice(0, 120);
	if (!signed) throw refused('machines_name_missing', {}, 422);
	const { rows } =
		await sql`insert into spaces.signature (sheet, person, name) values (${sheet.id}, ${person}, ${signed})
		on conflict do nothing returning sheet`.execute(tx);
	if (rows[0])
		await record(tx, {
			...{ verb: 'spaces.sheet_signed', actor: ref('person', person), source: 'web' },
			...{ object: ref('space', space), detail: { version: sheet.version } }
		});
}

/** Who has signed the sheet of a machine as it is now, the latest first. */
export async function signaturesOf(space: string, on: On = db): Promise<{ person: string; name: string; at: Date }[]> {
	const { rows } = await sql<{ person: string; name: string; at: Date }>`
		select g.person, g.name, g.signed_at as at from spaces.signature g join spaces.sheet h on h.id = g.sheet
		where h.space = ${space} and h.version = (select max(version) from spaces.sheet where space = ${space}) order by g.signed_at desc limit 500`.execute(
		on
	);
	return rows;
}

/** A space that is a machine or a workshop, in the trash or not. @throws 404 */
export async function machineById(id: string, on: On = db) {
	const found = await spaceById(id, on);
	if (!isMachine(found.kind)) throw missing();
	return found;
}
