import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { closeEndpoint, endpoints } from '../server/index.ts';

/** Every address that is told what happens, and who has added it. */
export const endpointsShown = async () =>
	(await endpoints()).map(({ id, name, url, by, madeAt, pausedWhy }) => ({ id, name, url, by, madeAt, pausedWhy }));

/** Closes somebody's, having asked. */
export async function closeByTeam(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const write = async (tx: Tx) => {
		await closeEndpoint(tx, fieldOf(form, 'endpoint'), byOf(viewer));
		requireSure(event, doing(m.programs_close(), [m.programs_close_says()]), form);
	};
	return change(event, {}, write, '/desk/keys?done=closed');
}
