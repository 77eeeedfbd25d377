import type { Person } from './rule.ts';

const file = /[0-9a-f-]{36}/.source;
const hers =
	/^\/me\/(ventures($|\/[^/]+($|\/(public|plan|people|papers|line|card)))|(briefs|playtests)($|\/(?!new))|questions|mentoring$|data\.json)/;
const leaves = /^\/me\/(ventures($|\/[^/]+($|\/papers$))|briefs$|playtests$|data\.json)/;
const advises =
	/^\/desk\/ventures($|\/[0-9a-f]{8}-|\/(list\?|after$|mentors|questions\/)|\/referrals\/([0-9a-f]{8}-|new\?))/;
/** Of what there are many, a short run looks at so many. */
const MOST = 4;

/** Where a short run looks, and as whom: where one comes upon what each kind of field says, or was likeliest to before it was kept from her. */
const first: Readonly<Partial<Record<Person, RegExp>>> = {
	...{ founder: hers, left: leaves, adviser: advises },
	partner: /^\/desk\/ventures(\/[0-9a-f]{8}-|\/list\?|\/mentors|\/referrals\/[0-9a-f]{8}-)/,
	mentor: /^\/(me\/mentoring|venture\/mentors\/)/,
	tester: /^\/((me|venture)\/playtests($|\/(?!new))|me\/data\.json)/,
	studio: /^\/(me|venture)\/briefs($|\/(?!new))/,
	coordinator: new RegExp(`^/desk/(outbox|facts|ventures(/counts|/${file})?$)`),
	admin: /^\/desk\/people\/.*hand-over/,
	visitor: /^\/(venture\/((briefs|playtests)\/|mentors$)|projects\/|search\?|api\/v1\/projects)/
};

/** At which addresses a short run looks as somebody. */
export function firstOf<A extends { path: string }>(who: Person, addresses: readonly A[]): A[] {
	const kinds = Map.groupBy(
		addresses.filter(({ path }) => first[who]?.test(path)),
		({ path }) => path.replaceAll(new RegExp(file, 'g'), '')
	);
	return [...kinds.values()].flatMap((some) => some.slice(0, MOST));
}

/** Whether a short run looks as somebody at all. */
export const isFirst = (who: Person): boolean => who in first;
