import type { Act } from '#kernel/identity/policy.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { showActs } from '../../acts.ts';
import { lengthOfShow, plannedSeconds, type Rundown, type Show, showStateOf } from '../../index.ts';
import {
	codeCounts,
	crewOf,
	filmById,
	latestAiring,
	overlayKey,
	pollsAreSilent,
	rundownOf
} from '../../server/index.ts';

/** What the team sees of a show at a glance, and what is still to be done before it goes on air. */
export async function overviewOf(show: Show, may: (act: Act) => boolean) {
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
		overlays: may(showActs.direct) ? overlaysOf(show) : [],
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

/** Addresses for the browser sources of each station. */
const overlaysOf = ({ id, stations }: Show) =>
	stations.map(({ slug, name }) => ({
		name,
		address: `${publicUrl()}/overlay/${id}?station=${slug}&key=${overlayKey(id, slug)}`
	}));
