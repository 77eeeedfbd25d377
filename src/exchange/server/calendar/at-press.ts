import { atPress } from '#kernel/server/press/press.ts';
import type { readBusy, readCalendar } from './reading.ts';

const FILE = 'src/exchange/server/calendar/reading.ts';

/** `readCalendar` in a process of its own. */
export const calendarRead = atPress<typeof readCalendar>(FILE, 'readCalendar', { kept: false });
/** `readBusy` in a process of its own. */
export const busyRead = atPress<typeof readBusy>(FILE, 'readBusy', { kept: false });
