import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { countedPresences } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { hashOf } from '#kernel/server/storage.ts';
import { isoDate } from '#kernel/time.ts';
import { countedLearners } from '#learning/server';
import { countedNetwork } from '#network/server';
import { countedAgreements } from '#partnering/server';
import { countedStays } from '#spaces/server';
import { countedShows } from '#stage/server';
import { countedFiles } from '#venture/server';
import type { Line, Material } from '../figures/material.ts';
import { contactLine, followUpLine, jobsLine, projectLine, staffLine } from './lines-of-firms.ts';
import { presenceLines } from './lines-of-people.ts';
import { line, type Making, numberKey } from './making.ts';
import { keyOf } from './named.ts';
import { type On, within } from './tables.ts';

/** All that figures are computed from, as it stands now: ids, days, scalars and hashes, no name. */
export async function material(on: On = db): Promise<Material> {
	const { timeZone } = await hub();
	const day = (at: Date) => isoDate(at, timeZone);
	const making: Making = {
		day,
		piece: (kind, id, at, row) => ({ kind, id, day: day(at), hash: hashOf(Buffer.from(canonicalize(row) ?? '')) }),
		signed: (kind, id, at, hash) => ({ kind, id, day: day(at), hash })
	};
	const [files, seances, learners] = await Promise.all([countedFiles(on), countedPresences(on), countedLearners(on)]);
	const [network, declared, rest] = await Promise.all([countedNetwork(on), declaredLines(on), othersOf(making, on)]);
	return {
		lines: [
			...files.contacts.map((one) => contactLine(one, making)),
			...files.files.flatMap((one) => projectLine(one, making)),
			...files.followUps.map((one) => followUpLine(one, making)),
			...files.jobs.map((one) => jobsLine(one, making)),
			...learners.staff.map((one) => staffLine(one, making)),
			...presenceLines(seances, new Set(learners.classes), making),
			...network.works.map(({ id, publishedAt }) =>
				line('work', `work:${id}`, day(publishedAt), [making.piece('work', id, publishedAt, { id, publishedAt })])
			),
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

async function othersOf({ day, piece, signed }: Making, on: On): Promise<Line[]> {
	const [agreements, stays, shows] = await Promise.all([countedAgreements(on), countedStays(on), countedShows(on)]);
	return [
		...agreements.flatMap(({ id, agreedAt, hash, sides }) => {
			const pieces = [signed('agreement', id, agreedAt, hash)];
			const abroad = new Set(sides.map(({ country }) => country ?? 'here')).size > 1;
			return [
				line('agreement', `agreement:${id}`, day(agreedAt), pieces),
				...sides.map((side) => line('side', `${side.kind}:${side.id}`, day(agreedAt), pieces, { proved: abroad }))
			];
		}),
		...stays.map(({ id, organization, operation, at, minutes }) =>
			line(
				'stay',
				organization ? `organization:${organization}` : `stay:${id}`,
				day(at),
				[piece('stay', id, at, { id, at, minutes })],
				{
					...{ operation, amount: minutes }
				}
			)
		),
		...shows.map(({ show, at, voters, hash }) =>
			line('show', `show:${show}`, day(at), [signed('show', show, at, hash)], { amount: voters })
		)
	];
}

async function declaredLines(on: On): Promise<Line[]> {
	const rows = await within(on)
		.selectFrom('impact.declaration')
		.select(['id', 'kind', 'aboutKind', 'about', 'operation', 'partner', 'value', 'size', 'document', 'validatedAt'])
		.select(sql<string>`as_of::text`.as('asOf'))
		.where('declinedAt', 'is', null)
		.orderBy('id')
		.execute();
	return rows.map(({ id, kind, aboutKind, about, asOf, value, size, document, validatedAt, ...its }) =>
		line(kind, keyOf(aboutKind, about), asOf, [{ kind: 'declaration', id, day: asOf, hash: document }], {
			...{ operation: its.operation, partner: its.partner, amount: Number(value ?? 0) },
			...{ word: size, proved: validatedAt !== null }
		})
	);
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
