import { dossierJson, dossierOf, dossierPdf } from '#journey/server';
import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { signature } from '#kernel/server/signature.ts';
import { requirePerson } from '#web/require.server.ts';
import type { RequestHandler } from './$types';

const types = new Map([
	['pdf', 'application/pdf'],
	['json', 'application/json']
]);

/** The dossier of one of her runs, to take away. */
export const GET: RequestHandler = async (event) => {
	const viewer = requirePerson(event);
	const { form, run } = event.params;
	const type = types.get(form);
	if (!type) throw missing();
	const { locale } = event.locals;
	const dossier = await dossierOf(viewer.id, run, locale);
	const body =
		form === 'pdf' ? await dossierPdf(dossier, await hub(), await signature(), locale) : dossierJson(dossier);
	const name = `dossier-${dossier.run.story}.${form}`;
	return new Response(body as BodyInit, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
