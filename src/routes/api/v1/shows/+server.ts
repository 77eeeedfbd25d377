import { showsOpen } from '#stage/pages/open-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => Response.json({ items: await showsOpen(locals.locale) });
