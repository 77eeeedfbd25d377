import { json } from '@sveltejs/kit';
import { missing, refused } from '#kernel/errors.ts';
import { deviceOf } from '#kernel/server/device.ts';
import { Vote } from '#stage/pages/antenne/vote.server.ts';
import { currentRoom, publishedShow, replayOf, voteAgain } from '#stage/server';
import type { RequestHandler } from './$types';

/** What there is to see again: the chapters, the polls, where questions were taken, and how it is cut. */
export const GET: RequestHandler = async ({ params }) => {
	const { index } = await replayOf(await roomOf(params.show));
	return json(index, { headers: { 'cache-control': 'no-cache' } });
};

/** A vote of somebody who watches later. */
export const POST: RequestHandler = async (event) => {
	const vote = Vote.safeParse(await event.request.json().catch(() => null));
	if (!vote.success) throw refused('kernel_bad_request', {}, 400);
	const room = await roomOf(event.params.show);
	const voter = { device: deviceOf(event), from: event.getClientAddress() };
	return json(await voteAgain(room, vote.data.poll, vote.data.choice, voter));
};

async function roomOf(id: string) {
	const show = await publishedShow(id);
	const room = await currentRoom(show.id);
	if (!room) throw missing();
	return room;
}
