import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { type Asker, inLane } from '#kernel/server/lane.ts';
import { charge } from '#kernel/server/limits.ts';
import { networksOf } from '#kernel/server/networks.ts';

/** What a stranger's answer may take of the database without being counted for it: what a page that reads much takes on a busy day. */
const FREE_MS = 200;

/**
 * Answers what strangers and programs read in their own lane, and counts what it has cost beyond what its route said before: in milliseconds of the database, which are the points
 * of `costs.ts`. What is kept has been answered before.
 */
export const answerStrangers: Handle = async ({ event, resolve }) => {
	if (!isAskedByStranger(event)) return resolve(event);
	const { answer, spent } = await inLane(askerOf(event), async () => resolve(event));
	const [what, who] = countedFor(event);
	await charge(what, who, Math.floor(spent.databaseMs) - FREE_MS);
	return answer;
};

/** Pages, open data and feeds; what is on the disk, and what says whether the program lives, waits for nobody. */
const READ = /^\/(\(|api\/(v1|sensorthings)\/|embed\/|sitemap)/;

const isAskedByStranger = ({ route, request, locals }: RequestEvent): boolean =>
	!locals.viewer && ['GET', 'HEAD'].includes(request.method) && READ.test(route.id ?? '');

const keyOf = ({ thing, program }: App.Locals): string | undefined => thing?.key ?? program?.key;

/** A key is a network of its own; those of one network are told apart by their connections. */
function askerOf(event: RequestEvent): Asker {
	const key = keyOf(event.locals);
	if (key) return { network: key, self: key };
	const { near } = networksOf(event.getClientAddress());
	return { network: near, self: String(event.platform?.req.socket.remotePort ?? near) };
}

function countedFor(event: RequestEvent): readonly ['key' | 'network', string] {
	const key = keyOf(event.locals);
	return key ? ['key', key] : ['network', event.getClientAddress()];
}
