import { sql } from 'kysely';
import { NewLayer, NewTrail } from '#city';
import {
	addStop,
	approve,
	copyOf,
	findCode,
	offerOf,
	partOf,
	readiness,
	servedBySlug,
	servedTrails,
	trailById,
	writeLayer,
	writeTrail
} from '#city/server';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { type curator, working } from '../../../claims/support/guide-offline/museum.ts';
import type { Acts } from '../growth.ts';

type Host = Awaited<ReturnType<typeof curator>>;
const spoken = ['fr', 'en'] as const;
const words = (text: string) => ({ source: 'fr' as const, fr: text });
const BODY = 'Une phrase de plus. '.repeat(60);

/** A published trail of so many stops in two languages. @returns what visitors and its team do with it */
export async function trailOf(host: Host, count: number): Promise<Acts> {
	const trail = await transaction((tx) => {
		const told = { title: words(`La visite à ${count} étapes`), summary: words('Un tour.'), minutes: 60 };
		const rights = { stepFree: true, ageFrom: null, reuse: 'nobody', licence: 'by' };
		return writeTrail(tx, NewTrail.parse({ ...told, ...rights }), { organization: host.own, fictional: true }, host);
	});
	const stops: string[] = [];
	for (let at = 0; at < count; at++) {
		const where = { place: null, spot: null, lat: 50.45 + at / 10_000, lon: 3.95, picture: null };
		const stop = await transaction((tx) => addStop(tx, trail, where, working(host)));
		stops.push(stop);
		await write(host, trail, stop, at);
	}
	await publish(host, trail);
	const { slug } = await trailById(trail);
	return {
		'a stop opens': async (turn) => {
			const { manifest } = await servedBySlug(slug);
			const stop = manifest.stops[turn % count];
			return stop && partOf(stop, 'fr', manifest);
		},
		'a pack is offered': async () => offerOf(await servedBySlug(slug)),
		'a text is written': (turn) => write(host, trail, stops[turn % count] ?? '', turn),
		'its team opens it': async () => copyOf(await trailById(trail)),
		'it is looked through': async () => readiness(await trailById(trail)),
		'it is published': async (turn) => {
			await write(host, trail, stops[turn % count] ?? '', turn + Math.random());
			return publish(host, trail);
		}
	};
}

async function write(host: Host, trail: string, stop: string, at: number): Promise<void> {
	for (const locale of spoken) {
		const said = { locale, audience: 'adult', title: `${locale} ${at}`, body: `${at} ${BODY}` };
		const layer = NewLayer.parse({ ...said, sound: null, transcript: '', author: '', source: null });
		await transaction((tx) => writeLayer(tx, trail, stop, layer, working(host)));
	}
}

const publish = (host: Host, id: string): Promise<number> =>
	transaction(async (tx) => approve(tx, id, { ...working(host), seen: (await trailById(id, tx)).version }));

/** Sees to it that there are so many published trails of twelve stops. @returns what visitors ask of them all */
export async function trailsOf(host: Host, count: number): Promise<Acts> {
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count from city.trail where slug like 'of-many-%'`.execute(db);
	const known = rows[0]?.count ?? 0;
	for (let from = known; from < count; from += 1000) await layDown(host, from, Math.min(count, from + 1000));
	await sql`vacuum analyze city.edition`.execute(db);
	await sql`vacuum analyze city.trail`.execute(db);
	const one = (turn: number): number => (turn * 7919) % count;
	return {
		'the list': () => servedTrails({ limit: 24, offset: 0 }),
		'a trail opens': (turn) => servedBySlug(`of-many-${one(turn)}`),
		'a code is typed': (turn) => findCode(codeOf(one(turn) * 12 + 5)),
		'a code of nothing': () => findCode('9999')
	};
}

const SIGNS = 'CDFGHJKMNPQRTVWX34679';
/** A code for each number; one of four signs while there are so many. */
function codeOf(number: number): string {
	let [code, left] = ['', number];
	for (; left || code.length < 4; left = Math.floor(left / SIGNS.length))
		code = SIGNS.charAt(left % SIGNS.length) + code;
	return code;
}

async function layDown(host: Host, from: number, until: number): Promise<void> {
	const all = Array.from({ length: until - from }, (_, at) => ({
		...{ id: newId(), edition: newId(), slug: `of-many-${from + at}` },
		manifest: manifestOf(host, from + at)
	}));
	await sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as g(id uuid, edition uuid, slug text, manifest jsonb)),
		trails as (insert into city.trail (id, organization, slug, title, summary, minutes, reuse, licence, fictional, state, edition)
			select id, ${host.own}, slug, manifest -> 'title', manifest -> 'summary', 60, 'nobody', 'by', true, 'published', edition from given)
		insert into city.edition (id, trail, number, hash, manifest, title, summary, body)
			select edition, id, 1, md5(slug), manifest, manifest -> 'title', manifest -> 'summary', '{"source":"fr","fr":""}' from given`.execute(
		db
	);
}

const manifestOf = (host: Host, number: number) => ({
	...{
		trail: newId(),
		organization: { id: host.own, name: 'Hub' },
		title: words(`Visite ${number}`),
		summary: words('Un tour.')
	},
	...{
		minutes: 60,
		stepFree: true,
		ageFrom: null,
		reuse: 'nobody',
		licence: 'by',
		fictional: true,
		locales: spoken,
		media: {}
	},
	stops: Array.from({ length: 12 }, (_, at) => ({
		...{ id: newId(), code: codeOf(number * 12 + at), lat: 50.45, lon: 3.95, place: null, spot: null, picture: null },
		parts: Object.fromEntries(
			spoken.map((locale) => [
				locale,
				{ hash: newId(), bytes: 2000, title: `Étape ${at}`, sound: false, riddle: false }
			])
		)
	}))
});
