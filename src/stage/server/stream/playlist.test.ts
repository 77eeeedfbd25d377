import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewrite } from './playlist.ts';

const from = new URL('https://station.example/live/main.m3u8?token=a%2Fb');
const given = (address: URL, kind: string) => `/our/${kind}/${encodeURIComponent(address.href)}`;
const told = (text: string) =>
	[...text.matchAll(/\/our\/(playlist|piece)\/([^"\s]+)/g)].map(([, kind, at]) => [kind, decodeURIComponent(at ?? '')]);

test('variants, sound and subtitles are lists; segments, maps, keys, parts and hints are pieces', () => {
	const main = rewrite(
		'#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="fr",URI="sound/fr.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"\n../720.m3u8?x=1\n#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="/i.m3u8"\n',
		from,
		given
	);
	expect(told(main)).toEqual([
		['playlist', 'https://station.example/live/sound/fr.m3u8'],
		['playlist', 'https://station.example/720.m3u8?x=1'],
		['playlist', 'https://station.example/i.m3u8']
	]);
	expect(main).toContain('#EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a"');
	const media = rewrite(
		'#EXTM3U\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.0\n#EXT-X-MAP:URI="init.mp4",BYTERANGE="700@0"\n#EXT-X-KEY:METHOD=AES-128,URI="https://keys.example/k?1",IV=0x1\n#EXT-X-PART:DURATION=0.3,URI="p1.m4s",INDEPENDENT=YES\n#EXTINF:2,\n//cdn.example/s1.m4s\n#EXT-X-PRELOAD-HINT:TYPE=PART,URI="p2.m4s"\n#EXT-X-RENDITION-REPORT:URI="480.m3u8",LAST-MSN=3\n',
		from,
		given
	);
	expect(told(media)).toEqual([
		['piece', 'https://station.example/live/init.mp4'],
		['piece', 'https://keys.example/k?1'],
		['piece', 'https://station.example/live/p1.m4s'],
		['piece', 'https://cdn.example/s1.m4s'],
		['piece', 'https://station.example/live/p2.m4s'],
		['playlist', 'https://station.example/live/480.m3u8']
	]);
	expect(media).toContain(',BYTERANGE="700@0"');
	expect(media).toContain('DURATION=0.3,URI=');
});

test('words are put in, other systems stay, and nobody else is named', () => {
	const text = rewrite(
		'#EXTM3U\n#EXT-X-DEFINE:NAME="host",VALUE="https://cdn.example"\n#EXT-X-DEFINE:QUERYPARAM="token"\n#EXT-X-CONTENT-STEERING:SERVER-URI="https://steer.example"\n#EXT-X-DATERANGE:ID="ad",X-ASSET-LIST="https://ads.example"\n#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://k"\n#EXTINF:2,\n{$host}/s.ts?t={$token}\n',
		from,
		given
	);
	expect(told(text)).toEqual([['piece', 'https://cdn.example/s.ts?t=a/b']]);
	expect(text).toContain('URI="skd://k"');
	expect(text).not.toMatch(/steer|ads\.example/);
	expect(() => rewrite('<html>', from, given)).toThrow(SyntaxError);
});

test('whatever a list says, no address of the web is left in it but ours, and no line is lost', () => {
	const address = fc.oneof(
		fc.stringMatching(/^https?:\/\/[a-z]{1,8}\.example\/[a-z0-9/?=&.]{0,12}$/),
		fc.constantFrom('a.ts', '../b/c.m4s', '/d?e=f')
	);
	const line = fc.oneof(
		address.map((at) => `#EXTINF:2,\n${at}`),
		address.map((at) => `#EXT-X-MAP:URI="${at}"`),
		address.map((at) => `#EXT-X-STREAM-INF:BANDWIDTH=1\n${at}`),
		fc.constantFrom('#EXT-X-TARGETDURATION:2', '', '#EXT-X-DISCONTINUITY', '# a word')
	);
	fc.assert(
		fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
			const text = ['#EXTM3U', ...lines].join('\n');
			const rewritten = rewrite(text, from, given);
			expect(rewritten.split('\n').length).toBe(text.split('\n').length);
			expect(rewritten).not.toMatch(/https?:\/\//);
		}),
		{ numRuns: 60 }
	);
});
