import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing, refused } from '#kernel/errors.ts';
import { ownKeys } from '#kernel/identity/server/keys.ts';
import { showActs } from '#stage/acts.ts';
import { obey } from '#stage/desk/shows/regie/obey.server.ts';
import { pageOf, requirePlace } from '#stage/desk/shows/regie/room.server.ts';
import {
	botsAreIn,
	botTexts,
	buttonsKey,
	closeRehearsal,
	openRoom,
	rundownOf,
	sourceOfShow,
	startBots,
	stopBots
} from '#stage/server';
import { fieldOf } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const REHEARSAL_MS = 60 * 60_000;
const crowds = [20, 200, 1000];

export const load: PageServerLoad = async (event) => {
	const place = await requirePlace(event, showActs.direct);
	const { locale } = event.locals;
	const { show, viewer } = place;
	const [page, rundown, picture, [key]] = await Promise.all([
		pageOf(place, locale),
		rundownOf(show.id),
		sourceOfShow(show, locale),
		ownKeys(buttonsKey, viewer.id, show.id)
	]);
	const bots = page.room !== null && botsAreIn(page.room);
	return { ...page, rundown, picture, bots, apiKey: key?.secret ?? null };
};

export const actions: Actions = {
	order: async (event) => obey(event, await requirePlace(event, showActs.direct), 'director'),
	open: async (event) => {
		const { show } = await requirePlace(event, showActs.direct);
		await openRoom(show.id, 'air');
		redirect(303, here(event, ''));
	},
	rehearse: async (event) => {
		const { show, room } = await requirePlace(event, showActs.direct);
		const crowd = Number(fieldOf(await event.request.formData(), 'viewers'));
		if (!crowds.includes(crowd)) throw refused('kernel_bad_request', {}, 400);
		if (room?.purpose === 'rehearsal') await throwAway(room.id);
		const id = await openRoom(show.id, 'rehearsal');
		const until = new Date(Date.now() + REHEARSAL_MS);
		await startBots(id, { viewers: crowd, seed: show.id, until, texts: await botTexts(), show: show.id });
		redirect(303, here(event, '?rehearsal'));
	},
	finish: async (event) => {
		const { room } = await requirePlace(event, showActs.direct);
		if (room?.purpose !== 'rehearsal') throw missing();
		await throwAway(room.id);
		redirect(303, here(event, ''));
	}
};

async function throwAway(room: string): Promise<void> {
	stopBots(room);
	await closeRehearsal(room);
}

const here = ({ params, locals }: RequestEvent<{ show: string }>, query: string): string =>
	href(`/desk/shows/${params.show}/regie`, locals.locale) + query;
