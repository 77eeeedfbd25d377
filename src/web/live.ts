type Message = { kind: string } & Record<string, unknown>;

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

/** Hears one kind of public message for as long as the page is shown; comes back by itself, more and more patiently. @returns how to stop. */
export function listen(kind: string, hear: (message: Message) => void): () => void {
	let socket: WebSocket | undefined;
	let pause = FIRST_PAUSE_MS;
	let stopped = false;
	let timer: ReturnType<typeof setTimeout>;

	function open(): void {
		socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
		socket.onopen = () => {
			pause = FIRST_PAUSE_MS;
		};
		socket.onmessage = ({ data }) => {
			const message = JSON.parse(data) as Message;
			if (message.kind === kind) hear(message);
		};
		socket.onclose = () => {
			if (stopped) return;
			timer = setTimeout(open, pause * (0.5 + Math.random()));
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
		};
	}

	open();
	return () => {
		stopped = true;
		clearTimeout(timer);
		socket?.close();
	};
}
