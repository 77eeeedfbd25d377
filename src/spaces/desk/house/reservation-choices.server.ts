import { isId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { localOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import type { Locale } from '#kernel/words.ts';
import { organizationNames } from '#network/server';
import { spaces } from '../../server/index.ts';
import { inItsHouse } from '../../space.ts';
import { operationChoices } from './choices.server.ts';
import { keepersFor } from './keeping.server.ts';

/** What the form of a reservation lets one choose from, and what stands in it at first: from the address, else today. */
export async function reservationChoices({ searchParams }: URL, viewer: Viewer, locale: Locale) {
	const { timeZone } = await hub();
	const [all, organizations, operations] = await Promise.all([
		spaces({ keepers: keepersFor(viewer) ?? undefined }),
		organizationNames(),
		operationChoices(viewer, locale)
	]);
	const asked = (name: string, form: RegExp): string => {
		const given = searchParams.get(name) ?? '';
		return form.test(given) ? given : '';
	};
	const space = searchParams.get('space') ?? '';
	return {
		spaces: all.map((space) => ({ value: space.id, label: inItsHouse(space, locale) })),
		organizations: organizations.map(({ id, name }) => ({ value: id, label: name })),
		operations,
		first: {
			space: isId(space) ? space : '',
			date: asked('date', /^\d{4}-\d{2}-\d{2}$/) || localOf(new Date(), timeZone).slice(0, 10),
			from: asked('from', /^\d{2}:\d{2}$/),
			until: asked('until', /^\d{2}:\d{2}$/)
		}
	};
}
