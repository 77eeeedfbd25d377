import type { ServerResponse } from 'node:http';

/** An answer that goes on for as long as somebody reads it. */
export const endless =
	(type: string, sign: string) =>
	(response: ServerResponse): void => {
		response.writeHead(200, { 'content-type': type });
		const piece = Buffer.alloc(64 * 1024, sign, 'latin1');
		const more = (): void => {
			while (!response.destroyed && response.write(piece));
		};
		response.on('drain', more);
		more();
	};
