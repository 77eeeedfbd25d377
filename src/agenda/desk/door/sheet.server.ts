import type { RequestEvent } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { bytesOf, formWithFiles } from '#kernel/server/bodies.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { Locale } from '#kernel/words.ts';
import { change } from '#web/act.server.ts';
import { categoryName, type Listing } from '../../index.ts';
import { allCategories, arrivalsOf, attachSheet, fundingOf, operationOf, sheetsOf } from '../../server/index.ts';
import { withParts } from './surnames.server.ts';

/** Where the sheet of a séance is, without its language. */
export const sheetOf = ({ id }: Listing['occurrence']): string => `/desk/door/${id}/sheet`;

/** The sheet to sign: who is expected, the address of its page as a drawing, and the signed ones that were attached. */
export async function sheetShown({ occurrence, offering }: Listing, locale: Locale) {
	const { id } = occurrence;
	const [arrivals, sheets, operation, funded, categories] = await Promise.all([
		arrivalsOf(id),
		sheetsOf(id),
		operationOf(offering.id),
		fundingOf(offering.id),
		allCategories([offering.id])
	]);
	const expected = arrivals.filter(({ state }) => ['confirmed', 'fulfilled', 'no_show', 'offered'].includes(state));
	const signing = await withParts(expected, offering, locale);
	const categorised = (category: string | null) =>
		categories.length ? categoryName(category, categories, locale) : null;
	const by = await Promise.all(sheets.map(({ uploadedBy }) => uploadedBy && personById(uploadedBy)));
	const address = publicUrl() + href(sheetOf(occurrence), locale);
	return {
		...{ operation, funded },
		names: signing.map(({ name, parts, party, seat, category, cameAt }) => ({
			...{ seat, party: party === name ? null : party, came: cameAt !== null, category: categorised(category) },
			name: offering.twoNames && parts?.family ? `${parts.family}, ${parts.given}` : name
		})),
		sheets: sheets.map(({ uploadedBy: _, ...sheet }, index) => ({ ...sheet, by: (by[index] || null)?.name ?? null })),
		address,
		qr: `data:image/svg+xml;utf8,${encodeURIComponent(await QRCode.toString(address, { type: 'svg', margin: 1 }))}`
	};
}

/** Attaches the signed sheets that the form sends: all of them, or none when one is refused. */
export async function attachSheets(
	event: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
	{ occurrence, viewer }: Listing & { viewer: Viewer }
) {
	const files = (await formWithFiles(event.request, 60)).getAll('files').filter((one) => typeof one !== 'string');
	const sheets = await Promise.all(files.map(async (file) => ({ name: file.name, content: await bytesOf(file) })));
	return change(
		event,
		{},
		async (tx) => {
			if (!sheets.some(({ content }) => content.length)) throw refused('agenda_sheet_empty', {}, 422);
			for (const sheet of sheets) await attachSheet(tx, occurrence.id, sheet, ref('person', viewer.id));
		},
		`${sheetOf(occurrence)}?attached`
	);
}
