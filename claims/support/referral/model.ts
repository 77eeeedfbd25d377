import type { Script } from './draw.ts';

/** What should happen to a referral, and on which day of the simulation: reckoned here by hand, with nothing of the hub's own rules. */
export type Expected = readonly Readonly<{ step: string; day: number }>[];

/** The first day of the simulation is a Tuesday; between it and the end lie two holidays that are no weekend. */
export const START = '2026-12-01';
const CHRISTMAS = 24;
const NEW_YEAR = 31;

const works = (day: number): boolean => ![4, 5].includes(day % 7) && day !== CHRISTMAS && day !== NEW_YEAR;

/** The fifth working day after a day. */
function fifthAfter(day: number): number {
	let [at, left] = [day, 5];
	while (left) if (works(++at)) left--;
	return at;
}

/** Plays a script until a day. In the morning time does what it does; then, in this order, she says what she says, the partner loses an adviser, answers, and she takes it back. */
export function expectedOf(script: Script, until: number): Expected {
	const { proposedOn, consent, answer, withdrawsAfter } = script;
	const done: { step: string; day: number }[] = [{ step: 'proposed', day: proposedOn }];
	let open = 'her' as null | 'her' | 'partner' | 'nobody';
	let [due, nudges] = [fifthAfter(proposedOn), 0];
	let left = -1;
	const write = (step: string, day: number, next: typeof open): void => {
		done.push({ step, day });
		open = next;
	};
	for (let day = proposedOn; day <= until && open; day++) {
		if (open === 'her' && due === day) {
			write(nudges ? 'lapsed' : 'reminded', day, nudges++ ? null : 'her');
			due = fifthAfter(day);
		} else if (open === 'partner' && due === day) {
			if (nudges < 2 && reachable(script, day, left)) write('chased', day, 'partner');
			else write('unanswered', day, 'nobody');
			nudges++;
			due = fifthAfter(day);
		}
		if (open === 'her' && consent.says !== 'nothing' && day === proposedOn + consent.after) {
			if (consent.says === 'yes') {
				write('agreed', day, 'partner');
				write('sent', day, 'partner');
				[left, due, nudges] = [day, fifthAfter(day), 0];
			} else write(consent.says === 'no' ? 'refused' : 'withdrawn', day, null);
		}
		if (left < 0) continue;
		if (open && answer.says !== 'nothing' && day === left + answer.after && answerable(script, done, day, left))
			write(answer.says, day, null);
		if (open && withdrawsAfter !== null && day === left + withdrawsAfter) write('withdrawn', day, null);
	}
	return done;
}

/** Whether she has an adviser on the morning of a day: she is lost in the course of another. */
const adviserOn = ({ partner, lostAfter }: Script, morning: number, left: number): boolean =>
	partner === 'desk' || (partner !== 'link' && morning <= left + lostAfter);

const reachable = (script: Script, day: number, left: number): boolean =>
	adviserOn(script, day, left) || script.partner === 'link' || script.partner === 'lostWithAddress';

/** Whether somebody of the partner can answer in the course of a day: in Coulisses while she has her role, by link once one was sent. */
function answerable(script: Script, done: Expected, day: number, left: number): boolean {
	if (script.partner === 'link' || script.partner === 'desk') return true;
	if (day < left + script.lostAfter) return true;
	const linked = done.some(({ step, day: at }) => step === 'chased' && !adviserOn(script, at, left));
	return script.partner === 'lostWithAddress' && linked;
}
