import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { transaction } from '#kernel/server/db.ts';
import { NewAppointment } from '#venture';
import { planAppointment, putLetter } from '#venture/server';
import { ago, momentOf, todayIn } from './calendar.ts';
import { byOf, type Known } from './venture-people.ts';

const MINUTE = 60_000;

/** Tells what has come to files by mail: an adviser has forwarded one, another waits. */
export async function tellLetters({ told, keeper, files, viewerOf }: Known): Promise<void> {
	for (const { file, from, days, subject, text, forwarded } of told.letters) {
		const { id, name, email } = viewerOf(from);
		const at = ago(days);
		const adviser = told.advisers.some(({ person }) => person === from);
		const passed = forwarded && { name: forwarded.name, address: forwarded.address, at: at.toISOString(), subject };
		const mail = {
			...{
				authentication: 'pass' as const,
				from: { name, address: email ?? '' },
				to: [],
				subject,
				messageId: `<${newId()}@exemple.invalid>`
			},
			...{ at: at.toISOString(), automatic: false, loops: false, text, own: text, quoted: forwarded?.text ?? null },
			...{ forwarded: passed ?? null, calendar: null, documents: [], leftOut: 0 }
		} as const;
		const put = {
			mail,
			person: id,
			who: adviser ? 'adviser' : 'holder',
			outcome: adviser ? 'filed' : 'asked'
		} as const;
		await transaction((tx) =>
			putLetter(tx, { id: files.get(file) ?? '', keeper }, put, { actor: ref('person', id), source: 'demo', at })
		);
	}
}

/** Tells of an appointment that is to come. */
export async function tellAppointment({ told, timeZone, files, viewerOf }: Known): Promise<void> {
	const { file, adviser, person, title, place, days, at, minutes } = told.appointment;
	const from = momentOf(todayIn(timeZone).add({ days }), 0, at, timeZone);
	const until = new Date(from.getTime() + minutes * MINUTE);
	const given = { id: newId(), kind: 'session', title, place, from, until, invited: [viewerOf(person).id] };
	const viewer = viewerOf(adviser);
	await transaction((tx) =>
		planAppointment(tx, files.get(file) ?? '', NewAppointment.parse(given), viewer, byOf(viewer.id, 3))
	);
}
