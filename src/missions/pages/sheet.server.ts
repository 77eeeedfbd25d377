import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { signedPaper } from '#kernel/server/pdf/funded.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { calendarPath, missionById, sheetOf, travellerOf } from '../server/index.ts';
import { printSheet } from '../server/printed.ts';

type Event = Pick<RequestEvent<{ mission: string }>, 'params' | 'locals'>;

/** Her own sheet. @throws 404 for who does not travel */
async function ownSheet({ params, locals }: Event, viewer: Viewer) {
	const traveller = await travellerOf(params.mission, viewer.id);
	if (traveller?.state !== 'accepted') throw missing();
	const mission = await missionById(params.mission);
	if (mission.state === 'cancelled') throw missing();
	return { mission, traveller, sheet: await sheetOf(mission, traveller, locals.locale) };
}

export async function sheetShown(event: Event, viewer: Viewer) {
	const { mission, traveller, sheet } = await ownSheet(event, viewer);
	return {
		sheet,
		mission: mission.id,
		funded: await fundedBy(mission.operation),
		calendar: publicUrl() + href(`${calendarPath(traveller.id)}.ics`, event.locals.locale)
	};
}

export async function sheetPrinted(event: Event, viewer: Viewer): Promise<Response> {
	const { mission, sheet } = await ownSheet(event, viewer);
	const { locale } = event.locals;
	const signed = await signedPaper(await fundedBy(mission.operation), locale);
	const content = await printSheet(sheet, signed, locale);
	return pdfResponse(content, mission.slug);
}

/** A document that is its reader's alone. */
export const pdfResponse = (content: Uint8Array, name: string): Response =>
	new Response(Buffer.from(content), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
			'cache-control': 'private, no-store'
		}
	});
