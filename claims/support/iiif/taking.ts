import { sql } from 'kysely';
import { approve, changeStop, copyOf, trailById } from '#city/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { faultsOf } from './referees.ts';

type Asked = Readonly<{
	url: string;
	cookie: string;
	page: string /** The address of an image service that is right. */;
	from: string;
}>;

/** Takes a picture of somebody else's for the first stop of a trail, publishes that, and reads all of its tiles as a viewer does. */
export async function takeAndServe({ url, cookie, page, from }: Asked): Promise<{ faults: string[]; tiles: number }> {
	const key = newId();
	const body = new URLSearchParams({
		key,
		address: from,
		picture: '0',
		owner: 'Musée inventé',
		licence: 'by',
		licenceUntil: '',
		alt_fr: 'Un mur'
	});
	const asked = `${url}${page}?/take&address=${encodeURIComponent(from)}&picture=0`;
	const answer = await fetch(asked, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie, origin: url, accept: 'text/html' },
		body
	});
	if (answer.status !== 303) return { faults: [`a picture that is right is answered ${answer.status}`], tiles: 0 };
	const { slug, tiles } = await published(page.split('/').at(-3) ?? '', key);
	const manifest = (await (await fetch(`${url}/guide/iiif/${slug}/manifest.json`)).json()) as Record<string, unknown>;
	const faults = faultsOf(manifest);
	if (!JSON.stringify(manifest).includes(`/guide/zoom/${tiles}`)) faults.push('the manifest has no image service');
	const read = await tilesRead(`${url}/guide/zoom/${tiles}`);
	return { faults: [...faults, ...read.faults], tiles: read.count };
}

async function published(trail: string, media: string): Promise<{ slug: string; tiles: string }> {
	const its = await trailById(trail);
	const [stop] = (await copyOf(its)).stops;
	const { rows } = await sql<{ person: string; tiles: string }>`
		select r.person, m.tiles from identity.role r, city.media m where r.role = 'director' and r.scope = ${its.organization}::uuid and r.revoked_at is null and m.id = ${media} limit 1`.execute(
		db
	);
	const { person = '', tiles = '' } = rows[0] ?? {};
	const viewer = directorOf(person, its.organization);
	const working = { viewer, by: { actor: ref('person', person), source: 'web' as const } };
	await transaction(async (tx) => {
		if (stop)
			await changeStop(
				tx,
				trail,
				stop.id,
				{ place: stop.place?.slug ?? null, ...stop.point, spot: stop.spot, picture: media },
				working
			);
		await approve(tx, trail, { ...working, seen: (await trailById(trail, tx)).version });
	});
	return { slug: its.slug, tiles };
}

const directorOf = (id: string, organization: string): Viewer => ({
	...{ id, name: 'Ada', email: 'ada@example.org', locale: 'fr', secondFactor: false, sessionId: 'none' },
	roles: [{ role: 'director', scope: ref('organization', organization) }]
});

type Info = Readonly<{
	width: number;
	height: number;
	tiles: readonly [Readonly<{ width: number; scaleFactors: readonly number[] }>];
}>;

async function tilesRead(service: string): Promise<{ faults: string[]; count: number }> {
	const info = (await (await fetch(`${service}/info.json`)).json()) as Info;
	const faults: string[] = [];
	const names = ['full/max', ...info.tiles[0].scaleFactors.flatMap((scale) => tilesAt(info, scale))];
	for (const name of names) {
		const answer = await fetch(`${service}/${name}/0/default.jpg`);
		await answer.arrayBuffer();
		if (answer.status !== 200 || answer.headers.get('content-type') !== 'image/jpeg')
			faults.push(`${name} is answered ${answer.status}`);
	}
	const beyond = await fetch(`${service}/0,0,1,1/1,1/0/default.jpg`);
	if (beyond.status !== 404) faults.push(`a tile that is not there is answered ${beyond.status}`);
	return { faults, count: names.length };
}

/** The parts of a level, as IIIF Image 3 computes them. */
function tilesAt({ width, height, tiles: [{ width: side }] }: Info, scale: number): string[] {
	const [across, down] = [width / scale, height / scale];
	if (across <= side && down <= side) return [`full/${across},${down}`];
	const columns = Array.from({ length: Math.ceil(across / side) }, (_, at) => at * side);
	const rows = Array.from({ length: Math.ceil(down / side) }, (_, at) => at * side);
	return rows.flatMap((y) =>
		columns.map((x) => {
			const [w, h] = [Math.min(side, across - x), Math.min(side, down - y)];
			return `${x * scale},${y * scale},${w * scale},${h * scale}/${w},${h}`;
		})
	);
}
