// The looks of the form. Colours, sizes and fonts are custom properties that a page may set; the parts are named for what a
// page cannot reach by them. Controls are those of the browser, so that forced colours, print and zoom work as elsewhere.

const tokens = `
:host {
  --_accent: var(--harbor-accent, light-dark(#0b5cad, #8ec5ff));
  --_on-accent: var(--harbor-on-accent, light-dark(#fff, #06233f));
  --_text: var(--harbor-text, light-dark(#1b2430, #e8edf3));
  --_muted: var(--harbor-muted, light-dark(#556270, #a9b6c4));
  --_background: var(--harbor-background, light-dark(#fff, #11181f));
  --_surface: var(--harbor-surface, light-dark(#f4f7fa, #1a232c));
  --_line: var(--harbor-line, light-dark(#d5dde5, #35424f));
  --_control-line: var(--harbor-control-line, light-dark(#6b7888, #8796a6));
  --_error: var(--harbor-error, light-dark(#b3261e, #ffa198));
  --_warning: var(--harbor-warning, light-dark(#7a4b00, #f2c069));
  --_success: var(--harbor-success, light-dark(#10693a, #7fd6a2));
  --_on-success: var(--harbor-on-success, light-dark(#fff, #06281a));
  --_radius: var(--harbor-radius, 0.5rem);
  --_space: var(--harbor-space, 1rem);
  --_size: var(--harbor-font-size, 1.0625rem);
  --_touch: 2.75rem;
  display: block;
  color-scheme: inherit;
  color: var(--_text);
  background: var(--_background);
  font: var(--_size) / 1.5 var(--harbor-font, system-ui, sans-serif);
  text-align: start;
}
:host([hidden]), [hidden] { display: none !important; }
`;

const text = `
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
h2 { font-size: 1.65em; line-height: 1.2; text-wrap: balance; }
h3, :is(.summary, .message) h2 { font-size: 1.15em; line-height: 1.3; }
a { color: var(--_accent); }
.lead { color: var(--_muted); margin-block-start: 0.35rem; max-width: 40em; }
.step > .fields, form > .notice { margin-block-start: calc(1.5 * var(--_space)); }
.hint, .optional { color: var(--_muted); font-weight: 400; }
.needs { color: var(--_muted); margin-block-start: var(--_space); max-width: 40em; }
[tabindex="-1"]:focus { outline: none; }
.summary:focus-visible, .summary:focus { outline: 0.1875rem solid var(--_accent); outline-offset: 0.125rem; }
:focus-visible { outline: 0.1875rem solid var(--_accent); outline-offset: 0.125rem; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

const controls = `
button, input, ::file-selector-button { font: inherit; }
input:not([type="radio"], [type="checkbox"], [type="file"]) {
  width: 100%; max-width: 32rem; min-height: var(--_touch); padding: 0.5rem 0.75rem;
  color: var(--_text); background: var(--_background); border: 1px solid var(--_control-line); border-radius: var(--_radius);
}
[type="radio"], [type="checkbox"] { flex: none; width: 1.375rem; height: 1.375rem; margin: 0.1rem 0 0; accent-color: var(--_accent); print-color-adjust: exact; }
button, ::file-selector-button {
  min-height: var(--_touch); padding: 0.5rem 1.1rem; border: 1px solid transparent; border-radius: var(--_radius);
  font-weight: 600; cursor: pointer; color: var(--_accent); background: transparent;
}
.primary { color: var(--_on-accent); background: var(--_accent); }
.secondary, ::file-selector-button { border-color: var(--_control-line); background: var(--_background); }
.danger { color: var(--_error); border-color: var(--_error); }
.quiet { padding-inline: 0.5rem; font-weight: 400; text-decoration: underline; text-underline-offset: 0.2em; }
.link { padding: 0.25rem; font-weight: 400; text-decoration: underline; text-underline-offset: 0.2em; }
button:hover:not(:disabled) { text-decoration: underline; }
.primary:hover { filter: brightness(1.1); }
/* After a moment: a step is checked within milliseconds once the module is there. */
form[aria-busy="true"] .primary { opacity: 0.6; cursor: progress; transition: opacity 0s 0.4s; }
button:disabled { color: var(--_muted); text-decoration: none; cursor: default; }
::file-selector-button { margin-inline-end: 0.75rem; }
[type="file"] { width: 100%; min-height: var(--_touch); color: var(--_muted); }
.actions { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; margin-block: calc(1.5 * var(--_space)); }
.extras { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; margin-block-start: calc(2 * var(--_space)); padding-block-start: 0.5rem; border-block-start: 1px solid var(--_line); }
.extras > button { padding-inline: 0; }
.copy { display: inline-flex; gap: 0.75rem; align-items: center; }
progress { width: 100%; max-width: 32rem; accent-color: var(--_accent); }
.building { display: grid; gap: 0.5rem; justify-items: start; }
dialog { max-width: 32rem; padding: 1.5rem; color: var(--_text); background: var(--_background); border: 1px solid var(--_line); border-radius: var(--_radius); }
dialog::backdrop { background: rgb(0 0 0 / 50%); }
dialog h2 { font-size: 1.25em; }
dialog .actions { margin-block-end: 0; }
`;

const progress = `
.progress { margin-block-end: calc(1.5 * var(--_space)); }
.progress .where { margin-block-end: 0.25rem; color: var(--_muted); font-size: 0.9em; }
.progress ol { display: flex; gap: 0.375rem; list-style: none; }
.progress li { flex: 1; min-width: 0; border-block-start: 0.3125rem solid var(--_line); }
.progress li.done { border-color: var(--_success); }
.progress li.current { border-color: var(--_accent); }
.progress button { width: 100%; padding: 0; overflow: hidden; text-align: start; text-decoration: none; text-overflow: ellipsis; font-size: 0.875em; color: var(--_text); }
.progress button:disabled { color: var(--_muted); }
.progress .current button { font-weight: 600; }
/* A phone has no place for six names: the steps have numbers there, which a screen reader does not read in place of the names. */
@media (max-width: 36rem) {
  .progress { counter-reset: step; margin-block-end: 0.5rem; }
  .progress ol { gap: 0.25rem; }
  .progress li { counter-increment: step; }
  .progress button { font-size: 0; text-align: center; }
  .progress button::before { content: counter(step) / ""; font-size: 0.875rem; }
}
`;

const fields = `
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
.field { margin-block-end: calc(1.5 * var(--_space)); scroll-margin-block-start: 1rem; }
.field > :is(label, legend) { display: block; padding: 0; font-weight: 600; }
/* The outline of what has the focus is beside the label, not in it. */
.field > :is(label, legend):not(:has(+ .hint)), .parts label { margin-block-end: 0.375rem; }
/* The border of a fieldset begins in the middle of a legend that does not float. */
.field > legend { float: inline-start; width: 100%; }
.field > legend + * { clear: both; }
.hint { margin-block-end: 0.375rem; font-size: 0.94em; }
.field.invalid { padding-inline-start: 0.9rem; border-inline-start: 0.25rem solid var(--_error); }
.field.invalid :is(input, .drop) { border-color: var(--_error); }
.message { max-width: 40em; margin-block: 0.25rem 0.5rem; }
.message.error { color: var(--_error); font-weight: 600; }
.message.warning { color: var(--_warning); }
.message.notice { padding: 0.75rem 1rem; background: var(--_surface); border-inline-start: 0.25rem solid var(--_accent); border-radius: var(--_radius); margin-block-end: var(--_space); max-width: none; }
.severity { font-weight: 700; }
.message ul { padding-inline-start: 1.25rem; }
.options { display: grid; gap: 0.25rem; }
.options label, .offer { display: flex; gap: 0.75rem; align-items: flex-start; min-height: var(--_touch); padding-block: 0.5rem; cursor: pointer; }
.parts { display: flex; flex-wrap: wrap; gap: 0.75rem; }
.parts label { display: block; }
.offer { margin-block-end: calc(1.5 * var(--_space)); }
.parts input { width: 4.5rem; }
.parts .year input { width: 6rem; }
.beside { display: flex; gap: 0.5rem; max-width: 32rem; }
.summary { margin-block-end: calc(1.5 * var(--_space)); padding: 1rem 1.25rem; border: 0.1875rem solid var(--_error); border-radius: var(--_radius); }
.summary ul { margin-block-start: 0.5rem; padding-inline-start: 1.25rem; }
.summary li { padding-block: 0.2rem; }
.summary a { color: var(--_error); font-weight: 600; }
.picker { position: relative; max-width: 32rem; scroll-margin-block: 2rem 1rem; }
.picker [role="combobox"] { padding-inline-end: 2.5rem; }
.picker:has([role="combobox"])::after {
  content: ""; position: absolute; inset-block-start: calc(var(--_touch) / 2 - 0.4rem); inset-inline-end: 1.1rem; width: 0.5rem; height: 0.5rem;
  border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); pointer-events: none;
}
.picker ul, .picker .none {
  position: absolute; z-index: 2; inset-block-start: 100%; inset-inline: 0; scroll-margin-block: 1rem; max-height: min(18rem, 60vh); margin-block-start: 0.25rem; overflow-y: auto;
  background: var(--_background); border: 1px solid var(--_control-line); border-radius: var(--_radius); box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 25%);
}
.picker .none { padding: 0.75rem 1rem; }
.picker li { min-height: var(--_touch); padding: 0.55rem 1rem; list-style: none; cursor: pointer; }
.picker li[aria-selected="true"] { color: var(--_on-accent); background: var(--_accent); }
.picker li[aria-selected="true"] .also { color: inherit; }
.picker li:hover { text-decoration: underline; }
.also { color: var(--_muted); font-size: 0.9em; }
`;

const files = `
.drop { padding: 1rem; border: 2px dashed var(--_control-line); border-radius: var(--_radius); background: var(--_surface); }
.drop.over { border-style: solid; border-color: var(--_accent); }
.drop-here { color: var(--_muted); font-size: 0.9em; }
.add { display: grid; gap: 0.5rem; justify-items: start; }
.group { margin-block-end: var(--_space); }
.camera { width: 100%; max-width: 24rem; }
@media not (pointer: coarse) { .camera { display: none; } }
@media (pointer: coarse) { .drop-here { display: none; } }
.told { padding: 0.5rem 0.75rem; background: var(--_background); border-inline-start: 0.25rem solid var(--_accent); margin-block-end: 0.5rem; }
.tiles { display: grid; gap: 1rem; list-style: none; }
.tiles:not([hidden]) + .add { margin-block-start: 1rem; }
.tile { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem; padding: 1rem; background: var(--_background); border: 1px solid var(--_line); border-radius: var(--_radius); }
.picture { display: grid; place-items: center; min-height: 12rem; overflow: hidden; color: var(--_muted); background: var(--_surface); border-radius: calc(var(--_radius) / 2); }
.picture canvas { display: block; width: 100%; max-height: 26rem; object-fit: contain; }
.name { overflow-wrap: anywhere; font-weight: 600; }
.checks { list-style: none; margin-block: 0.5rem; }
.checks li { display: flex; gap: 0.5rem; }
.checks .mark { flex: none; width: 1.25rem; font-weight: 700; text-align: center; }
.good .mark { color: var(--_success); }
.bad { color: var(--_warning); font-weight: 600; }
.ask { font-weight: 600; margin-block: 0.5rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block-start: 0.75rem; }
@media (max-width: 40rem) { .tile { grid-template-columns: minmax(0, 1fr); } .tile .buttons button { flex: 1 1 auto; } }
`;

const ends = `
.review { margin-block-end: calc(1.5 * var(--_space)); }
.row { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto; gap: 0.25rem 1rem; padding-block: 0.6rem; border-block-end: 1px solid var(--_line); }
.row dt { font-weight: 600; }
.row dd { overflow-wrap: anywhere; }
.row .wrong { color: var(--_error); font-weight: 600; }
.change button { min-height: 1.75rem; padding-block: 0; }
@media (max-width: 36rem) { .row { grid-template-columns: minmax(0, 1fr) auto; } .row dt { grid-column: 1 / -1; } }
.success { display: flex; gap: 1rem; align-items: center; margin-block-end: calc(1.5 * var(--_space)); padding: 1.5rem; color: var(--_on-success); background: var(--_success); border-radius: var(--_radius); print-color-adjust: exact; }
.success h2 { font-size: 1.4em; scroll-margin-block-start: 2rem; }
.receiver { max-width: 40em; }
.success .mark { display: grid; flex: none; place-items: center; width: 3rem; height: 3rem; font-size: 1.5rem; border: 0.1875rem solid currentcolor; border-radius: 50%; }
@media (max-width: 36rem) { .actions > button, .actions > .copy, .copy > button { width: 100%; } .copy { flex-wrap: wrap; } }
@media (prefers-reduced-motion: no-preference) { .success .mark { animation: arrive 0.3s ease-out; } }
@keyframes arrive { from { transform: scale(0.5); } }
@media (forced-colors: active) {
  .primary, .success, .picker ul { border: 2px solid; }
  .picker li[aria-selected="true"] { forced-color-adjust: none; color: HighlightText; background: Highlight; }
  .progress { margin-block-end: calc(1.5 * var(--_space)); }
  .progress li { border-color: GrayText; }
  .progress button, .extras > button { padding-inline: 0.5rem; }
  button:disabled { color: GrayText; border-color: GrayText; }
  .progress li.done { border-color: CanvasText; }
  .progress li.current { border-color: Highlight; }
}
@media print {
  .actions, .buttons, .extras, .progress, .copy, .change, .add, .picker::after { display: none !important; }
  .row, .tile, .field { break-inside: avoid; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The style sheet, which all forms of a page share. */
export function formStyle() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(tokens + text + controls + progress + fields + files + ends);
  }
  return sheet;
}
