import { sql } from 'kysely';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicHost, publicUrl } from '#kernel/server/place.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { canonical } from '../../edition.ts';
import { type Fault, faultsOf, usedIn } from '../../faults.ts';
import type { Content, Origin, Parcel } from '../../parcel.schema.ts';
import { copyOf } from '../copies.ts';
import { todayHere } from '../editions.ts';
import type { On, Trail } from '../reading.ts';
import { lockSeat, type Working } from '../seats.ts';
import { packed } from './archive.ts';
import { ancestorsIn, keptParcel, parcelsOf } from './reading.ts';
import { publicKey, seal, thumbprintOf } from './sealing.ts';

type Born = Readonly<{ id: string; origin: string | null; broughtBy: string | null; bytes: string }>;

/** What a team has written of a trail, as a parcel says it. A stop without a point is where its place is. */
export async function contentNow(trail: Trail, on: On = db): Promise<Content> {
	const copy = await copyOf(trail, on);
	const { rows: stops } = await sql<{ id: string; origin: string; placeSaid: string | null }>`
		select id, coalesce(origin, id) as origin, place_said from city.stop where trail = ${trail.id}`.execute(on);
	const { rows: files } = await sql<Born>`
		select m.id, m.origin, m.brought_by, f.bytes from city.media m join kernel.file f on f.hash = m.file where m.organization = ${trail.organization}`.execute(
		on
	);
	const born = new Map(stops.map((one) => [one.id, one]));
	const brought = new Map(files.map((one) => [one.id, one]));
	const named = (id: string | null): string | null =>
		(id && (brought.get(id)?.origin ?? copy.media.get(id)?.file)) || null;
	const { title, summary, minutes, stepFree, ageFrom, reuse, licence, fictional } = trail;
	const media = [...usedIn(copy)].flatMap((id) => {
		const [its, came] = [copy.media.get(id), brought.get(id)];
		if (!its || !came) return [];
		const { kind, fileName, file, owner, licenceUntil, alt } = its;
		const rights = { owner: owner || '–', licence: its.licence ?? 'rights', until: licenceUntil, alt };
		return [
			[
				named(id) ?? '',
				{ kind, name: fileName, file, bytes: Number(came.bytes), ...rights, hub: came.broughtBy ?? publicUrl() }
			] as const
		];
	});
	return {
		about: { title, summary, minutes, stepFree, ageFrom },
		rights: { reuse, licence, fictional },
		stops: copy.stops.map(({ id, lat, lon, place, spot, picture, layers, riddles }) => ({
			...{ id: born.get(id)?.origin ?? id, lat, lon, spot, picture: named(picture) },
			place: place
				? [place.name, place.address].filter(Boolean).join(', ').slice(0, 300)
				: (born.get(id)?.placeSaid ?? null),
			layers: layers.map(({ locale, audience, title, body, sound, transcript, author, source, film, signedIn }) => ({
				...{ locale, audience, title, body, sound: named(sound), transcript, author, source },
				...(film && signedIn && { film: { file: named(film) ?? '', signedIn } })
			})),
			riddles: riddles.map(({ locale, question, hint, answers }) => ({ locale, question, hint, answers: [...answers] }))
		})),
		media: Object.fromEntries(media)
	};
}

/** Whose a trail is, wherever it is told. */
const originOf = async ({ id, origin, organizationName }: Trail): Promise<Origin> =>
	origin ?? { trail: id, ...(await hereAs(organizationName)) };

const hereAs = async (organization: string) => {
	const its = await hub();
	// a hub may have no name yet
	return { hub: its.name || publicHost(), url: publicUrl(), organization };
};

const ofRights = new Set<Fault['what']>(['no_owner', 'no_licence', 'licence_ended']);

/** Why nothing can be made of it: whoever may reuse it is nobody, nothing is written, or rights are missing. */
export async function keepsFromTravel(trail: Trail, on: On = db): Promise<Fault[]> {
	const faults = faultsOf(await copyOf(trail, on), (await hub()).locales, await todayHere());
	return faults.filter(({ what }) => ofRights.has(what) || what === 'no_stop');
}

/** Makes a parcel of what the team has written. While nothing has changed since the last one, that is it. @returns its hash. Throws 404, city_parcel_nobody, city_parcel_rights */
export async function makeParcel(tx: Tx, id: string, working: Working): Promise<string> {
	const { trail } = await lockSeat(tx, id, working);
	if (!trail.origin && trail.reuse === 'nobody') throw refused('city_parcel_nobody', {}, 422);
	const faults = await keepsFromTravel(trail, tx);
	if (faults.length) throw refused('city_parcel_rights', { count: faults.length }, 422);
	const [content, carried] = [await contentNow(trail, tx), await parcelsOf(id, tx)];
	const [latest] = carried.filter(({ undoneAt }) => !undoneAt);
	if (latest?.way === 'sent' && canonical((await keptParcel(latest.hash, tx)).content) === canonical(content))
		return latest.hash;
	const made = working.by.at ?? new Date();
	const from = { ...(await hereAs(trail.organizationName)), key: publicKey() };
	const parcel: Parcel = {
		...{ format: 'creative-valley/trail', version: 1, made: made.toISOString(), from },
		...{ origin: await originOf(trail), ancestors: ancestorsIn(carried).slice(-1000), content }
	};
	return keepSent(tx, trail, parcel, working, made);
}

async function keepSent(tx: Tx, trail: Trail, parcel: Parcel, { viewer, by }: Working, made: Date): Promise<string> {
	const hash = await keepFile(tx, Buffer.from(canonical(parcel)), 'application/json');
	const { hub: name, url, organization, key } = parcel.from;
	await sql`insert into city.parcel (trail, hash, way, ancestors, hub, url, organization, key, person, at)
		values (${trail.id}, ${hash}, 'sent', ${[...parcel.ancestors]}::text[], ${name}, ${url}, ${organization}, ${await thumbprintOf(key)}, ${viewer.id}, ${made})`.execute(
		tx
	);
	const files = Object.values(parcel.content.media);
	await sql`insert into city.parcel_file (trail, parcel, file, until) select ${trail.id}, ${hash}, file, min(nullif(until, ''))::date
		from unnest(${files.map(({ file }) => file)}::text[], ${files.map(({ until }) => until ?? '')}::text[]) f(file, until) group by file`.execute(
		tx
	);
	const named = { object: ref('trail', trail.id), target: ref('organization', trail.organization) };
	await record(tx, {
		...by,
		verb: 'city.sent',
		...named,
		detail: { stops: parcel.content.stops.length, fictional: trail.fictional }
	});
	return hash;
}

/** A parcel as the file that somebody carries. @throws city_parcel_ended when a licence has ended since it was made */
export async function parcelFile(
	sent: Readonly<{ content: Buffer; files: Map<string, number>; until: string | null }>
) {
	if (sent.until && sent.until < (await todayHere())) throw refused('city_parcel_ended', {}, 410);
	return packed(sent.content, await seal(sent.content), sent.files);
}
