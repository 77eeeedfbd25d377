import { expect, test } from 'vitest';
import { html } from './html.ts';

test('what is put in is escaped once, markup of ours is kept, null is nothing', () => {
	const hostile = `"><script>alert('1')</script>&amp;`;
	expect(html`<a href="${hostile}">${1}${null}</a>`.markup).toBe(
		'<a href="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">1</a>'
	);
	expect(html`<ul>${['<', '>'].map((sign) => html`<li>${sign}</li>`)}</ul>`.markup).toBe(
		'<ul><li>&lt;</li><li>&gt;</li></ul>'
	);
});
