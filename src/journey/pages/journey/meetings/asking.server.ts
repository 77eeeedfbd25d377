import { momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { fieldOf } from '#web/form.server.ts';
import { NewMeeting } from '../../../index.ts';

/** Three dates can be proposed. */
const TIMES = [1, 2, 3] as const;

/** What a form asks of a host: as it was typed, and as it was understood. */
export async function meetingIn(form: FormData) {
	const { timeZone } = await hub();
	const text = (name: string): string => fieldOf(form, name);
	const days = TIMES.map((number) => ({ day: text(`day_${number}`), time: text(`time_${number}`) }));
	const typed = { host: text('host'), about: text('about'), how: text('how'), place: text('place'), days };
	const times = days
		.filter(({ day, time }) => day || time)
		.map(({ day, time }) => momentOf(`${day}T${time.slice(0, 5)}`, timeZone) ?? 'no date');
	const online = typed.how === 'online';
	const given = NewMeeting.safeParse({ about: typed.about, times, online, place: online ? '' : typed.place });
	return { typed, given };
}
