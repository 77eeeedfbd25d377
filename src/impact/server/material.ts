import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { countedPresences } from '#agenda/server';
import { isId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { gently } from '#kernel/server/gently.ts';
import { hub } from '#kernel/server/hub.ts';
import { hashOf } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { countedLearners } from '#learning/server';
import { countedNetwork } from '#network/server';
import { countedAgreements } from '#partnering/server';
import { countedStays } from '#spaces/server';
import { countedShows } from '#stage/server';
import { countedFiles } from '#venture/server';
import type { Line, Material, PieceKind } from '../figures/material.ts';
import { contactLine, followUpLine, jobsLine, projectLine, staffLine } from './lines-of-firms.ts';
import { presenceLines } from './lines-of-people.ts';
import { line, type Making, numberKey, type Standing } from './making.ts';
import { keyOf } from './named.ts';
import { type On, within } from './tables.ts';

/** What of a piece a figure does not need: the rows that it stands on, what is said by them beside what was signed, and whether it goes on changing by itself. */
type Ground = Readonly<{ stands: readonly string[]; said: string; live: boolean }>;
/** By the kind and id of a piece; and what was hashed of those that are rows, by their hash. */
export type Grounds = Readonly<{ of: Map<string, Ground>; rows: Map<string, string> }>;
export const newGrounds = (): Grounds => ({ of: new Map(), rows: new Map() });

/**
 * All that figures are computed from, as it stands now: ids, days, scalars and hashes, no name. It is made a few milliseconds at a time.
 * @param grounds is filled with what each piece stands on, by its kind and id
 */
export async function material(on: On = db, grounds?: Grounds): Promise<Material> {
	const [few, crowds] = [await fewMaterial(on, grounds), await crowdReader(on, grounds)];
	return { ...few, lines: [...few.lines, ...(await crowds())] };
}

/** Reads what people did together, on these days (ISO dates) or on all, again and again. */
export async function crowdReader(on: On, grounds?: Grounds): Promise<(days?: readonly string[]) => Promise<Line[]>> {
	const making = await makingOf(grounds);
	const [{ timeZone }, { classes }] = [await hub(), await countedLearners(on)];
	const ofClasses = new Set(classes);
	return async (days) => {
		const seances = await countedPresences(on, days && { days, timeZone });
		return made(seances.presences, presenceLines(seances, ofClasses, making));
	};
}

/** What stays few in a hub however many come to it. */
export async function fewMaterial(on: On, grounds?: Grounds): Promise<Material> {
	const making = await makingOf(grounds);
	const [files, learners, network] = await Promise.all([countedFiles(on), countedLearners(on), countedNetwork(on)]);
	const [declared, rest] = await Promise.all([declaredLines(making, on), othersOf(making, on)]);
	return {
		lines: [
			...(await made(files.contacts, (one) => [contactLine(one, making)])),
			...(await made(files.files, (one) => projectLine(one, making))),
			...(await made(files.followUps, (one) => [followUpLine(one, making)])),
			...(await made(files.jobs, (one) => [jobsLine(one, making)])),
			...(await made(learners.staff, (one) => [staffLine(one, making)])),
			...(await made(network.works, ({ id, publishedAt }) => [
				line('work', `work:${id}`, making.day(publishedAt), [
					making.piece('work', id, publishedAt, { id, publishedAt })
				])
			])),
			...declared,
			...rest
		],
		joins: [
			...network.mergers.map(({ gone, kept }) => [`organization:${gone}`, `organization:${kept}`] as const),
			...network.numbers.map(({ organization, value }) => [`organization:${organization}`, numberKey(value)] as const),
			...files.files.flatMap(({ id, company }) =>
				company ? [[`file:${id}`, `organization:${company}`] as const] : []
			),
			...(await decisions(on))
		],
		projects: files.files.flatMap(({ id, kind, company }) => (kind === 'project' && !company ? [`file:${id}`] : []))
	};
}

async function makingOf(grounds: Grounds | undefined): Promise<Making> {
	const { timeZone } = await hub();
	const day = (at: Date) => isoDate(at, timeZone);
	const stand = (kind: PieceKind, id: string, { stands = [], said = '', live = false }: Standing) => {
		const before = grounds?.of.get(`${kind} ${id}`)?.stands ?? [id];
		grounds?.of.set(`${kind} ${id}`, { said, live, stands: [...before, ...stands] });
	};
	return {
		day,
		piece: (kind, id, at, row, its = {}) => {
			const text = canonicalize(row) ?? '';
			const named = Object.values(row).filter((one): one is string => typeof one === 'string' && isId(one));
			const hash = hashOf(Buffer.from(text));
			stand(kind, id, { ...its, stands: [...named, ...(its.stands ?? [])] });
			grounds?.rows.set(hash, text);
			return { kind, id, day: day(at), hash };
		},
		signed: (kind, id, at, hash, its = {}) => {
			stand(kind, id, its);
			return { kind, id, day: day(at), hash };
		}
	};
}

/** The lines of very many rows, with turns for others in between. */
async function made<Row>(rows: readonly Row[], lines: (row: Row) => readonly Line[]): Promise<Line[]> {
	const all: Line[] = [];
	await gently(rows, (row) => all.push(...lines(row)));
	return all;
}

async function othersOf({ day, piece, signed }: Making, on: On): Promise<Line[]> {
	const [agreements, stays, shows] = await Promise.all([countedAgreements(on), countedStays(on), countedShows(on)]);
	return [
		...agreements.flatMap(({ id, agreedAt, hash, said, sides }) => {
			const pieces = [signed('agreement', id, agreedAt, hash, { said })];
			const abroad = new Set(sides.map(({ country }) => country ?? 'here')).size > 1;
			return [
				line('agreement', `agreement:${id}`, day(agreedAt), pieces),
				...sides.map((side) => line('side', `${side.kind}:${side.id}`, day(agreedAt), pieces, { proved: abroad }))
			];
		}),
		...(await made(stays, ({ id, organization, operation, at, minutes, space }) => [
			line(
				'stay',
				organization ? `organization:${organization}` : `stay:${id}`,
				day(at),
				[piece('stay', id, at, { id, at, minutes }, { stands: [space] })],
				{ operation, amount: minutes }
			)
		])),
		...shows.map(({ show, at, voters, hash, live }) =>
			line('show', `show:${show}`, day(at), [signed('show', show, at, hash, { live })], { amount: voters })
		)
	];
}

async function declaredLines({ signed }: Making, on: On): Promise<Line[]> {
	const rows = await within(on)
		.selectFrom('impact.declaration')
		.select(['id', 'kind', 'aboutKind', 'about', 'operation', 'partner', 'value', 'size', 'document', 'validatedAt'])
		.select(sql<string>`as_of::text`.as('asOf'))
		.where('declinedAt', 'is', null)
		.orderBy('id')
		.execute();
	return rows.map(({ id, kind, aboutKind, about, asOf, value, size, document, validatedAt, ...its }) => {
		const proved = validatedAt !== null;
		const said = JSON.stringify([kind, about, asOf, value, size, its.operation, its.partner, proved]);
		const piece = { ...signed('declaration', id, new Date(asOf), document, { said }), day: asOf };
		return line(kind, keyOf(aboutKind, about), asOf, [piece], {
			...{ operation: its.operation, partner: its.partner, amount: Number(value ?? 0) },
			...{ word: size, proved }
		});
	});
}

async function decisions(on: On) {
	const rows = await within(on)
		.selectFrom('impact.same')
		.select(['one', 'other'])
		.where('endedAt', 'is', null)
		.orderBy('id')
		.execute();
	return rows.map(({ one, other }) => [`organization:${one}`, `organization:${other}`] as const);
}
