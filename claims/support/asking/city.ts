import { sql } from 'kysely';
import sharp from 'sharp';
import {
	addMedia,
	addStop,
	approve,
	makeParcel,
	noteBringing,
	sentParcel,
	stopImporter,
	trailById,
	writeLayer,
	writeTrail
} from '#city/server';
import { batchOf, bring } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { draw } from '#ui/drawn/draw.ts';
import { sendForm } from '../pages.ts';
import { type Arrange, one, row, word, words } from './world.ts';

const where = { place: null, lat: null, lon: null, spot: null, picture: null };
const rights = { owner: 'Ada', licence: 'cc0' as const, licenceUntil: null };
const said = {
	locale: 'fr' as const,
	audience: 'adult' as const,
	sound: null,
	transcript: '',
	author: '',
	source: null,
	film: null,
	signedIn: null
};

/** A published trail of an invented station, with a picture that no stop shows. */
async function trail(reuse: 'nobody' | 'adapted' = 'nobody') {
	const own = await one(sql`select id from network.organization where slug = 'tele-terril'`);
	const team = await absent(
		await one(sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`)
	);
	if (!team) throw new Error('nobody is of the team');
	const viewer = { ...team, roles: [...team.roles, { role: 'partner' as const, scope: ref('organization', own) }] };
	const working = { viewer, by: { actor: ref('person', viewer.id), source: 'demo' as const } };
	const poster = Buffer.from(draw({ kind: 'poster', of: 'city', seed: word() }));
	const picture = await readyPicture(await sharp(poster).png().toBuffer());
	return transaction(async (tx) => {
		const about = { title: words(word()), summary: words(word()), minutes: 30, stepFree: true, ageFrom: null };
		const given = { ...about, reuse, licence: 'cc0' as const };
		const id = await writeTrail(tx, given, { organization: own, fictional: true }, viewer);
		const stop = await addStop(tx, id, where, working);
		await writeLayer(tx, id, stop, { ...said, title: word(), body: word() }, working);
		const file = { kind: 'picture' as const, name: `${word()}.png`, ready: picture };
		const media = await addMedia(tx, own, file, { ...rights, alt: words(word()) }, working);
		await approve(tx, id, { ...working, seen: (await trailById(id, tx)).version });
		const parcel = reuse === 'adapted' ? await makeParcel(tx, id, working) : '';
		return { id, stop, media, parcel };
	});
}

/** The same as if another hub's parcel had just been taken into it. */
async function takenInto() {
	const its = await trail('adapted');
	const { content } = JSON.parse(String((await sentParcel(its.id, its.parcel)).content));
	await sql`update city.parcel set way = 'received', before = ${JSON.stringify({ content, codes: {} })}, after = (select version from city.trail where id = ${its.id})
		where trail = ${its.id}`.execute(db);
	return its;
}

/** The same with what a visitor has left there. */
async function withVoice(): Promise<Trail> {
	const its = await trail();
	const voice = newId();
	await sql`insert into city.voice (id, trail, stop, words, locale, code) values (${voice}, ${its.id}, ${its.stop}, ${word()}, 'fr', ${voice})`.execute(
		db
	);
	return { ...its, voice };
}

type Trail = Awaited<ReturnType<typeof trail>> & Readonly<{ voice?: string }>;

/** An act of the team on a page of a trail. */
const team =
	(page: (its: Trail) => string, act: string, only: (its: Trail) => string | undefined, made = trail): Arrange =>
	async ({ coordinator }) => {
		const its = await made();
		const which = only(its);
		return { page: page(its), as: coordinator, act, figures: [], ...(which ? { only: which } : {}) };
	};
const me = '(person)/me/guide/[trail]/';

const UNDO_DAYS = 30;
const coordinating = sql`select person from identity.role where role = 'coordinator' and revoked_at is null limit 1`;

/** A table of two stops that the coordinator has brought. */
async function broughtStops(): Promise<{ page: string; id: string }> {
	const its = await trail();
	const table = ['Étape;Titre;Texte', `1;${word()};${word()}`, `2;${word()};${word()}`].join('\n');
	const file = { name: 'etapes.csv', bytes: new TextEncoder().encode(table) };
	const id = await bring(stopImporter, file, await one(coordinating));
	await noteBringing(id, its.id);
	return { id, page: `/me/guide/${its.id}/import/${id}` };
}

/** What takes something of a trail away. */
export const city: Readonly<Record<string, Arrange>> = {
	[`${me}#remove`]: team(
		({ id }) => `/me/guide/${id}`,
		'remove',
		({ stop }) => row('stop', stop)
	),
	[`${me}#withdraw`]: team(
		({ id }) => `/me/guide/${id}`,
		'withdraw',
		() => undefined
	),
	[`${me}hubs/#undo`]: team(
		({ id }) => `/me/guide/${id}/hubs`,
		'undo',
		({ parcel }) => row('parcel', parcel),
		takenInto
	),
	[`${me}media/#remove`]: team(
		({ id }) => `/me/guide/${id}/media`,
		'remove',
		({ media }) => row('media', media)
	),
	[`${me}voices/#remove`]: team(
		({ id }) => `/me/guide/${id}/voices`,
		'remove',
		({ voice = '' }) => row('voice', voice),
		withVoice
	),
	[`${me}import/[batch]/#away`]: async ({ coordinator }) => {
		const { page } = await broughtStops();
		return { page, as: coordinator, act: 'away', figures: [2] };
	},
	[`${me}import/[batch]/#undo`]: async ({ url, coordinator }) => {
		const { id, page } = await broughtStops();
		const columns = (await batchOf(id)).mapping.map((column, at) => [`column_${at}`, column ?? '']);
		await sendForm(url, coordinator, `${page}?/check`, new URLSearchParams(columns));
		await sendForm(url, coordinator, `${page}?/apply`, new URLSearchParams());
		return { page, as: coordinator, act: 'undo', figures: [2, UNDO_DAYS] };
	}
};
