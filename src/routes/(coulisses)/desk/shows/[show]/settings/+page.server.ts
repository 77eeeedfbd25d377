import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import { transaction } from '#kernel/server/db.ts';
import { revisionsOf } from '#kernel/server/revisions.ts';
import { showFor } from '#stage/desk/shows/show.server.ts';
import { filmChoices, Settings, settingsOf, setUp, stationChoices, undoSettings } from '#stage/server';
import { fieldOf, problem, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_STATIONS = 20;

export const load: PageServerLoad = async (event) => {
	const { show, viewer } = await showFor(event, 'show.edit');
	const own = can(viewer, 'film.edit') ? null : hostedBy(viewer);
	const [settings, films, stations, before] = await Promise.all([
		settingsOf(show.id),
		filmChoices(own),
		stationChoices(),
		revisionsOf(ref('show', show.id), 1)
	]);
	const known = (list: readonly { id: string; name: string }[]) =>
		list.map(({ id, name }) => ({ value: id, label: name }));
	// what the show has stays in the choice, though it is in the trash now or somebody else's
	const others = show.stations.filter(({ id }) => !stations.some((station) => station.id === id));
	return {
		show: show.id,
		title: show.listing.offering.title,
		settings,
		films: films.map(({ id, title }) => ({ value: id, label: title })),
		stations: known([...stations, ...others]),
		undo: before.length > 0
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		const { locale } = event.locals;
		const form = await event.request.formData();
		const read = Settings.safeParse(settingsIn(form));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		try {
			await transaction((tx) => setUp(tx, show.id, read.data, by));
		} catch (error) {
			return problem(error, typedTexts(form), locale);
		}
		done(event, show.id, 'saved');
	},
	undo: async (event) => {
		const { show, by } = await showFor(event, 'show.edit');
		try {
			await transaction((tx) => undoSettings(tx, show.id, by));
		} catch (error) {
			return problem(error, { text: {} }, event.locals.locale);
		}
		done(event, show.id, 'undone');
	}
};

function settingsIn(form: FormData): Record<keyof Settings, unknown> {
	const picture = fieldOf(form, 'picture');
	const number = (name: string) => Number(fieldOf(form, name) || Number.NaN);
	const places = Array.from({ length: MOST_STATIONS }, (_, place) => fieldOf(form, `station_${place}`));
	return {
		film: picture === 'film' ? fieldOf(form, 'film') || null : null,
		hlsUrl: picture === 'hls' ? fieldOf(form, 'hlsUrl') : null,
		trailer: fieldOf(form, 'trailer') || null,
		chat: fieldOf(form, 'chat'),
		questions: fieldOf(form, 'questions'),
		slowSeconds: number('slowSeconds'),
		reactions: fieldOf(form, 'reactions') === '1',
		loops: fieldOf(form, 'loops') === '1',
		silenceSeconds: number('silenceSeconds'),
		stations: [...new Set(places.filter(Boolean))]
	};
}

function done(event: RequestEvent, show: string, what: string): never {
	redirect(303, href(`/desk/shows/${show}/settings?done=${what}`, event.locals.locale));
}
