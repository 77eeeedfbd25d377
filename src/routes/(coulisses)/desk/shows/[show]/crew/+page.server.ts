import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { type Post, posts } from '#kernel/identity/index.ts';
import { findOrMakePerson, personById } from '#kernel/identity/server/persons.ts';
import type { Tx } from '#kernel/server/db.ts';
import { showActs } from '#stage/acts.ts';
import { requireShow } from '#stage/desk/shows/show.server.ts';
import { crewNames, crewOf, join, leave } from '#stage/server';
import { change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { show, viewer } = await requireShow(event, showActs.edit);
	const crew = await crewOf(show.id);
	const names = await crewNames(show.id);
	for (const { person } of crew) if (!names.has(person)) names.set(person, (await personById(person))?.name ?? '—');
	const order = (post: Post) => posts.indexOf(post);
	return {
		show: show.id,
		title: show.listing.offering.title,
		stations: show.stations.map(({ id, name }) => ({ value: id, label: name })),
		crew: crew
			.map((one) => ({ ...one, name: names.get(one.person) ?? '—' }))
			.sort((one, other) => order(one.post) - order(other.post) || one.name.localeCompare(other.name)),
		mine: crew.filter(({ person }) => person === viewer.id).map(({ post }) => post)
	};
};

export const actions: Actions = {
	/** By name and address, and called as she was typed, so that nobody is told whether the hub knows an address, nor whose it is. */
	join: (event) =>
		act(event, async (tx, { form, show, locale }) => {
			const [name, email] = [fieldOf(form, 'name').trim(), fieldOf(form, 'email').trim()];
			const person = await findOrMakePerson(tx, { name, email, locale });
			await join(tx, show, { person, post: postIn(form), station: fieldOf(form, 'station') || null, named: name });
		}),
	me: (event) =>
		act(event, (tx, { form, show, viewer }) => join(tx, show, { person: viewer, post: postIn(form), station: null })),
	leave: (event) => act(event, (tx, { form, show }) => leave(tx, show, fieldOf(form, 'person'), postIn(form)))
};

type Given = Readonly<{ form: FormData; show: string; viewer: string; locale: App.Locals['locale'] }>;

async function act(event: RequestEvent & { params: { show: string } }, what: (tx: Tx, given: Given) => Promise<void>) {
	const { show, viewer } = await requireShow(event, showActs.edit);
	const form = await event.request.formData();
	const given = { form, show: show.id, viewer: viewer.id, locale: event.locals.locale };
	return change(event, typedTexts(form), (tx) => what(tx, given), `/desk/shows/${show.id}/crew?done`);
}

function postIn(form: FormData): Post {
	const post = posts.find((one) => one === fieldOf(form, 'post'));
	if (!post) throw refused('shows_post_missing', {}, 422);
	return post;
}
