import { classesOpen } from '#learning/pages/open-data.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => Response.json({ items: await classesOpen(locals.locale) });
