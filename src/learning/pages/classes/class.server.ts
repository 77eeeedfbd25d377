import type { RequestEvent } from '@sveltejs/kit';
import { ref } from '#kernel/facts.ts';
import { requirePerson } from '#web/require.server.ts';
import { taughtClass } from '../../server/index.ts';

/** The class of the address among those that the signed-in person brings; for anybody else there is none. */
export async function requireOwnClass(event: Pick<RequestEvent, 'locals' | 'url'> & { params: { class: string } }) {
	const viewer = requirePerson(event);
	const taught = await taughtClass(viewer.id, event.params.class);
	return { viewer, ...taught, by: { actor: ref('person', viewer.id), source: 'web' as const } };
}
