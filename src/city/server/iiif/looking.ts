import { refused } from '#kernel/errors.ts';
import { fetchFile, OutsideTrouble } from '#kernel/server/outside-file.ts';
import { atPress } from '#kernel/server/press/press.ts';
import type { Offer } from './reading/offer.ts';
import type { readInfo, readOffer } from './reading/reader.ts';

const READER = 'src/city/server/iiif/reading/reader.ts';
const offerOf = atPress<typeof readOffer>(READER, 'readOffer', { kept: false });
const infoOf = atPress<typeof readInfo>(READER, 'readInfo', { kept: false });

const MEGABYTE = 1024 * 1024;
const described = { bytes: 10 * MEGABYTE, milliseconds: 15_000 };
const shown = { bytes: 20 * MEGABYTE, milliseconds: 30_000 };

const sentences: Readonly<Record<OutsideTrouble['why'], string>> = {
	closed: 'city_iiif_inside',
	unreachable: 'city_iiif_unreachable',
	status: 'city_iiif_status',
	redirects: 'city_iiif_redirects',
	big: 'city_iiif_big',
	slow: 'city_iiif_slow'
};

const DESCRIPTIONS = 'application/ld+json, application/json;q=0.9, */*;q=0.1';
const PICTURES = 'image/jpeg, image/png;q=0.9, image/webp;q=0.9, image/*;q=0.5';

async function fetched(address: string, accept: string, limits: typeof described): Promise<Buffer> {
	const headers = { accept, 'user-agent': 'CreativeValley (IIIF reader)' };
	try {
		return (await fetchFile(webAddress(address), { ...limits, headers })).content;
	} catch (error) {
		if (!(error instanceof OutsideTrouble)) throw error;
		const closed = error.why === 'status' && [401, 403].includes(Number(error.params.status));
		throw refused(closed ? 'city_iiif_sign_in' : sentences[error.why], error.params, 422);
	}
}

/** @throws city_iiif_web for what is no address of the web */
function webAddress(text: string): URL {
	const url = text.length <= 2000 ? URL.parse(text) : null;
	if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw refused('city_iiif_web', {}, 422);
	return url;
}

type Seen = Readonly<{ offer: Promise<Offer>; until: number }>;

const MOST_SEEN = 20;
const SEEN_MS = 10 * 60_000;
/** What was looked at lately: choosing among a hundred pictures asks for their list once. */
const seen = new Map<string, Seen>();

/**
 * What stands at an address of somebody else's: it is asked as all addresses are that others name (`fetchFile`), at most 10 MB in 15 seconds, and read at the press.
 * @throws city_iiif_web, city_iiif_inside, city_iiif_unreachable, city_iiif_status, city_iiif_sign_in, city_iiif_redirects, city_iiif_big, city_iiif_slow and what `readOffer` throws (all 422)
 */
export function lookAt(address: string): Promise<Offer> {
	const known = seen.get(address);
	if (known && known.until > Date.now()) return known.offer;
	if (seen.size >= MOST_SEEN) seen.clear();
	const offer = fetched(address, DESCRIPTIONS, described).then(offerOf);
	seen.set(address, { offer, until: Date.now() + SEEN_MS });
	offer.catch(() => seen.delete(address));
	return offer;
}

/** What an image service says of itself. @throws as `lookAt` does */
export const infoAt = async (service: string) => infoOf(await fetched(`${service}/info.json`, DESCRIPTIONS, described));

/** A picture of somebody else's, at most 20 MB in 30 seconds; nobody has looked whether it is one. @throws as `lookAt` does */
export const pictureAt = (address: string): Promise<Buffer> => fetched(address, PICTURES, shown);
