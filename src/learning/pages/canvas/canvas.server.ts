import type { RequestEvent } from '@sveltejs/kit';
import { admitTo, authorNames, canvasHeading } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } };

/** Lets in whoever may see a canvas, as its team, its organiser or by its link; for others there is none. */
export async function requireCanvas({ locals: { viewer, locale }, url, params }: Asked) {
	const key = url.searchParams.get('key');
	const admitted = await admitTo(params.id, viewer, key);
	const [heading, names] = await Promise.all([
		canvasHeading(admitted.canvas, locale),
		admitted.names ? authorNames(params.id) : {}
	]);
	return { ...admitted, heading, names, key: admitted.author ? null : key };
}
