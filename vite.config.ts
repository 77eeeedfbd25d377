import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';
import { withQuickCompression } from './scripts/compress.ts';
import { standalone } from './scripts/standalone.ts';

/** The words of the interface, which the server takes from where the rest of the program has them: bundled, they would be read and held twice. */
const words = ['#messages', '#runtime'];

/** What a third of all pages bring is one file: in sixty small ones the browser asks sixty times, and each is packed by itself. Without the fields of forms, which the home page has none of. */
const shared = { name: 'shared', minShareCount: 80, test: /^(?!.*[\\/]ui[\\/](Field|Select)\.svelte)/ };
/** What SvelteKit is told by the page, before anything that reads it is run: alone, for in one file with others these would run first. */
const payload = { name: 'payload', test: /runtime[\\/]client[\\/]payload\.js$/, priority: 1 };
const chunks: Plugin = {
	name: 'chunks',
	config: () => ({
		environments: {
			client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [payload, shared] } } } } }
		}
	})
};

/** Builds src/live.ts beside the application, in the same bundle so that both share one database, bus and set of sockets; in dev it opens the hub too, as `valley serve` does. */
const live: Plugin = {
	name: 'live',
	config: (_, { command }) =>
		command === 'build'
			? // the server's code keeps its names: maps of it would say nothing more, and are half of what a build writes
				{
					environments: {
						ssr: { build: { sourcemap: false, rolldownOptions: { input: { live: 'src/live.ts' }, external: words } } }
					}
				}
			: undefined,
	configureServer(vite) {
		const { httpServer } = vite;
		httpServer?.once('listening', async () => {
			const { port } = httpServer.address() as AddressInfo;
			const { ground } = await import('./bin/ground.ts');
			const ssr = vite.environments.ssr as unknown as {
				runner: { import(id: string): Promise<typeof import('./src/live.ts')> };
			};
			const { attach, start, stop } = await ssr.runner.import('/src/live.ts');
			const site = await ground(console.log, { PORT: String(port) });
			await start(site);
			attach(httpServer as Server);
			httpServer.once('close', () => void stop().finally(site.release));
		});
	}
};

export default defineConfig({
	plugins: [
		live,
		chunks,
		standalone,
		sveltekit({
			// checked in hooks.server.ts, for every kind of body and in the reader's language
			csrf: { trustedOrigins: ['*'] },
			// registered by what is kept alone, for its own addresses
			serviceWorker: { register: false },
			// the list of all pages would weigh on the first one, and grow with each
			router: { resolution: 'server' },
			adapter: withQuickCompression(adapter({ out: 'build' })),
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-inline'],
					'img-src': ['self', 'data:'],
					// what is played from pieces is an address that the browser makes (Media Source Extensions)
					'media-src': ['self', 'blob:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none']
				}
			}
		})
	]
});
