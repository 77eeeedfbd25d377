import type { DetailedError, Upload } from 'tus-js-client';

// below what one request may bring, so that a piece never waits behind a limit
const PIECE_BYTES = 16 * 1024 * 1024;

/** A film on its way: piece by piece, on from where it was when the line comes back or the same file is chosen again. */
export class Sending {
	state = $state<'idle' | 'sending' | 'cut' | 'paused'>('idle');
	/** From 0 to 1. */
	share = $state(0);
	/** What the server said when it refused. */
	problem = $state('');

	private upload: Upload | undefined;

	/** @returns the film's id once all of it has arrived, or null when the server refused it. */
	async send(file: File, fields: Record<string, unknown>, locale: string): Promise<string | null> {
		this.problem = '';
		this.state = 'sending';
		const { Upload } = await import('tus-js-client');
		return new Promise((resolve) => {
			const upload = new Upload(file, {
				endpoint: '/films/upload',
				chunkSize: PIECE_BYTES,
				retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000],
				headers: { 'accept-language': locale },
				metadata: { ...words(fields), filename: file.name, filetype: file.type },
				removeFingerprintOnSuccess: true,
				onProgress: (sent, all) => {
					this.share = all ? sent / all : 0;
					this.state = 'sending';
				},
				onShouldRetry: (error) => {
					const status = error.originalResponse?.getStatus() ?? 0;
					if (!status) this.state = 'cut';
					// what is wrong with the film itself does not become right
					return status === 0 || status >= 500 ? status !== 507 : [409, 423, 429].includes(status);
				},
				onError: (error) => {
					const said = (error as DetailedError).originalResponse?.getBody();
					this.problem = said || error.message;
					this.state = said ? 'idle' : 'cut';
					resolve(null);
				},
				onSuccess: () => resolve(upload.url?.split('/').at(-1) ?? null)
			});
			this.upload = upload;
			void upload.findPreviousUploads().then(([before]) => {
				if (before) upload.resumeFromPreviousUpload(before);
				upload.start();
			});
		});
	}

	pause(): void {
		if (this.state !== 'sending') return;
		void this.upload?.abort();
		this.state = 'paused';
	}

	goOn(): void {
		this.problem = '';
		this.state = 'sending';
		this.upload?.start();
	}
}

const words = (fields: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
	);
