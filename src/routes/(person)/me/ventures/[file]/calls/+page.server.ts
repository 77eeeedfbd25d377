import { markFrom, unmarkFrom } from '#venture/pages/calls/file-calls.server.ts';
import { requireOwnFile } from '#venture/pages/own.server.ts';
import { callsFor } from '#venture/server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { file } = await requireOwnFile(event);
	return { area: 'venture' as const, file, calls: await callsFor(file) };
};

export const actions: Actions = {
	mark: async (event) => markFrom(event, await requireOwnFile(event)),
	unmark: async (event) => unmarkFrom(event, await requireOwnFile(event))
};
