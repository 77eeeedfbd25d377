import { refused } from '#kernel/errors.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { hashOf } from '#kernel/server/storage.ts';
import type { Parcel } from '../../parcel.schema.ts';
import { unpacked, unreadable } from './archive.ts';
import type { parsedParcel } from './parsing.ts';
import { publicKey, thumbprintOf } from './sealing.ts';

const parsed = atPress<typeof parsedParcel>('src/city/server/parcels/parsing.ts', 'parsedParcel', { kept: false });

/** A parcel that holds together: signed by the key that it names, with every file that it speaks of. `hash`: what it is called by; `key`: the key's thumbprint. */
export type Opened = Readonly<{
	hash: string;
	key: string;
	parcel: Parcel;
	bytes: Buffer;
	files: ReadonlyMap<string, Buffer>;
}>;

/**
 * Opens what somebody sent, while no transaction waits for it.
 * @throws city_parcel_unreadable, city_parcel_newer, city_parcel_unsigned, city_parcel_altered (a file is not what was signed, is missing, or is one too many), city_parcel_forged (says that it is of this hub, which has not signed it)
 */
export async function openParcel(given: Buffer): Promise<Opened> {
	const { trail, signature, files } = await unpacked(given);
	const { parcel, key } = await parsed(trail, signature);
	const media = Object.values(parcel.content.media);
	const named = new Map(media.map(({ file, bytes }) => [file, bytes]));
	if (named.size !== files.size) throw altered();
	for (const [hash, bytes] of named) {
		const file = files.get(hash);
		if (file?.length !== bytes || (await sha256(file)) !== hash) throw altered();
	}
	if (parcel.from.url === publicUrl() && key !== (await thumbprintOf(publicKey())))
		throw unreadable('city_parcel_forged');
	return { hash: hashOf(trail), key, parcel, bytes: trail, files };
}

const altered = () => refused('city_parcel_altered', {}, 422);

/** Elsewhere than where pages are answered. */
const sha256 = async (content: Buffer): Promise<string> =>
	Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(content))).toString('hex');
