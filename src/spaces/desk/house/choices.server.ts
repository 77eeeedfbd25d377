import type { Viewer } from '#kernel/identity/index.ts';
import { can } from '#kernel/identity/policy.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { placeLine } from '#network';
import { spaceActs } from '../../acts.ts';
import { spaces } from '../../server/index.ts';
import type { Space } from '../../space.ts';
import { placesKept } from './keeping.server.ts';

type Asked = Readonly<{ viewer: Viewer; locale: Locale; space?: Space; place?: string }>;

/** What the form of a space lets one choose from: places, parts in its place, and projects that pay, of which only the team books. */
export async function spaceChoices({ viewer, locale, space, place = space?.place.slug }: Asked) {
	const [kept, near] = await Promise.all([placesKept(viewer), place ? spaces({ place }) : []]);
	return {
		places: kept.map((one) => ({ value: one.slug, label: placeLine(one) })),
		parts: near
			.filter(({ id, parts }) => id !== space?.id && !parts.length)
			.map(({ slug, name }) => ({ value: slug, label: say(name, locale).text })),
		operations: await operationChoices(viewer, locale, space?.operation ?? null)
	};
}

/** The projects that somebody may book on; what is closed only where it is chosen already. */
export async function operationChoices(viewer: Viewer, locale: Locale, chosen: string | null = null) {
	const funds = can(viewer, spaceActs.fund);
	return (await operations())
		.filter(({ code, closedAt }) => (funds && !closedAt) || code === chosen)
		.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` }));
}
