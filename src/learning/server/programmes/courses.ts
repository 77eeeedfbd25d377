import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import { isId, newId } from '#kernel/id.ts';
import { same } from '#kernel/same.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import type { NewCourse } from '../../programmes/programme.schema.ts';
import type { Course } from '../../programmes/programme.ts';
import { tellChange } from './programmes.ts';
import { type On, within } from './tables.ts';

/** The courses of a programme, in their order. */
export const coursesOf = async (programme: string, on: On = db): Promise<Course[]> =>
	(await coursesOfEach([programme], on)).get(programme) ?? [];

/** The courses of many programmes at once; a programme without any is not in the map. */
export async function coursesOfEach(programmes: readonly string[], on: On = db): Promise<Map<string, Course[]>> {
	const rows = await within(on)
		.selectFrom('learning.course')
		.select(['programme', 'id', 'code', 'title', 'ects', 'rank', 'teachers'])
		.where((row) => row('programme', '=', row.fn.any(row.val([...programmes]))))
		.where('deletedAt', 'is', null)
		.orderBy('rank')
		.orderBy('code')
		.execute();
	const grouped = Map.groupBy(rows, ({ programme }) => programme);
	return new Map(
		[...grouped].map(([programme, its]) => [
			programme,
			its.map(({ programme: _, ...row }) => ({ ...row, ects: Number(row.ects) }))
		])
	);
}

/** Adds a course at the end of a programme. @returns its id. Throws programmes_code_taken. */
export async function addCourse(tx: Tx, programme: string, { title, ...plain }: NewCourse, by: By): Promise<string> {
	const id = newId();
	await freeCode(tx, programme, plain.code, id);
	await within(tx)
		.insertInto('learning.course')
		.values({
			...{ id, programme, ...plain, title: JSON.stringify(title), deletedAt: null },
			rank: sql<number>`(select coalesce(max(rank), 0) + 1 from learning.course where programme = ${programme})`
		})
		.execute();
	await tellChange(tx, programme, 'courses', by);
	return id;
}

/** Changes a course of a programme. @throws programmes_code_taken, 404. */
export async function changeCourse(tx: Tx, programme: string, id: string, given: NewCourse, by: By): Promise<void> {
	await freeCode(tx, programme, given.code, id);
	const before = (await coursesOf(programme, tx)).find((one) => one.id === id);
	if (before && same(before, { ...before, ...given })) return;
	await write(tx, programme, id, { ...given, title: JSON.stringify(given.title) }, by);
}

/** Takes a course out of a programme; what was taught and marked stays. @throws 404. */
export const removeCourse = (tx: Tx, programme: string, id: string, by: By): Promise<void> =>
	write(tx, programme, id, { deletedAt: new Date() }, by);

async function write(tx: Tx, programme: string, id: string, set: object, by: By): Promise<void> {
	if (!isId(id)) throw missing();
	const { numUpdatedRows } = await within(tx)
		.updateTable('learning.course')
		.set(set)
		.where('id', '=', id)
		.where('programme', '=', programme)
		.where('deletedAt', 'is', null)
		.executeTakeFirst();
	if (!numUpdatedRows) throw missing();
	await tellChange(tx, programme, 'courses', by);
}

async function freeCode(tx: Tx, programme: string, code: string, but: string): Promise<void> {
	const taken = (await coursesOf(programme, tx)).some((one) => one.code === code && one.id !== but);
	if (taken) throw refused('programmes_code_taken', { code }, 422);
}
