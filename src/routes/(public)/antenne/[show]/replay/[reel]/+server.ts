import { json } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import { currentRoom, publishedShow, replayOf } from '#stage/server';
import type { RequestHandler } from './$types';

const YEAR = 31_536_000;

/** One reel. It is kept for ever by the version in its address: what is taken away later makes another version. */
export const GET: RequestHandler = async ({ params, url }) => {
	const show = await publishedShow(params.show);
	const room = await currentRoom(show.id);
	const replay = room && (await replayOf(room));
	const reel = /^\d{1,5}$/.test(params.reel) ? replay?.reels[Number(params.reel)] : undefined;
	if (!replay || !reel) throw missing();
	const known = url.searchParams.get('v') === String(replay.index.version);
	return json(reel, { headers: { 'cache-control': known ? `public, max-age=${YEAR}, immutable` : 'no-cache' } });
};
