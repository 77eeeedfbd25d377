import { can } from '#kernel/identity/policy.ts';
import { demo, hub } from '#kernel/server/hub.ts';
import { publicUrl } from '#kernel/server/place.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { locale, path, viewer } }) => {
	const [{ name, locales, timeZone, colour, contact }, { on, bar }] = await Promise.all([hub(), demo()]);
	return {
		locale,
		path,
		origin: publicUrl(),
		hub: { name, locales, timeZone, colour, contact },
		viewer: viewer && { id: viewer.id, name: viewer.name, team: can({ ...viewer, secondFactor: true }, 'desk.enter') },
		demo: on ? bar : null
	};
};
