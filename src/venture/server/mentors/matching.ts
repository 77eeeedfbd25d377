import { missing } from '#kernel/errors.ts';
import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { type Match, rankMentors } from '../../mentors/matching.ts';
import { writes } from '../../standing.ts';
import { asFile, type File, fileFor, filesFor, type Reader } from '../files.ts';
import type { On } from '../tables.ts';
import { openHours } from './hours.ts';
import { type Mentor, mentorsFor } from './mentors.ts';
import { within } from './tables.ts';

/** A mentor who is proposed for a file, and why. */
export type Proposed = Readonly<{ mentor: Mentor; reasons: Match['reasons'] }>;

const MOST = 12;

/**
 * The mentors who may help a file, for those whom it is about and its advisers, the best first: by what it needs, its sector, the languages of its founders, its place and free hours. Those whom the reader
 * does not want are left out. @throws 404
 */
export async function mentorsForFile(reader: Viewer, id: string, on: On = db): Promise<Proposed[]> {
	const file = await fileFor(reader, id, on);
	if (!writes(file.standing)) throw missing();
	return proposedFor(reader, file, await languagesOf(id, on), on);
}

async function proposedFor(reader: Reader, file: File, languages: readonly string[], on: On): Promise<Proposed[]> {
	const hidden = new Set(await hiddenFrom(reader.id, on));
	const found = (await mentorsFor(reader, on)).filter(({ id, person }) => !hidden.has(id) && person !== reader.id);
	const hours = await openHours(
		found.map(({ id }) => id),
		on
	);
	const { needs, sentence, sector, locality } = file;
	const wanted = { words: [needs, sentence].filter(Boolean).join('\n'), sector, languages, locality };
	const candidates = found.map((mentor) => {
		const open = hours.get(mentor.id) ?? [];
		const places = open.flatMap(({ place }) => place?.locality ?? []);
		return {
			...{ id: mentor.id, skills: mentor.skills, sectors: mentor.sectors, languages: mentor.languages },
			localities: [...new Set([mentor.locality, ...places].filter((one) => one !== null))],
			free: open.flatMap(({ free }) => free.map(({ from }) => from)).toSorted((a, b) => +a - +b)
		};
	});
	const known = new Map(found.map((mentor) => [mentor.id, mentor]));
	return rankMentors(wanted, candidates)
		.slice(0, MOST)
		.flatMap(({ id, reasons }) => {
			const mentor = known.get(id);
			return mentor ? [{ mentor, reasons }] : [];
		});
}

/** « Not for me »: a mentor is not proposed to somebody any more, or is again. @throws 404 */
export async function hideMentor(tx: Tx, person: string, mentor: string, hidden: boolean): Promise<void> {
	if (!isId(mentor)) throw missing();
	const known = await within(tx).selectFrom('venture.mentor').select('id').where('id', '=', mentor).execute();
	if (!known.length) throw missing();
	if (hidden)
		await within(tx)
			.insertInto('venture.mentorHidden')
			.values({ person, mentor })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	else
		await within(tx)
			.deleteFrom('venture.mentorHidden')
			.where('person', '=', person)
			.where('mentor', '=', mentor)
			.execute();
}

/** Whom somebody does not want to be proposed. */
export async function hiddenFrom(person: string, on: On = db): Promise<string[]> {
	const rows = await within(on)
		.selectFrom('venture.mentorHidden')
		.select('mentor')
		.where('person', '=', person)
		.execute();
	return rows.map(({ mentor }) => mentor);
}

/** The languages in which the founders of a file read, those of most of them first. */
async function languagesOf(file: string, on: On): Promise<string[]> {
	const rows = await within(on)
		.withTables<{ 'venture.holder': { file: string; person: string; acceptedAt: Date | null; endedAt: Date | null } }>()
		.selectFrom('venture.holder as h')
		.innerJoin('identity.person as p', 'p.id', 'h.person')
		.select((row) => ['p.locale', row.fn.countAll<number>().as('count')])
		.where('h.file', '=', file)
		.where('h.acceptedAt', 'is not', null)
		.where('h.endedAt', 'is', null)
		.groupBy('p.locale')
		.orderBy('count', 'desc')
		.orderBy('p.locale')
		.execute();
	return rows.map(({ locale }) => locale);
}

/** The files that are about somebody, and not closed, by name. */
export const heldFiles = async (reader: Reader, on: On = db): Promise<File[]> =>
	(await openFiles(reader, on)).filter(({ standing }) => standing.as === 'holder');

/** The files of the organisations whose adviser somebody is, and not closed, by name. */
export const advisedFiles = async (reader: Reader, on: On = db): Promise<File[]> =>
	(await openFiles(reader, on)).filter(({ standing }) => standing.as === 'adviser');

async function openFiles(reader: Reader, on: On): Promise<File[]> {
	const rows = await filesFor(reader, on).where('f.closedAt', 'is', null).orderBy('f.name').orderBy('f.id').execute();
	return rows.map(asFile);
}
