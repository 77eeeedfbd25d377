import { redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { lengthOfShow, plannedSeconds, type Show, showStateOf } from '#stage';
import { showFor } from '#stage/desk/shows/show.server.ts';
import {
	codeCounts,
	crewOf,
	filmById,
	latestAiring,
	overlayKey,
	pollsAreSilent,
	rundownOf,
	unmakeShow
} from '#stage/server';
import { problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, may } = await showFor(event, 'show.present');
	const { occurrence, offering } = show.listing;
	const [rundown, crew, film, aired, codes, silence] = await Promise.all([
		rundownOf(show.id),
		crewOf(show.id),
		show.film ? filmById(show.film) : null,
		latestAiring(show.id),
		codeCounts(show.id),
		pollsAreSilent()
	]);
	const cues = rundown.flatMap((segment) => segment.cues);
	const coded = cues.filter(({ content }) => content.kind === 'poll' && content.coded);
	return {
		show: { id: show.id, picture: show.picture, stations: show.stations.map(({ slug, name }) => ({ slug, name })) },
		title: offering.title,
		offering: {
			id: offering.id,
			slug: offering.slug,
			fictional: offering.fictional,
			published: offering.publishedAt !== null
		},
		when: { startsAt: occurrence.startsAt, endsAt: occurrence.endsAt },
		state: showStateOf(show.listing, aired),
		silence,
		seconds: lengthOfShow(show, film),
		film: film && { title: film.title, state: film.state },
		rundown: { segments: rundown.length, cues: cues.length, seconds: plannedSeconds(rundown) },
		crew: {
			count: new Set(crew.map(({ person }) => person)).size,
			directed: crew.some(({ post }) => post === 'director')
		},
		overlays: may('show.direct') ? overlaysOf(show) : [],
		uncoded: coded.filter(({ id }) => !codes.get(id)).length,
		coded: coded.length,
		may: { edit: may('show.edit'), direct: may('show.direct'), moderate: may('show.moderate') }
	};
};

/** Addresses for the browser sources of each station. */
const overlaysOf = ({ id, stations }: Show) =>
	stations.map(({ slug, name }) => ({
		name,
		address: `${publicUrl()}/overlay/${id}?station=${slug}&key=${overlayKey(id, slug)}`
	}));

export const actions: Actions = {
	remove: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		try {
			await transaction((tx) => unmakeShow(tx, show.id, by));
		} catch (error) {
			return problem(error, {}, event.locals.locale);
		}
		redirect(303, href('/desk/shows?done=removed', event.locals.locale));
	}
};
