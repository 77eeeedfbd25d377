import { type Kept, type Offer, offerAddress, type Wanted, without } from '../../pack.ts';
import { alone, forget, lessen, missingBytes, openPack, packHere } from './device.ts';
import { download, type Going, Outdated } from './download.ts';

/** What is not more than this is brought by itself: a word that was mended is read by everybody. */
const BY_ITSELF_BYTES = 500_000;
const MOST_EDITIONS = 3;

/** What the hub says of a trail now. @returns null when it is published no more; undefined without a network */
export async function offered(slug: string): Promise<Offer | null | undefined> {
	const asked = { credentials: 'omit', cache: 'no-cache', redirect: 'error' } as const;
	const response = await fetch(offerAddress(slug), asked).catch(() => undefined);
	if (response?.status === 404) return null;
	// a network that wants to be paid first answers with a page of its own
	return response?.ok ? await response.json().catch(() => undefined) : undefined;
}

/** `gone`: the trail is published no more, and has left the device. `newer`: there is more to fetch than what is fetched unasked. */
type Met = Readonly<{ met: 'same' | 'newer' | 'gone' | 'nobody'; offer?: Offer }>;

/** Asks the hub about a pack: what may be shown no more leaves it, and small changes come. Does nothing while another tab is at it. */
export async function meet(slug: string): Promise<Met> {
	const offer = await offered(slug);
	if (offer === undefined) return { met: 'nobody' };
	const met = await alone(slug, () => (offer ? renewed(offer) : left(slug)));
	// two tabs that are opened at once: what the hub says is said in both
	return met ?? { met: 'nobody', ...(offer && { offer }) };
}

async function left(slug: string): Promise<Met> {
	await forget(slug);
	return { met: 'gone' };
}

async function renewed(offer: Offer): Promise<Met> {
	const { kept } = await packHere(offer.slug);
	if (!kept) return { met: 'same', offer };
	const { after, ended } = without(kept, offer.manifest);
	await lessen(await openPack(offer.slug), after, ended);
	if (offer.hash === kept.hash) return { met: 'same', offer };
	const spoken: Kept = { ...kept, locales: kept.locales.filter((one) => offer.manifest.locales.includes(one)) };
	if (!spoken.locales.length || (await missingBytes(offer, spoken)) > BY_ITSELF_BYTES) return { met: 'newer', offer };
	const { locales, sound, film = false } = spoken;
	// without a network any more it is read as it was
	const came = await download(offer, { locales, sound, film }).catch(() => null);
	return { met: came ? 'same' : 'newer', offer };
}

/** Fetches a pack; where its trail becomes another edition meanwhile, that one. @throws what `download` does; Outdated when the trail is published no more, or changes without end */
export async function bring(offer: Offer, wanted: Wanted, going: Going): Promise<Kept> {
	let now = offer;
	for (let tried = 1; ; tried++) {
		try {
			return await download(now, wanted, going);
		} catch (error) {
			const next = error instanceof Outdated && tried < MOST_EDITIONS ? await offered(offer.slug) : null;
			if (!next) throw error;
			now = next;
		}
	}
}
