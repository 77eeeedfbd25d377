import { missing } from '#kernel/errors.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { operations } from '#kernel/server/operations.ts';
import { privateFile } from '#web/private-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The emblem of whoever pays for an operation. */
export const GET: RequestHandler = async (event) => {
	await requireTeam(event, deskActs.today);
	const hash = (await operations()).find(({ code }) => code === event.params.code)?.emblem;
	if (!hash) throw missing();
	return privateFile({ hash, name: `${event.params.code}.png` });
};
