import { redirect } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { namesOf } from '#agenda/desk/door/door.server.ts';
import { arrivalsOf, attachSheet, operationOf, removeSheet, sheetsOf } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { fieldOf, problem } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { viewer: _, ...listing } = await namesOf(event);
	const { id } = listing.occurrence;
	const [arrivals, sheets, operation] = await Promise.all([
		arrivalsOf(id),
		sheetsOf(id),
		operationOf(listing.offering.id)
	]);
	const by = await Promise.all(sheets.map(({ uploadedBy }) => uploadedBy && personById(uploadedBy)));
	const address = publicUrl() + here(event);
	return {
		...listing,
		operation,
		names: arrivals
			.filter(({ state }) => ['confirmed', 'fulfilled', 'no_show', 'offered'].includes(state))
			.map(({ name, party, seat, cameAt }) => ({ seat, name, party, came: cameAt !== null })),
		sheets: sheets.map(({ uploadedBy: _, ...sheet }, index) => ({ ...sheet, by: (by[index] || null)?.name ?? null })),
		address,
		qr: `data:image/svg+xml;utf8,${encodeURIComponent(await QRCode.toString(address, { type: 'svg', margin: 1 }))}`,
		attached: event.url.searchParams.has('attached')
	};
};

export const actions: Actions = {
	attach: async (event) => {
		const { occurrence, viewer } = await namesOf(event);
		const files = (await event.request.formData()).getAll('files').filter((one) => typeof one !== 'string');
		try {
			if (!files.some(({ size }) => size)) throw refused('agenda_sheet_empty', {}, 422);
			for (const file of files) {
				const content = Buffer.from(await file.arrayBuffer());
				const sheet = { name: file.name, content };
				await transaction((tx) => attachSheet(tx, occurrence.id, sheet, ref('person', viewer.id)));
			}
		} catch (error) {
			return problem(error, {}, event.locals.locale);
		}
		redirect(303, `${here(event)}?attached`);
	},
	remove: async (event) => {
		const { occurrence, viewer } = await namesOf(event);
		const id = fieldOf(await event.request.formData(), 'sheet');
		if (isId(id)) await transaction((tx) => removeSheet(tx, occurrence.id, id, ref('person', viewer.id)));
		redirect(303, here(event));
	}
};

const here = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): string =>
	href(`/desk/door/${params.occurrence}/sheet`, locals.locale);
