import { skillsLike } from '#network/server';
import type { RequestHandler } from './$types';

/** Skills to choose from while somebody types: `?q=words`, twenty at most, the best first. */
export const GET: RequestHandler = async ({ url }) =>
	Response.json({ items: await skillsLike(url.searchParams.get('q') ?? '') });
