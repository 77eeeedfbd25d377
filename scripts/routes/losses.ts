/** What an act that takes something away does about it. */
export type Loss =
	/** It asks, with what goes along and its figures: `requireSure`. */
	| 'asks'
	/** It asks in a way of its own, and how. */
	| Readonly<{ asks: string }>
	/** The action that takes it back, of the same page or of the one that is named. */
	| Readonly<{ undo: string; on?: string }>
	/** Nothing is lost, and why. */
	| Readonly<{ harmless: string }>;

/** What an action's name says when it may take something away; `default` is named after its page. */
export const TAKING =
	/^(cancel|remove|delete|trash|forget|drop|erase|reset|end|close|leave|withdraw|unpublish|uninvite|uncaption|unshare|revoke|factors|decline|decide|publish|send|broadcast|release|free|away|apply|undo|renew|disable|removePasskey|hide|pause|finish|stop|merge|away|resize|form|signOut)$/;

/** Pages whose one action is named after them and takes something away. */
export const TAKING_PAGES = /\/(merge|stop\/\[token\]|demo|reports\/\[id\])\/\+page\.server\.ts#default$/;

/** The control room answers within the moment, and has rules of its own (claims/hurried.ts). */
export const ELSEWHERE = /\/shows\/\[show\]\/(regie|moderation)\//;

/** The ways back that pages have for themselves. */
const back: Readonly<Record<string, string>> = {
	trash: 'restore',
	unpublish: 'publish',
	publish: 'unpublish',
	withdraw: 'publish',
	hide: 'show'
};

/** An undo of an undo is the change itself, made again from the form that still says it. */
const own: Loss = { harmless: 'takes back the latest change, which the form can make again' };

const desk = '(coulisses)/desk';
const me = '(person)/me';

/** Each act that may take something away, by the route and the action. */
export const losses: Readonly<Record<string, Loss>> = {
	[`${desk}/access/providers/[provider]/#remove`]: 'asks',
	[`${desk}/activities/proposals/#decline`]: 'asks',
	[`${desk}/spaces/[id]/door/#remove`]: 'asks',
	[`${desk}/activities/[id]/#trash`]: 'asks',
	[`${desk}/activities/[id]/[occurrence]/#cancel`]: 'asks',
	[`${desk}/activities/[id]/[occurrence]/#remove`]: 'asks',
	[`${desk}/activities/[id]/after/[occurrence]/#remove`]: 'asks',
	[`${desk}/activities/[id]/programme/[item]/#cancel`]: { undo: 'putBack' },
	[`${desk}/activities/[id]/programme/[item]/#trash`]: { undo: 'restore', on: `${desk}/activities/[id]/programme/` },
	[`${desk}/calendars/#forget`]: 'asks',
	[`${desk}/spaces/floors/[floor]/#remove`]: 'asks',
	[`${desk}/calendars/#pause`]: { undo: 'pause' },
	[`${desk}/ventures/[file]/card/#close`]: { undo: 'reopen' },
	[`${me}/ventures/[file]/card/#close`]: { undo: 'reopen' },
	[`${desk}/ventures/[file]/inbox/#throw`]: 'asks',
	[`${desk}/ventures/[file]/inbox/#cancel`]: 'asks',
	[`${desk}/ventures/[file]/papers/#remove`]: 'asks',
	[`${me}/ventures/[file]/papers/#remove`]: 'asks',
	[`${desk}/ventures/calls/[call]/#trash`]: { undo: 'restore' },
	[`${desk}/ventures/[file]/people/#end`]: { harmless: 'she is asked again by the form below' },
	[`${me}/ventures/[file]/people/#end`]: { harmless: 'she is asked again by the form below' },
	[`${desk}/ventures/[file]/people/#unshare`]: { undo: 'share' },
	[`${me}/ventures/[file]/people/#unshare`]: { undo: 'share' },
	[`${desk}/ventures/[file]/plan/#send`]: { undo: 'withdraw' },
	[`${desk}/ventures/[file]/plan/#withdraw`]: { undo: 'send' },
	[`${me}/ventures/[file]/line/#remove`]: { undo: 'add' },
	[`${me}/ventures/[file]/public/#hide`]: { undo: 'propose' },
	'(public)/venture/after/[token]/#stop': { undo: 'again' },
	[`${me}/ventures/#decline`]: { harmless: 'whoever opened the file can ask her again' },
	[`${desk}/ventures/questions/[question]/#close`]: { undo: 'reopen' },
	[`${desk}/ventures/welcome/#remove`]: {
		harmless: 'she is added again by the form below; what waits for her stays hers'
	},
	'(public)/talk/referral/[token]/#withdraw': 'asks',
	[`${me}/questions/referral/[referral]/#withdraw`]: 'asks',
	[`${desk}/claims/#decide`]: { harmless: 'an answer in words; who asked can ask again' },
	[`${desk}/classes/requests/[request]/#decline`]: { harmless: 'an answer in words; the school can ask again' },
	[`${desk}/contacts/lists/[list]/#remove`]: 'asks',
	[`${desk}/contacts/lists/[list]/write/#send`]: { asks: 'a page before, with the letters and how many' },
	[`${desk}/contacts/lists/[list]/#place`]: { undo: 'place' },
	[`${desk}/contacts/tags/#remove`]: 'asks',
	[`${desk}/contacts/follow-ups/#mark`]: { undo: 'mark' },
	[`${desk}/door/[occurrence]/#undo`]: { harmless: 'a passage is noted again by one more scan' },
	[`${desk}/door/[occurrence]/list/#free`]: { harmless: 'the telephone is bound again by its next code' },
	[`${desk}/door/[occurrence]/list/#close`]: { harmless: 'a kiosk is opened again by its new link' },
	[`${desk}/door/[occurrence]/sheet/#remove`]: 'asks',
	[`${desk}/films/[film]/#uncaption`]: 'asks',
	[`${desk}/ventures/import/[id]/#decide`]: { harmless: 'decided again until the rows are imported' },
	[`${desk}/ventures/import/[id]/#apply`]: { undo: 'undo' },
	[`${desk}/ventures/import/[id]/#undo`]: 'asks',
	[`${desk}/ventures/import/[id]/#away`]: 'asks',
	[`${desk}/import/[id]/#decide`]: { harmless: 'decided again until the rows are imported' },
	[`${desk}/import/[id]/#apply`]: { undo: 'undo' },
	[`${desk}/import/[id]/#undo`]: 'asks',
	[`${desk}/import/[id]/#away`]: 'asks',
	[`${desk}/journey/hosts/#hide`]: { undo: 'list' },
	[`${desk}/keys/#close`]: 'asks',
	[`${desk}/keys/#end`]: { harmless: 'another one is made in a minute, and one that was read must end at once' },
	[`${desk}/newsletter/[id]/#send`]: { asks: 'a tick beside the number of readers' },
	[`${desk}/newsletter/[id]/#drop`]: 'asks',
	[`${desk}/newsletter/subscribers/#remove`]: 'asks',
	[`${desk}/machines/[machine]/#drop`]: { harmless: 'a line of a plan, written again; what was done stays in the log' },
	[`${desk}/machines/inductions/[induction]/#revoke`]: 'asks',
	[`${desk}/operations/#close`]: { undo: 'close' },
	[`${desk}/organizations/#trash`]: { undo: 'restore', on: `${desk}/organizations/[id]/` },
	[`${desk}/organizations/[id]/#end`]: { harmless: 'only a day is noted, and what was stays' },
	[`${desk}/organizations/[id]/#remove`]: 'asks',
	[`${desk}/organizations/[id]/notes/#untag`]: { undo: 'tag' },
	[`${desk}/organizations/[id]/notes/#remove`]: 'asks',
	[`${desk}/organizations/[id]/notes/#drop`]: 'asks',
	[`${desk}/organizations/[id]/#uninvite`]: { undo: 'invite' },
	[`${desk}/organizations/[id]/merge/#default`]: 'asks',
	[`${desk}/organizations/mergers/#undo`]: 'asks',
	[`${desk}/people/[id]/access/#factors`]: 'asks',
	[`${desk}/people/[id]/notes/#untag`]: { undo: 'tag' },
	[`${desk}/people/[id]/notes/#remove`]: 'asks',
	[`${desk}/people/[id]/notes/#drop`]: 'asks',
	[`${desk}/people/[id]/data/#erase`]: { asks: 'a word that is typed' },
	[`${desk}/people/[id]/merge/#default`]: 'asks',
	[`${desk}/places/#trash`]: { undo: 'restore', on: `${desk}/places/[id]/` },
	[`${desk}/programmes/[programme]/#remove`]: 'asks',
	[`${desk}/programmes/closed/#remove`]: 'asks',
	[`${desk}/programmes/cohorts/[cohort]/candidates/[application]/#release`]: { undo: 'name' },
	[`${desk}/programmes/cohorts/[cohort]/candidates/[application]/#decide`]: {
		harmless: 'an answer in words, with its own choice'
	},
	[`${desk}/programmes/cohorts/[cohort]/jury/[deliberation]/#publish`]: 'asks',
	[`${desk}/programmes/cohorts/[cohort]/participants/[enrolment]/#leave`]: 'asks',
	[`${desk}/programmes/cohorts/[cohort]/timetable/[seance]/#cancel`]: 'asks',
	[`${desk}/registrations/[booking]/#cancel`]: 'asks',
	[`${desk}/registrations/[booking]/#decline`]: 'asks',
	[`${desk}/registrations/write/#send`]: { asks: 'a page before, with the letters and how many' },
	[`${desk}/reports/[id]/#default`]: { asks: 'a choice, with a tick beside the number of places that fall' },
	[`${desk}/sectors/#hide`]: { undo: 'hide' },
	[`${desk}/sectors/#remove`]: 'asks',
	[`${desk}/settings/demo/#default`]: { asks: 'a word that is typed' },
	[`${desk}/shows/[show]/#remove`]: 'asks',
	[`${desk}/shows/[show]/codes/#forget`]: 'asks',
	[`${desk}/shows/[show]/crew/#leave`]: { undo: 'join' },
	[`${desk}/spaces/[id]/outside/#forget`]: 'asks',
	[`${desk}/spaces/[id]/#remove`]: { harmless: 'days apart are written down again in a line' },
	[`${desk}/spaces/[id]/#apart`]: 'asks',
	[`${desk}/spaces/reservations/[id]/#cancel`]: 'asks',
	[`${desk}/spaces/reservations/[id]/#decline`]: 'asks',
	[`${desk}/spaces/#trash`]: { undo: 'restore', on: `${desk}/spaces/[id]/` },
	[`${desk}/spaces/contracts/[contract]/#end`]: 'asks',
	[`${desk}/spaces/statements/#close`]: 'asks',
	[`${desk}/spaces/statements/#remove`]: { undo: 'add' },
	[`${desk}/spaces/statements/[statement]/#send`]: {
		harmless: 'a closed statement is the same however often it is sent'
	},
	[`${desk}/stories/[story]/[version]/#decide`]: { harmless: 'decided again until the version goes live' },
	[`${desk}/stories/[story]/[version]/#publish`]: { asks: 'a rehearsal before, with what becomes of each run' },
	[`${desk}/stories/[story]/[version]/#drop`]: 'asks',
	[`${desk}/team/#withdraw`]: { undo: 'invite' },
	[`${desk}/team/#revoke`]: { undo: 'grant' },
	[`${desk}/team/#factors`]: 'asks',
	[`${desk}/trade/replies/[reply]/#decide`]: { harmless: 'an answer in words, with its own day' },
	[`${desk}/trade/replies/[reply]/#broadcast`]: { harmless: 'only a day is noted' },
	[`${desk}/trade/silences/#end`]: 'asks',
	[`${desk}/ways/[id]/#remove`]: 'asks',
	[`${desk}/ways/evidence/#decide`]: { harmless: 'what was given stays; more can be given' },
	[`${desk}/workshops/[workshop]/#form`]: { undo: 'undo' },
	[`${desk}/workshops/[workshop]/#undo`]: { undo: 'form' },
	[`${desk}/workshops/[workshop]/#end`]: { undo: 'reopen' },
	[`${me}/developers/#end`]: { harmless: 'another one is made in a minute, and one that was read must end at once' },
	[`${me}/developers/[endpoint]/#close`]: 'asks',
	[`${me}/developers/[endpoint]/#pause`]: { undo: 'resume' },
	[`${me}/keys/#end`]: { harmless: 'another one is made in a minute, and one that was read must end at once' },
	[`${me}/#signOut`]: { harmless: 'one signs in again' },
	[`${me}/access/#disable`]: { asks: 'the password, and it is switched on again' },
	[`${me}/access/sessions/#end`]: { harmless: 'one signs in again, and one that is not hers must end at once' },
	[`${me}/access/#removePasskey`]: { harmless: 'another one is made in its place' },
	[`${me}/calendar/#renew`]: 'asks',
	[`${me}/calendar/#drop`]: 'asks',
	[`${me}/classes/[class]/#reset`]: 'asks',
	[`${me}/classes/[class]/#close`]: { undo: 'open' },
	[`${me}/classes/[class]/#erase`]: 'asks',
	[`${me}/classes/[class]/wall/#remove`]: 'asks',
	[`${me}/data/#withdraw`]: { undo: 'consent' },
	[`${me}/data/#erase`]: { asks: 'a word that is typed' },
	[`${me}/journey/#forget`]: 'asks',
	[`${me}/journey/[run]/#withdraw`]: 'asks',
	[`${me}/journey/competences/#remove`]: 'asks',
	[`${me}/journey/competences/[testimony]/#decline`]: 'asks',
	[`${me}/journey/meetings/#withdraw`]: 'asks',
	[`${me}/journey/meetings/#leave`]: { harmless: 'the team puts a host on the list again' },
	[`${desk}/groups/[group]/#end`]: 'asks',
	[`${me}/groups/[group]/#decline`]: { harmless: 'it is invited, or asks, again by the same page' },
	[`${me}/groups/[group]/#leave`]: 'asks',
	[`${me}/groups/[group]/#leavePart`]: 'asks',
	[`${me}/groups/[group]/#lead`]: 'asks',
	[`${me}/groups/[group]/#unlink`]: { undo: 'link' },
	[`${me}/groups/[group]/edit/#end`]: 'asks',
	[`${me}/groups/[group]/work/#drop`]: 'asks',
	[`${me}/groups/[group]/work/#dropPromise`]: 'asks',
	[`${me}/groups/[group]/decisions/#remove`]: 'asks',
	[`${desk}/missions/[mission]/#cancel`]: 'asks',
	[`${desk}/missions/[mission]/#close`]: { undo: 'reopen' },
	[`${desk}/missions/[mission]/#travel`]: 'asks',
	[`${desk}/missions/[mission]/#report`]: 'asks',
	[`${desk}/missions/[mission]/delegation/#decide`]: { harmless: 'it is decided otherwise by the same form' },
	[`${desk}/missions/[mission]/itinerary/#remove`]: 'asks',
	[`${desk}/missions/[mission]/meetings/#arrange`]: 'asks',
	[`${desk}/missions/[mission]/meetings/#cancel`]: 'asks',
	[`${desk}/missions/[mission]/meetings/#dropGuest`]: 'asks',
	[`${desk}/missions/[mission]/meetings/#dropSlot`]: { undo: 'slots' },
	[`${desk}/missions/[mission]/meetings/#invite`]: { harmless: 'only the link before it opens nothing any more' },
	[`${desk}/missions/[mission]/costs/#remove`]: 'asks',
	[`${me}/missions/[mission]/#apply`]: { harmless: 'it is written anew by the same form' },
	[`${me}/missions/[mission]/#withdraw`]: 'asks',
	'(public)/missions/guest/[token]/#leave': 'asks',
	[`${me}/partnering/[proposal]/#renew`]: { harmless: 'it only stands longer' },
	'(public)/partnering/renew/[token]/#renew': { harmless: 'it only stands longer' },
	[`${me}/partnering/[proposal]/#withdraw`]: { undo: 'resume' },
	'(public)/partnering/renew/[token]/#withdraw': { harmless: 'it can be taken up again on its page' },
	[`${me}/partnering/matches/#dismiss`]: { undo: 'restore' },
	[`${me}/partnering/matches/#stop`]: { undo: 'ask' },
	[`${desk}/partnering/abroad/[party]/#tie`]: 'asks',
	[`${desk}/partnering/abroad/[party]/#join`]: 'asks',
	'(public)/partnering/abroad/[token]/#leave': 'asks',
	'(public)/partnering/abroad/[token]/#back': { undo: 'propose' },
	'(public)/partnering/abroad/[token]/#confirm': { harmless: 'it only sends a code' },
	'(public)/partnering/abroad/[token]/#erase': { harmless: 'it only sends a code' },
	'(public)/partnering/abroad/[token]/#sign': { asks: 'for the code that went to the address, beside the very words' },
	[`${me}/partnering/talks/[talk]/#decline`]: 'asks',
	[`${me}/partnering/talks/[talk]/#close`]: 'asks',
	[`${me}/partnering/talks/[talk]/#leave`]: 'asks',
	[`${me}/partnering/talks/[talk]/#confirm`]: 'asks',
	[`${me}/partnering/talks/[talk]/#back`]: { undo: 'propose' },
	[`${me}/briefs/[brief]/#publish`]: 'asks',
	[`${me}/briefs/[brief]/#withdraw`]: 'asks',
	[`${me}/playtests/#stop`]: 'asks',
	[`${me}/playtests/[playtest]/#publish`]: 'asks',
	[`${me}/playtests/[playtest]/#close`]: 'asks',
	[`${me}/mentoring/#cancel`]: 'asks',
	[`${me}/mentoring/hours/#cancel`]: 'asks',
	[`${me}/mentoring/hours/#decline`]: { harmless: 'an answer in words; whoever asked can book another time' },
	[`${me}/mentoring/hours/#stop`]: 'asks',
	[`${me}/mentoring/hours/#withdraw`]: 'asks',
	[`${me}/mentoring/card/#decline`]: { harmless: 'an answer; she can be asked again' },
	[`${desk}/ventures/mentors/#remove`]: 'asks',
	[`${me}/programmes/application/[application]/#remove`]: 'asks',
	[`${me}/programmes/application/[application]/#decline`]: 'asks',
	[`${me}/programmes/application/[application]/#withdraw`]: 'asks',
	[`${me}/progress/#remove`]: 'asks',
	'(public)/booking/[token]/#cancel': 'asks',
	'(public)/booking/[token]/#decline': 'asks',
	'(public)/spaces/booking/[token]/#cancel': 'asks',
	'(public)/canvas/[id]/#remove': 'asks',
	'(public)/canvas/[id]/#unshare': 'asks',
	'(public)/class/home/#leave': { harmless: 'one signs in again' },
	'(public)/festival/[slug]/selection/#forget': 'asks',
	'(public)/learning/classes/booking/[token]/#resize': { undo: 'resize' },
	'(public)/learning/classes/booking/[token]/#cancel': 'asks',
	'(public)/sign-in/address/#stop': { harmless: 'the change is asked for again' },
	'(public)/newsletter/stop/[token]/#default': { harmless: 'the page asks for this press, and one subscribes again' },
	'(public)/present/kiosk/[occurrence]/#undo': { undo: 'enter' }
};

/** What an act does about what it takes away; undefined when nobody has said it. @param siblings the other actions of its page */
export function lossOf(key: string, siblings: readonly string[]): Loss | undefined {
	const said = losses[key];
	if (said) return said;
	const name = key.slice(key.indexOf('#') + 1);
	if (name === 'undo') return own;
	const opposite = [back[name], name === 'publish' ? 'withdraw' : undefined, 'restore'].find(
		(one) => one && siblings.includes(one)
	);
	return opposite ? { undo: opposite } : undefined;
}
