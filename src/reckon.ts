import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { bearerOf } from '#kernel/server/bearer.ts';
import { type Asker, inLane, reckoned } from '#kernel/server/lane.ts';
import { charge } from '#kernel/server/limits.ts';
import { networksOf } from '#kernel/server/networks.ts';

/**
 * Answers what is read, for strangers and programs in their own lane, and counts what it has cost beyond what its route said before: in milliseconds of long
 * statements, which are the points of `costs.ts`. What is kept has been answered before; who writes waits for locks that are others'.
 */
export const reckon: Handle = async ({ event, resolve }) => {
	if (!isReading(event)) return resolve(event);
	const act = async (): Promise<Response> => resolve(event);
	const { answer, spent } = await (event.locals.viewer ? reckoned(act) : inLane(askerOf(event), act));
	const [what, who] = countedFor(event);
	await charge(what, who, Math.floor(spent.longMs));
	return answer;
};

/** Pages, open data and feeds; what is on the disk, and what says whether the program lives, waits for nobody. */
const READ = /^\/(\(|api\/(v1|sensorthings)\/|embed\/|sitemap)/;

const isReading = ({ route, request }: RequestEvent): boolean =>
	['GET', 'HEAD'].includes(request.method) && READ.test(route.id ?? '');

const keyOf = ({ thing, program }: App.Locals): string | undefined => thing?.key ?? program?.key;

/** A key is a network of its own. */
function askerOf(event: RequestEvent): Asker {
	const key = keyOf(event.locals);
	return key
		? { network: key, self: key }
		: { network: networksOf(event.getClientAddress()).near, self: bearerOf(event) };
}

function countedFor(event: RequestEvent): readonly ['key' | 'cost', string] {
	const key = keyOf(event.locals);
	return key ? ['key', key] : ['cost', bearerOf(event)];
}
