export { html, nothing, render } from '../vendor/lit-html-3.3.1/lit-html.js';
export { repeat } from '../vendor/lit-html-3.3.1/directives/repeat.js';
export { unsafeHTML } from '../vendor/lit-html-3.3.1/directives/unsafe-html.js';
