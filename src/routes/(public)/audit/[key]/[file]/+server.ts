import { auditFile } from '#impact/pages/audit.server.ts';
import type { RequestHandler } from './$types';

/** The report, a piece of it, or all of them: for whoever holds the key of a door that stands. */
export const GET: RequestHandler = (event) => auditFile(event);
