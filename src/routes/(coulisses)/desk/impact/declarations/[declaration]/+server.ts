import { impactActs } from '#impact/acts.ts';
import { declarationFor } from '#impact/server';
import { privateFile } from '#web/private-file.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

/** The document of a declaration, for whoever reads it. */
export const GET: RequestHandler = async (event) => {
	const viewer = await requireTeam(event, impactActs.declare);
	const { document, documentName } = await declarationFor(viewer, event.params.declaration);
	return privateFile({ hash: document, name: documentName });
};
