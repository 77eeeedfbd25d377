import { expect, test } from 'vitest';
import { isId } from '../../id.ts';
import { answerWith, drawPage, idempotencyKey, type KeptPage, keepPage } from './page.ts';

const policy = (nonce: string) => `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA==';

async function kept(more: HeadersInit = {}, status = 200): Promise<KeptPage | undefined> {
	const { response, keys } = await drawPage(async () => {
		const key = idempotencyKey();
		const html = `<p>Café</p><script nonce="${NONCE}">start({key:"${key}"})</script><input name="key" value="${key}">`;
		const headers = { 'content-security-policy': policy(NONCE), etag: '"x"', ...more };
		return new Response(html, { status, headers });
	});
	return keepPage(response, keys);
}

const read = async (response: Response) => {
	const html = await response.text();
	const key = /value="([^"]+)"/.exec(html)?.[1] ?? '';
	return { html, key, nonce: /script nonce="([^"]+)"/.exec(html)?.[1] ?? '', headers: response.headers };
};

test('each reader has a nonce of her own, the same in page and policy, and a key of her own wherever it stands', async () => {
	const page = (await kept()) as KeptPage;
	const [one, two] = await Promise.all([read(answerWith(page, null)), read(answerWith(page, null))]);
	for (const { html, key, nonce, headers } of [one, two]) {
		expect(headers.get('content-security-policy')).toBe(policy(nonce));
		expect(isId(key)).toBe(true);
		expect(html).toBe(
			`<p>Café</p><script nonce="${nonce}">start({key:"${key}"})</script><input name="key" value="${key}">`
		);
		expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(html));
	}
	expect(new Set([one.nonce, two.nonce, NONCE]).size).toBe(3);
	expect(one.key).not.toBe(two.key);
	expect(page.body.toString()).not.toContain(one.key);
});

test('a page with a form is always sent; one without is not sent to who has it', async () => {
	const form = (await kept()) as KeptPage;
	expect(answerWith(form, form.etag).status).toBe(200);
	const html = `<script nonce="${NONCE}">start()</script>`;
	const draw = async () => new Response(html, { headers: { 'content-security-policy': policy(NONCE) } });
	const { response, keys } = await drawPage(draw);
	const page = (await keepPage(response, keys)) as KeptPage;
	const again = answerWith(page, `"other", ${page.etag}`);
	expect(again.status).toBe(304);
	expect(again.headers.has('content-security-policy')).toBe(false);
	expect(answerWith(page, '"other"').status).toBe(200);
});

test('the same page has the same tag whatever nonce it was drawn with', async () => {
	expect((await kept())?.etag).toBe((await kept())?.etag);
});

test.each([
	['a cookie', { 'set-cookie': 'a=b' }, 200],
	['words for the browser alone', { 'cache-control': 'private, no-store' }, 200],
	['an error', {}, 404]
] as const)('an answer with %s is nobody else’s', async (_, headers, status) => {
	expect(await kept(headers, status)).toBeUndefined();
});
