import { standingsFile } from '../../../../../../goals/standings.server.ts';
import { ofCohort } from '../../../../../../goals/subject.server.ts';
import type { RequestHandler } from './$types';

/** Where everybody stands, as the list shows it, as a file. */
export const GET: RequestHandler = async (event) => standingsFile(await ofCohort(event), event);
