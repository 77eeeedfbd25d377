import { newId } from '#kernel/id.ts';
import { FollowAnswer, NewAppointment } from '#venture';
import {
	answerFollowUp,
	followUp,
	monthsToSign,
	planAppointment,
	sayAppointment,
	sendSheet,
	signSheetOf,
	waitingFollowUp
} from '#venture/server';
import { markerOf, numberOf } from './planted.ts';
import { act, by, type Cast, text } from './planting.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What became of a project is asked a year after it was supported last. */
const LONG_AGO = 400;

/** Meetings while everybody is there: one that took place, and of which the month was signed, and one to come, of which no letter tells. */
export async function meet({ made, id, adviser, founder, left }: Cast): Promise<void> {
	if (!made.met) return;
	const held = appointment(-LONG_AGO, made.at, text(made, 'appointmentHeld'), [founder.id]);
	const at = new Date(+held.from - DAY);
	await act((tx) => planAppointment(tx, id, held, adviser, { ...by(adviser), at }));
	const said = { file: id, appointment: held.id, held: true };
	await act((tx) => sayAppointment(tx, said, adviser, by(adviser)));
	const [month] = await monthsToSign(id);
	const asked = { file: id, month: month?.month ?? '', operation: month?.operation ?? null, to: founder.id };
	const sheet = await act((tx) => sendSheet(tx, asked, adviser, by(adviser)));
	await act((tx) => signSheetOf(tx, sheet, text(made, 'signedName'), { source: 'web' }));
	if (!left) return;
	const before = appointment(20, made.at, text(made, 'appointmentBefore'), [founder.id, left.id]);
	await act((tx) => planAppointment(tx, id, before, adviser, { ...by(adviser), source: 'demo' }));
}

/** A meeting to which the founder alone is invited. */
export async function plan({ made, id, adviser, founder }: Cast): Promise<void> {
	if (!made.met) return;
	const where = {
		place: text(made, 'appointmentPlace'),
		link: `https://example.org/${markerOf(made.at, 'appointmentLink')}`
	};
	const given = appointment(10, made.at, text(made, 'appointment'), [founder.id], where);
	await act((tx) => planAppointment(tx, id, given, adviser, by(adviser)));
}

const appointment = (days: number, hours: number, title: string, invited: readonly string[], where: object = {}) => {
	const from = new Date(Math.floor(Date.now() / HOUR) * HOUR + days * DAY + hours * HOUR);
	const until = new Date(+from + HOUR / 2);
	return NewAppointment.parse({ id: newId(), kind: 'session', title, from, until, invited, ...where });
};

/** Asks what became of it, as the hub does of all that ended so long ago. */
export const askWhatBecame = ({ made }: Cast): Promise<void> => (made.followed ? followUp() : Promise.resolve());

/** The founder answers by the link of her letter. */
export async function answerWhatBecame({ made, id, founder }: Cast): Promise<void> {
	if (!made.followed) return;
	const token = (await waitingFollowUp(id, founder.id)) ?? '';
	const [jobs, funds] = [numberOf(made.at, 'numberFollowJobs'), numberOf(made.at, 'numberFollowFunds')];
	const given = FollowAnswer.parse({ active: true, jobs, funds, moved: text(made, 'followMoved') });
	await act((tx) => answerFollowUp(tx, token, given, { source: 'web' }));
}
