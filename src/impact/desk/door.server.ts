import type { RequestEvent } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { refused } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { attempt, change } from '#web/act.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { endDoor, openDoor } from '../server/audit/doors.ts';

type Event = RequestEvent<{ report: string }>;

/** Opens an auditor's door to a closed report: its address is shown once, on the page that comes back. */
export async function makeDoor(event: Event, viewer: Viewer) {
	const form = await event.request.formData();
	const { timeZone } = await hub();
	const until = momentOf(`${fieldOf(form, 'until')}T23:59`, timeZone);
	const beside = { impact_door_until: 'until', impact_door_name: 'name' };
	return attempt(event, beside, typedTexts(form), async () => {
		if (!until) throw refused('impact_door_until', {}, 422);
		const given = { name: fieldOf(form, 'name'), until };
		const secret = await transaction((tx) => openDoor(tx, event.params.report, given, viewer));
		return { door: `${publicUrl()}${href(`/audit/${secret}`, event.locals.locale)}` };
	});
}

/** Ends one of them. */
export async function withdrawDoor(event: Event, viewer: Viewer) {
	const { report } = event.params;
	const form = await event.request.formData();
	const end = (tx: Tx) => endDoor(tx, report, fieldOf(form, 'id'), viewer);
	return change(event, typedTexts(form), end, `/desk/impact/reports/${report}?done=withdrawn`);
}
