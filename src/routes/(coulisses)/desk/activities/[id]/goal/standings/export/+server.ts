import { standingsFile } from '#learning/desk/goals/standings.server.ts';
import { requireActivityGoal } from '#learning/desk/goals/subject.server.ts';
import type { RequestHandler } from './$types';

/** Where everybody stands, as the list shows it, as a file. */
export const GET: RequestHandler = async (event) => standingsFile(await requireActivityGoal(event), event);
