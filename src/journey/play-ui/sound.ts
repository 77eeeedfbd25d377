/** Small sounds and a quiet loop, made by the browser itself: nothing is fetched, nothing plays before it is asked for. */
const KEY = 'journey-sound';
/** A pentatonic scale, in hertz. */
const scale = [196, 220, 261.6, 293.7, 329.6, 392, 440, 523.3];
const melody = [0, 2, 4, 2, 5, 4, 2, -1, 1, 2, 4, 6, 4, 2, 1, -1];
const BEAT = 0.42;
const AHEAD = 1.2;

type Blip = 'line' | 'choice' | 'card' | 'week';
const blips: Readonly<Record<Blip, readonly [from: number, to: number, seconds: number, volume: number]>> = {
	line: [523, 523, 0.03, 0.03],
	choice: [392, 587, 0.09, 0.07],
	card: [294, 440, 0.07, 0.06],
	week: [587, 196, 0.32, 0.07]
};

export const wantsSound = (): boolean => {
	try {
		return localStorage.getItem(KEY) === 'on';
	} catch {
		return false;
	}
};

export class Sound {
	#context: AudioContext | null = null;
	#timer: ReturnType<typeof setInterval> | undefined;
	#next = 0;
	#step = 0;

	/** Turns it on or off, and remembers it. To be called by a press: browsers let nothing sound before one. */
	turn(on: boolean): void {
		try {
			localStorage.setItem(KEY, on ? 'on' : 'off');
		} catch {
			// a browser that keeps nothing plays all the same
		}
		if (on) this.#start();
		else this.stop();
	}

	#start(): void {
		this.#context ??= new AudioContext();
		void this.#context.resume();
		this.#next = this.#context.currentTime + 0.1;
		this.#timer ??= setInterval(() => this.#loop(), 400);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#timer = undefined;
		void this.#context?.suspend();
	}

	blip(kind: Blip): void {
		if (!this.#timer || !this.#context) return;
		const [from, to, seconds, volume] = blips[kind];
		this.#tone('square', from, to, this.#context.currentTime, seconds, volume);
	}

	#loop(): void {
		const { currentTime } = this.#context as AudioContext;
		if (document.hidden) {
			this.#next = currentTime + 0.1;
			return;
		}
		while (this.#next < currentTime + AHEAD) {
			const note = melody[this.#step % melody.length] ?? -1;
			const lift = Math.floor(this.#step / melody.length) % 4 === 3 ? 1 : 0;
			const pitch = scale[(note + lift) % scale.length] ?? 220;
			if (note >= 0) this.#tone('triangle', pitch, pitch, this.#next, BEAT * 1.6, 0.022);
			if (this.#step % 8 === 0) this.#tone('sine', 98, 98, this.#next, BEAT * 6, 0.035);
			this.#next += BEAT;
			this.#step++;
		}
	}

	#tone(type: OscillatorType, from: number, to: number, at: number, seconds: number, volume: number): void {
		const context = this.#context as AudioContext;
		const [tone, gain] = [context.createOscillator(), context.createGain()];
		tone.type = type;
		tone.frequency.setValueAtTime(from, at);
		tone.frequency.exponentialRampToValueAtTime(to, at + seconds);
		gain.gain.setValueAtTime(0, at);
		gain.gain.linearRampToValueAtTime(volume, at + 0.01);
		gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
		tone.connect(gain).connect(context.destination);
		tone.start(at);
		tone.stop(at + seconds);
	}
}
