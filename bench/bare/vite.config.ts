import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** The least that the framework can be asked for: one page, one query, so many bytes. What the hub's pages are held against. */
export default defineConfig({
	plugins: [
		sveltekit({ outDir: '../../build/bare/kit', adapter: adapter({ out: '../../build/bare/app', precompress: false }) })
	]
});
