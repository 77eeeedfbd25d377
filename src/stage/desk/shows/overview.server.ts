import { missing } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Act } from '#kernel/identity/policy.ts';
import { makeKey, ownKeys } from '#kernel/identity/server/keys.ts';
import type { Tx } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { showActs } from '../../acts.ts';
import { lengthOfShow, plannedSeconds, type Rundown, type Show, showStateOf } from '../../index.ts';
import {
	buttonsKey,
	codeCounts,
	crewOf,
	filmById,
	latestAiring,
	overlayKey,
	pollsAreSilent,
	rundownOf
} from '../../server/index.ts';

/** What the team sees of a show at a glance, and what is still to be done before it goes on air. */
export async function overviewOf(show: Show, viewer: Viewer, may: (act: Act) => boolean) {
	const { listing, picture, stations } = show;
	const [rundown, film, aired, silence] = await Promise.all([
		rundownOf(show.id),
		show.film ? filmById(show.film) : null,
		latestAiring(show.id),
		pollsAreSilent()
	]);
	const { id, slug, title, fictional, publishedAt } = listing.offering;
	const { startsAt, endsAt } = listing.occurrence;
	return {
		...{ title, silence, when: { startsAt, endsAt }, state: showStateOf(listing, aired) },
		show: { id: show.id, picture, stations: stations.map(({ slug, name }) => ({ slug, name })) },
		offering: { id, slug, fictional, published: publishedAt !== null },
		seconds: lengthOfShow(show, film),
		film: film && { title: film.title, state: film.state },
		keys: may(showActs.direct) ? await keysOf(show, viewer) : null,
		...(await readiness(show.id, rundown)),
		may: { edit: may(showActs.edit), direct: may(showActs.direct), moderate: may(showActs.moderate) }
	};
}

async function readiness(show: string, rundown: Rundown) {
	const [crew, codes] = await Promise.all([crewOf(show), codeCounts(show)]);
	const cues = rundown.flatMap((segment) => segment.cues);
	const coded = cues.filter(({ content }) => content.kind === 'poll' && content.coded);
	return {
		rundown: { segments: rundown.length, cues: cues.length, seconds: plannedSeconds(rundown) },
		crew: {
			count: new Set(crew.map(({ person }) => person)).size,
			directed: crew.some(({ post }) => post === 'director')
		},
		uncoded: coded.filter(({ id }) => !codes.get(id)).length,
		coded: coded.length
	};
}

/** A person's own keys to a show: the address for the browser sources of each station, and the one for buttons; null where she has made none. */
async function keysOf({ id, stations }: Show, viewer: Viewer) {
	const [overlays, [buttons]] = await Promise.all([
		ownKeys(overlayKey, viewer.id, id),
		ownKeys(buttonsKey, viewer.id, id)
	]);
	const addressOf = (slug: string): string | null => {
		const key = overlays.find(({ part }) => part === slug);
		return key ? `${publicUrl()}/overlay/${id}?station=${slug}&key=${key.secret}` : null;
	};
	return {
		overlays: stations.map(({ slug, name }) => ({ slug, name, address: addressOf(slug) })),
		buttons: buttons?.secret ?? null
	};
}

/** Makes a person's key to a show: to the overlay of one of its stations, or with no station to the buttons of its control room. One that she has is kept. */
export async function makeShowKey(tx: Tx, { id, stations }: Show, station: string, viewer: Viewer): Promise<void> {
	const its = stations.find(({ slug }) => slug === station);
	if (station && !its) throw missing();
	const kind = its ? overlayKey : buttonsKey;
	const part = its?.slug ?? null;
	const own = await ownKeys(kind, viewer.id, id, tx);
	if (own.some((one) => one.part === part)) return;
	const name = its?.name ?? kind.name({}, { locale: viewer.locale });
	await makeKey(tx, kind, { name, scope: ref('show', id), part }, { actor: ref('person', viewer.id), source: 'desk' });
}
