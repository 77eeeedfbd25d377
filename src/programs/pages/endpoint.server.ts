import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Tx } from '#kernel/server/db.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { bySelf } from '#web/require.server.ts';
import {
	changeEndpoint,
	closeEndpoint,
	deliveriesOf,
	endpointFor,
	pauseEndpoint,
	renewSecret,
	resumeEndpoint,
	secretsOf,
	sendAgain,
	testEndpoint
} from '../server/index.ts';
import { besideEndpoint, endpointIn, endpointTyped, problemsIn } from './developers.server.ts';

const ROWS = 25;
type Asked = RequestEvent & Readonly<{ params: { endpoint: string } }>;

/** An endpoint with its secret and what it was told. @throws 404 */
export async function endpointShown({ url, params: { endpoint: id } }: Asked, viewer: Viewer) {
	const endpoint = await endpointFor(viewer.id, id);
	const { page } = listQuery(url, { sorts: ['made'] });
	const window = { limit: ROWS, offset: (page - 1) * ROWS };
	const { deliveries, total } = await deliveriesOf(id, viewer.id, window);
	const { name, url: address, kinds, pausedWhy } = endpoint;
	return {
		endpoint: { id, name, url: address, kinds, pausedWhy },
		secrets: await secretsOf(id, viewer.id),
		deliveries: deliveries.map(({ attempts, ...one }) => ({
			...{ id: one.id, verb: one.verb, path: one.path, state: one.state, happenedAt: one.happenedAt },
			...{ nextAt: one.nextAt, attempts: attempts.map((tried) => ({ ...tried, at: new Date(tried.at) })) }
		})),
		page,
		pages: Math.ceil(total / ROWS)
	};
}

type Press = (tx: Tx, id: string, person: string) => Promise<void>;

/** A button of the page, which leads back to it. */
const pressed = (done: string, press: Press) => async (event: Asked, viewer: Viewer) => {
	const { endpoint } = event.params;
	const typed = { name: '', url: '', chosen: [] as string[] };
	return change(event, typed, (tx) => press(tx, endpoint, viewer.id), `/me/developers/${endpoint}?done=${done}`);
};

export const pause = pressed('paused', (tx, id, person) => pauseEndpoint(tx, id, person));
export const resume = pressed('resumed', (tx, id, person) => resumeEndpoint(tx, id, person));
export const secret = pressed('secret', (tx, id, person) => renewSecret(tx, id, person));
export const test = pressed('test', (tx, id, person) => testEndpoint(tx, id, person));

export async function again(event: Asked, viewer: Viewer) {
	const delivery = fieldOf(await event.request.formData(), 'delivery');
	return pressed('again', (tx, endpoint, person) => sendAgain(tx, { endpoint, delivery }, person))(event, viewer);
}

/** Closes it, having asked. */
export async function close(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const { endpoint } = event.params;
	const write = async (tx: Tx) => {
		const { name } = await endpointFor(viewer.id, endpoint, tx);
		await closeEndpoint(tx, endpoint, bySelf(viewer), viewer.id);
		requireSure(event, removing(name, [m.programs_close_says()]), form);
	};
	return change(event, { name: '', url: '', chosen: [] as string[] }, write, '/me/developers?done=closed#hooks');
}

export async function save(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const { endpoint } = event.params;
	const typed = endpointTyped(form);
	const read = endpointIn(form);
	if (!read.success) return fail(422, { typed, problems: problemsIn(read.error.issues, event.locals.locale) });
	const to = `/me/developers/${endpoint}?done=saved`;
	return change(event, typed, (tx) => changeEndpoint(tx, endpoint, read.data, viewer.id), to, besideEndpoint);
}
