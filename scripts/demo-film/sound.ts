import { chance, clamp } from './canvas.ts';
import { begins, secondsOf } from './frames.ts';
import type { DemoFilm } from './shot.ts';

export const SAMPLES = 44_100;

/** Chords as half tones above the key, one for two bars each. */
const chords = [
	[0, 7, 12, 15, 19],
	[-4, 3, 8, 12, 15],
	[-9, 3, 7, 10, 15],
	[-2, 5, 10, 14, 17]
];

const pitch = (halfTones: number): number => 220 * 2 ** (halfTones / 12);

/** Composes the sound of a film: soft chords, a bass, a small arpeggio of square waves that thickens with each chapter, and its echo. Two channels. */
export function compose(film: DemoFilm): Float32Array {
	const length = Math.ceil(secondsOf(film) * SAMPLES);
	const dry = new Float32Array(length);
	const lead = new Float32Array(length);
	const beat = 60 / film.beats;
	const steps = Math.floor(secondsOf(film) / (beat / 2));
	const turns = begins(film);
	for (let step = 0; step < steps; step++) {
		const at = (step * beat) / 2;
		const chord = chords[Math.floor(step / 16) % chords.length] ?? [];
		const part = turns.findLastIndex((turn) => turn.at <= at);
		if (step % 16 === 0) for (const tone of chord.slice(0, 4)) pad(dry, at, beat * 8, pitch(tone + film.key - 12));
		if (step % 4 === 0) bass(dry, at, beat * 1.6, pitch((chord[0] ?? 0) + film.key - 24));
		if (chance(step, film.key + 1) > 0.25 - part * 0.02) {
			const tone = chord[(step * 2 + part) % chord.length] ?? 0;
			chip(lead, at, beat * 0.45, pitch(tone + film.key + (step % 7 === 3 ? 12 : 0)), 0.05 + (part % 3) * 0.008);
		}
		if (part > 0 && step % 2 === 1) noise(dry, at, 0.05, 0.02);
		if (part > 1 && step % 8 === 0) kick(dry, at);
	}
	for (const { at } of turns.slice(1))
		for (let n = 0; n < 6; n++)
			chip(lead, at - 0.5 + n * 0.08, 0.3, pitch(film.key + ([0, 3, 7, 12, 15, 19][n] ?? 0) + 12), 0.05);
	return spread(dry, lead, beat);
}

type Track = Float32Array;

function play(on: Track, at: number, seconds: number, sample: (t: number) => number): void {
	const from = Math.max(0, Math.round(at * SAMPLES));
	const to = Math.min(on.length, from + Math.round(seconds * SAMPLES));
	for (let n = from; n < to; n++) on[n] = (on[n] ?? 0) + sample((n - from) / SAMPLES);
}

const wave = (t: number, hertz: number): number => Math.sin(2 * Math.PI * hertz * t);

function pad(on: Track, at: number, seconds: number, hertz: number): void {
	play(on, at, seconds + 0.8, (t) => {
		const swell = clamp(t / 1.2) * clamp((seconds + 0.8 - t) / 1.2);
		return (
			0.035 *
			swell *
			(wave(t, hertz) + 0.6 * wave(t, hertz * 1.004) + 0.25 * wave(t, hertz * 2) + 0.1 * wave(t, hertz * 3))
		);
	});
}

function bass(on: Track, at: number, seconds: number, hertz: number): void {
	play(
		on,
		at,
		seconds,
		(t) => 0.11 * clamp(t / 0.01) * clamp((seconds - t) / seconds) * Math.asin(wave(t, hertz)) * 0.64
	);
}

/** A square wave with its highest edges taken off. */
function chip(on: Track, at: number, seconds: number, hertz: number, loud: number): void {
	play(on, at, seconds, (t) => {
		const fade = clamp(t / 0.004) * (1 - t / seconds) ** 2;
		return loud * fade * (wave(t, hertz) + wave(t, hertz * 3) / 3 + wave(t, hertz * 5) / 5 + wave(t, hertz * 7) / 9);
	});
}

function noise(on: Track, at: number, seconds: number, loud: number): void {
	play(on, at, seconds, (t) => loud * (1 - t / seconds) ** 3 * (chance(Math.round(t * SAMPLES), 5) * 2 - 1));
}

function kick(on: Track, at: number): void {
	play(on, at, 0.22, (t) => 0.2 * (1 - t / 0.22) ** 2 * Math.sin(2 * Math.PI * (48 * t + 9 * (1 - Math.exp(-t * 28)))));
}

/** The melody answers itself from the other side, three quarters of a beat later. */
function spread(dry: Track, lead: Track, beat: number): Float32Array {
	const both = new Float32Array(dry.length * 2);
	const late = Math.round(beat * 0.75 * SAMPLES);
	const edge = SAMPLES * 2;
	for (let n = 0; n < dry.length; n++) {
		const fade = Math.min(n / edge, (dry.length - n) / edge / 1.5, 1);
		const echo = 0.4 * (lead[n - late] ?? 0) + 0.2 * (lead[n - late * 3] ?? 0);
		const answer = 0.5 * (lead[n - late] ?? 0) + 0.25 * (lead[n - late * 2] ?? 0);
		both[n * 2] = Math.tanh(((dry[n] ?? 0) + (lead[n] ?? 0) + echo) * 1.6) * fade;
		both[n * 2 + 1] = Math.tanh(((dry[n] ?? 0) + 0.6 * (lead[n] ?? 0) + answer) * 1.6) * fade;
	}
	return both;
}
