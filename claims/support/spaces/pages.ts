import { localOf, shifted } from '#kernel/server/clock.ts';

const ROOM = 'salle-piquet';
const day = (ahead: number): string => shifted(localOf(new Date(), 'Europe/Brussels'), ahead).slice(0, 10);
const time = (ahead: number): string => `day=${day(ahead)}&from=10:00&until=12:00`;

/** Our own paths of what a visitor sees of spaces, each kind and each state; what links lead to besides is found. */
export const publicBegin = (): string[] => [
	...['/spaces', `/spaces?${time(8)}`, '/spaces?people=9999', '/spaces?kind=machine&step=1'],
	...[`/spaces/${ROOM}`, `/spaces/${ROOM}?${time(8)}`, '/spaces/piquet-et-rivelaine', '/spaces/grande-salle'],
	...['/spaces/postes-machines', '/spaces/decoupeuse-laser', '/spaces/plateau-tv', '/spaces/salle-des-bateliers'],
	...[`/spaces/${ROOM}/arrive`, `/spaces/${ROOM}/arrive?code=123456`, `/spaces/${ROOM}/code`]
];

/** What somebody has of spaces for herself. */
export const ownBegin = (): string[] => [
	...[
		'/me/spaces',
		'/me/spaces/statements',
		'/me/machines',
		'/me/machines/imprimantes-3d',
		'/me/machines/decoupeuse-laser'
	],
	...[`/me/spaces/repeat?space=${ROOM}`, `/me/spaces/repeat?space=${ROOM}&${time(7)}&repeat=weekly&end=${day(49)}`]
];

/** What the team sees of spaces, a request that waits, and a kit by its code. */
export const deskBegin = (asked: string, kit: string): string[] => [
	...[
		'/desk/spaces',
		'/desk/spaces?state=trashed',
		'/desk/spaces/new',
		'/desk/spaces/day',
		'/desk/spaces/reservations'
	],
	...[`/desk/spaces/reservations/${asked}`, '/desk/spaces/reservations/new', '/desk/spaces/reservations?state=over'],
	...['/desk/machines', '/desk/kits', `/desk/kits/${kit}`, '/desk/spaces/figures', '/desk/spaces/bank'],
	...['/desk/spaces/statements', '/desk/spaces/contracts', '/desk/spaces/contracts/new', '/desk/spaces/plans/new']
];
