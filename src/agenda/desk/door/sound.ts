let audio: AudioContext | undefined;

/** One high note for somebody who comes in, two low ones for somebody who does not; a telephone also trembles. */
export function sound(done: boolean): void {
	audio ??= new AudioContext();
	for (const start of done ? [0] : [0, 0.18]) note(audio, done ? 880 : 220, start);
	navigator.vibrate?.(done ? 60 : [120, 80, 120]);
}

function note(on: AudioContext, hertz: number, start: number): void {
	const [tone, volume] = [on.createOscillator(), on.createGain()];
	const from = on.currentTime + start;
	tone.frequency.value = hertz;
	volume.gain.setValueAtTime(0.2, from);
	volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15);
	tone.connect(volume).connect(on.destination);
	tone.start(from);
	tone.stop(from + 0.16);
}
