import { putBack, type Typed } from './typed.ts';

const KEY = 'valley-carried';
let owner: string | undefined;

/** Whose page this is: nothing is carried from one person to another, nor for somebody who is not signed in, as a pupil on a computer of her class. */
export function carriesFor(person: string | undefined): void {
	owner = person;
}

/** Takes what somebody has typed along into the page that is loaded next, once. */
export function carryOver(typed: readonly Typed[]): void {
	if (owner && typed.length) sessionStorage.setItem(KEY, JSON.stringify({ owner, path: location.pathname, typed }));
}

/** Puts into the forms of this page what came along. */
export function putCarried(): void {
	const carried = sessionStorage.getItem(KEY);
	sessionStorage.removeItem(KEY);
	if (!carried) return;
	const { owner: whose, path, typed } = JSON.parse(carried);
	if (whose === owner && path === location.pathname) putBack(typed);
}
