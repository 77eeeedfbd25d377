import { Readable } from 'node:stream';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import {
	keepsFromTravel,
	makeParcel,
	parcelFile,
	parcelsOf,
	publicKey,
	sentParcel,
	thumbprintOf,
	undoTaking
} from '../server/index.ts';
import { faultSaid } from './overview.server.ts';
import { type AtTrail, headOf, pressing } from './team.server.ts';

/** The parcels of a trail: what was made of it for other hubs, and what came from them. */
export async function parcelsShown(at: AtTrail, locale: Locale) {
	const { trail, page } = at;
	const [carried, faults, thumbprint] = await Promise.all([
		parcelsOf(trail.id),
		keepsFromTravel(trail),
		thumbprintOf(publicKey())
	]);
	return {
		...{ trail: headOf(at), origin: trail.origin, key: inGroups(thumbprint) },
		nobody: !trail.origin && trail.reuse === 'nobody',
		faults: faults.map((one) => faultSaid(one, page, locale)),
		carried: carried.map(({ hash, way, hub, organization, person, at: made, after, undoneAt }) => ({
			...{ hash, way, hub, organization, person, at: made, undone: undoneAt !== null },
			undoes: way === 'received' && !undoneAt && after === trail.version
		}))
	};
}

/** A thumbprint as it is read out on the telephone. */
export const inGroups = (thumbprint: string): string =>
	Buffer.from(thumbprint, 'base64url').toString('hex').toUpperCase().match(/.{4}/g)?.join(' ') ?? thumbprint;

export const make = pressing('made', (tx, { trail, working }) => makeParcel(tx, trail.id, working), '/hubs');
export const undo = pressing(
	'taking_undone',
	async (tx, { trail, working }, form, event) => {
		await undoTaking(tx, trail.id, fieldOf(form, 'parcel'), working);
		requireSure(event, doing(m.city_parcel_undo()), form);
	},
	'/hubs'
);

/** A parcel as a file. @throws 404, city_parcel_ended */
export async function parcelAnswer({ trail }: AtTrail, hash: string): Promise<Response> {
	const file = await parcelFile(await sentParcel(trail.id, hash));
	return new Response(Readable.toWeb(Readable.from(file)) as ReadableStream, {
		headers: {
			'content-type': 'application/x-tar',
			'content-disposition': `attachment; filename="${trail.slug}.${hash.slice(0, 8)}.tar"`,
			'cache-control': 'private, no-store'
		}
	});
}
