import { type RequestEvent, redirect } from '@sveltejs/kit';
import { programme } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Words } from '#kernel/words.ts';
import { naceKey, slugOf } from '#network';
import { hideSector, keepSector, moveSector, removeSector, sectorEntries } from '#network/server';
import { fieldOf, problem, wordsField } from '#web/form.server.ts';
import { byOf, requireTeam } from '#web/require.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await requireTeam(event, 'sectors.change');
	return { sectors: await sectorEntries() };
};

export const actions: Actions = {
	keep: (event) =>
		act(event, async (tx, form, by) => {
			const label = wordsField(form, 'label', event.locals.locale);
			if (!label) throw refused('network_text_missing', {}, 422);
			const slug = fieldOf(form, 'sector') || (await newSlug(tx, label));
			await keepSector(tx, { slug, label, nace: naceIn(fieldOf(form, 'nace')) }, by);
		}),
	move: (event) =>
		act(event, (tx, form, by) =>
			moveSector(tx, fieldOf(form, 'sector'), fieldOf(form, 'direction') === 'up' ? 'up' : 'down', by)
		),
	hide: (event) =>
		act(event, (tx, form, by) => hideSector(tx, fieldOf(form, 'sector'), fieldOf(form, 'hidden') === '1', by)),
	remove: (event) =>
		act(event, async (tx, form, by) => {
			const sector = fieldOf(form, 'sector');
			await removeSector(tx, sector, await activitiesIn(tx, sector), by);
		})
};

async function act(event: RequestEvent, what: (tx: Tx, form: FormData, by: ReturnType<typeof byOf>) => Promise<void>) {
	const viewer = await requireTeam(event, 'sectors.change');
	const form = await event.request.formData();
	const typed = Object.fromEntries(
		[...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
	try {
		await transaction((tx) => what(tx, form, byOf(viewer)));
	} catch (error) {
		return problem(error, typed, event.locals.locale);
	}
	redirect(303, href('/desk/sectors?done', event.locals.locale));
}

/** @throws network_sector_known when a sector of that name is there. */
async function newSlug(tx: Tx, label: Words): Promise<string> {
	const slug = slugOf(label.en ?? label[label.source] ?? '');
	const known = (await sectorEntries(tx)).some((one) => one.slug === slug);
	if (!slug || known) throw refused('network_sector_known', {}, 422);
	return slug;
}

/** How many activities are in a sector, in the trash or not: the network does not know of them. */
async function activitiesIn(tx: Tx, sector: string): Promise<number> {
	const all = {
		organizations: null,
		sector,
		sort: 'updated',
		descending: false,
		locale: 'fr',
		limit: 1,
		offset: 0
	} as const;
	const there = await programme(all, tx);
	const trashed = await programme({ ...all, state: 'trash' }, tx);
	return there.total + trashed.total;
}

function naceIn(given: string): string[] {
	const codes = given.split(/[,;\s]+/).filter(Boolean);
	return codes.map((code) => {
		const key = naceKey(code);
		if (!key) throw refused('network_nace_wrong', {}, 422);
		return key;
	});
}
