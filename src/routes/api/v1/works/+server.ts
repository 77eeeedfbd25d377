import { worksOpen } from '#network/pages/open-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url }) => Response.json(await worksOpen(url));
