import { organizations, organizationTable } from '#network/server';
import { tableResponse } from '../../../../table.server.ts';
import { asked } from '../list.server.ts';
import type { RequestHandler } from './$types';

/** The list as a file, in the columns that the importer reads. */
export const GET: RequestHandler = async (event) => {
	const { filter } = await asked(event);
	const all = await organizations({ ...filter, limit: undefined });
	return tableResponse(organizationTable(all, event.locals.locale), event.url);
};
