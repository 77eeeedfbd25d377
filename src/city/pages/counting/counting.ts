import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { MOST_SECONDS } from '../../counting.ts';
import type { Audience } from '../../kinds.ts';
import { asksNot, begin, goOn, hasRefused, nextSending, type Sending, sent } from './memory.ts';

type At = Readonly<{ trail: string; stop: string; locale: Locale; audience: Audience; zone: string }>;

/** Counts a stop for as long as it is looked at, or heard with the screen off. @returns the way to end that */
export function countStop({ trail, zone, ...stop }: At): () => void {
	if (asksNot() || hasRefused()) return () => undefined;
	const id = begin(trail, { ...stop, day: isoDate(new Date(), zone) });
	const watch = stopwatch();
	let ended = false;
	const keepOn = (closed: boolean) => goOn(id, Math.min(MOST_SECONDS, Math.round(watch.seconds())), closed);
	const look = () => {
		watch.run(!document.hidden || sounds());
		if (!ended) keepOn(false);
	};
	const end = () => {
		if (ended) return;
		ended = true;
		keepOn(true);
		for (const one of events) document.removeEventListener(one, look, true);
		removeEventListener('pagehide', end);
		void tell();
	};
	// what a sound says of itself does not rise to the page
	const events = ['visibilitychange', 'play', 'pause', 'ended'];
	for (const one of events) document.addEventListener(one, look, true);
	addEventListener('pagehide', end);
	look();
	void tell();
	return end;
}

const sounds = (): boolean => [...document.querySelectorAll('audio, video')].some((one) => isPlaying(one));
const isPlaying = (one: Element): boolean => one instanceof HTMLMediaElement && !one.paused && !one.ended;

function stopwatch() {
	let [spent, since] = [0, null as number | null];
	const running = (): number => (since === null ? 0 : performance.now() - since);
	return {
		seconds: () => (spent + running()) / 1000,
		run: (on: boolean) => {
			spent += running();
			since = on ? performance.now() : null;
		}
	};
}

/** Tells the hub what has waited, without cookies; what it does not answer waits on. */
export async function tell(): Promise<void> {
	if (!navigator.onLine || hasRefused()) return;
	for (let sending = nextSending(); sending; sending = nextSending()) {
		if (!(await send(sending))) return;
		sent(sending);
	}
}

async function send(sending: Sending): Promise<boolean> {
	const answer = await fetch('/guide/counts', {
		...{ method: 'POST', keepalive: true, credentials: 'omit', redirect: 'error' },
		...{ headers: { 'content-type': 'application/json' }, body: JSON.stringify(sending) }
	} as const).catch(() => null);
	// what the hub will never take is not kept for it
	return answer !== null && answer.status < 500 && answer.status !== 429;
}
