import type { Person } from './rule.ts';

const file = /[0-9a-f-]{36}/.source;
const hers = /^\/me\/(ventures|briefs|playtests|questions|mentoring$|data\.json)/;
const advises = /^\/(desk\/ventures($|\/[0-9a-f]{8}-|\/(list|after|questions|referrals|mentors))|me\/data\.json)/;

/** Where a short run looks, and as whom: where one comes upon what each kind of field says, or was likeliest to before it was kept from her. */
const first: Readonly<Partial<Record<Person, RegExp>>> = {
	...{ founder: hers, left: hers, adviser: advises, partner: advises },
	mentor: /^\/(me\/(mentoring|data\.json)|venture\/mentors\/)/,
	tester: /^\/((me|venture)\/playtests|me\/data\.json)/,
	studio: /^\/((me|venture)\/briefs|me\/data\.json)/,
	coordinator: new RegExp(`^/desk/(outbox|facts|people/.*hand-over|ventures(/counts|/list|/after|/${file})?$)`),
	visitor: /^\/(venture|projects|search|api\/v1\/projects)/
};

/** Whether a short run looks there as somebody. */
export const looksFirst = (who: Person, path: string): boolean => first[who]?.test(path) ?? false;

/** Whether a short run looks as somebody at all. */
export const isFirst = (who: Person): boolean => who in first;
