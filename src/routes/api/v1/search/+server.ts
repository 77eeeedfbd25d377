import { hitsOpen } from '#search/pages/open-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => Response.json({ items: await hitsOpen(url) });
