import { storyPicture } from '#journey/server';
import { immutable } from '#web/immutable.server.ts';
import type { RequestHandler } from './$types';

/** A portrait of a story, by the hash of its content. */
export const GET: RequestHandler = async ({ params: { story, file } }) =>
	immutable(new Uint8Array(await storyPicture(story, 'portrait', file)), 'image/png');
