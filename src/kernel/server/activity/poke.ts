let wake: (() => void) | undefined;
const written = new WeakSet<object>();

/** The sequencer names itself here when it starts; until then facts wait in `kernel.activity_pending`. */
export function onPoke(act: (() => void) | undefined): void {
	wake = act;
}

/** Remembers that a transaction has written facts. */
export const markWritten = (tx: object): void => void written.add(tx);

/** After the commit of a transaction that wrote facts: tells this program's sequencer. */
export function pokeSequencer(tx: object | undefined): void {
	if (tx && written.has(tx)) wake?.();
}
