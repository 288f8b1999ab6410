// The form as a whole: it leads through the steps, checks each when it is left, and builds the payload.

import { createAnswers } from "./answers.js";
import { createCorrection } from "./correction.js";
import { button, element, focusOn } from "./dom.js";
import { createExtras } from "./extras.js";
import { createJudge } from "./judge.js";
import { createPlaces } from "./places.js";
import { createProgressLine, showWhile } from "./progress.js";
import { resultElements } from "./result.js";
import { reviewElements } from "./review.js";
import { createSteps, QUESTION_STEPS, STEPS } from "./steps.js";
import { createSummary } from "./summary.js";
import { missingFrom } from "./values.js";

/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {import("./steps.js").StepName} StepName */
/** @typedef {import("../index.js").PendingRequirement} PendingRequirement */

/** The pause in typing, in milliseconds, after which an answer is checked. */
const PAUSE = 200;

/** Steps whose questions depend on the country of residence. @type {StepName[]} */
const AFTER_COUNTRY = ["person", "address", "documents", "money"];

const CHECK = STEPS.indexOf("check");

/** @param {import("./context.js").Context["fields"][string] | undefined} field */
function isFile(field) {
  return field?.type === "file" || field?.type === "files";
}

/**
 * @typedef {object} Surroundings
 * @property {string} [country] The country of residence to begin with.
 * @property {string} [historyKey] The name under which steps are kept in the history of the page; without it, they are not.
 * @property {() => "submit" | "correct"} operation
 * @property {() => string | undefined} status Of the onboarding that is corrected.
 * @property {(type: string, detail: object) => boolean} dispatch Returns whether nobody prevented the default.
 */

/**
 * @param {import("./context.js").Context} context
 * @param {Surroundings} surroundings
 */
export function createOnboarding(context, surroundings) {
  const { say, preflight, fields } = context;
  const answers = createAnswers(context, () => void check());
  const judge = createJudge(answers, (values) => context.validate(values, submission()));
  const steps = createSteps(say, answers);
  const summary = createSummary(say);
  const correction = createCorrection(say, answers.controlOfRequest, openControl);
  const progress = createProgressLine(say, jump);
  const places = surroundings.historyKey === undefined ? undefined : createPlaces(surroundings.historyKey, returned);
  const notice = element("p", { class: "message notice", role: "status", part: "notice", hidden: true });
  const countryFirst = element("p", { class: "message notice" }, `${say("country.first")} `, button(say("country.choose"), () => go("residence"), "link"));
  const needs = element("p", { class: "needs", hidden: true });
  const back = button(say("button.back"), goBack, "secondary");
  const next = element("button", { type: "submit", class: "primary", part: "button primary", id: "continue" });
  const bar = element("progress", { id: "building-progress", max: 1, value: 0 });
  const stop = button(say("button.stop"), () => stopBuilding());
  const building = element("div", { class: "building", hidden: true }, element("label", { for: bar.id }, say("building.label")), bar, stop);
  const form = element("form", { novalidate: true, autocomplete: "on" }, ...steps.map(({ element }) => element), countryFirst, element("div", { class: "actions" }, next, back), building);
  const extras = createExtras(context, { read: () => ({ values: answers.update(), issuedOn: issuedOn() }), open: openDraft, clear, isAnswered, tell });

  /** Paths of fields whose faults are shown: those of steps that were judged, and files and countries once they are chosen. @type {Set<string>} */
  const watched = new Set();
  /** Steps that were left once: what is wrong with them is listed. @type {Set<StepName>} */
  const judged = new Set();
  /** @type {StepName} */
  let current = "residence";
  /** The furthest step that may be opened. */
  let reached = 0;
  /** What Harbor wants corrected. @type {PendingRequirement[] | undefined} */
  let requirements;
  /** Counts changes: a payload that was built of earlier answers is not the one to give away. */
  let edits = 0;
  let isTouched = false;
  /** @type {AbortController | undefined} */
  let work;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {StepName} name */
  function stepNamed(name) {
    return /** @type {import("./steps.js").Step} */ (steps.find((step) => step.name === name));
  }

  /** @param {Control} control */
  function stepOf(control) {
    return steps.find(({ controls }) => controls.includes(control));
  }

  function issuedOn() {
    const day = answers.readIssuedOn();
    return typeof day === "string" ? day : undefined;
  }

  /** @returns {import("../index.js").Submission} */
  function submission() {
    const proofIssuedOn = issuedOn();
    const facts = proofIssuedOn ? { proofIssuedOn } : {};
    const status = surroundings.status();
    return surroundings.operation() === "correct" ? { ...facts, operation: "correct", ...(status ? { status } : {}) } : facts;
  }

  function isAnswered() {
    return isTouched && answers.isAnswered();
  }

  /** @param {string} [text] */
  function tell(text) {
    notice.textContent = text ?? "";
    notice.hidden = text === undefined;
  }

  /** What Harbor wants of a control, while this is a correction. @param {Control} control */
  function requestsOf(control) {
    const wanted = surroundings.operation() === "correct" ? (requirements ?? []) : [];
    return wanted.flatMap(({ field, description }) => (field && answers.controlOfRequest(field) === control ? [description] : []));
  }

  /** @param {StepName} name */
  function shownControls(name) {
    return stepNamed(name).controls.filter(({ element }) => !element.hidden);
  }

  /** @param {StepName} name */
  function entriesOf(name) {
    return shownControls(name).flatMap((control) =>
      judge.errorsOf(control).map((message) => ({ message, path: control.path, open: () => openControl(control) })),
    );
  }

  /** What is wrong with the step that is open, or with all of them where the answers are looked over. */
  function entries() {
    if (current !== "check") {
      return judged.has(current) ? entriesOf(current) : [];
    }
    const others = judge.otherErrors().map((message) => ({ message, open: () => undefined }));
    return [...QUESTION_STEPS.flatMap(entriesOf), ...others];
  }

  /** Shows what the last check found. */
  function showJudged() {
    for (const control of answers.shown()) {
      const isWatched = watched.has(control.path);
      control.show({ issues: isWatched ? judge.issuesOf(control) : [], requests: requestsOf(control), isWatched });
    }
    const isCorrection = surroundings.operation() === "correct";
    correction.show(isCorrection ? requirements : undefined);
    const shown = current === "result" ? [] : entries();
    summary.show(shown, current === "check" ? judge.unlisted() : 0);
    if (current === "check") {
      const questions = steps.filter(({ name }) => name !== "check" && name !== "result");
      stepNamed("check").body.replaceChildren(...reviewElements(context, questions, judge.issuesOf, openControl));
    }
    surroundings.dispatch("step", { step: current, title: say(`step.${current}`), errors: shown.length });
  }

  /** What depends on the country, before there is one. */
  function showNeeds() {
    const hasCountry = answers.country() !== undefined;
    const isWaiting = !hasCountry && AFTER_COUNTRY.includes(current);
    stepNamed(current).body.hidden = isWaiting;
    countryFirst.hidden = !isWaiting;
    next.hidden = isWaiting || current === "result";
    const ready = answers.shown().filter(({ path }) => isFile(fields[path]) || fields[path]?.type === "ssn");
    needs.hidden = !hasCountry;
    needs.textContent = say("country.needs", { list: new Intl.ListFormat(context.language).format(ready.map(({ label }) => label)) });
  }

  async function check() {
    const values = await judge.check();
    if (values) {
      showNeeds();
      showJudged();
      surroundings.dispatch("change", { report: judge.report() });
    }
    return values;
  }

  /** @param {StepName} name @param {boolean} isFocused Whether the focus moves to the title of the step. */
  function show(name, isFocused) {
    current = name;
    reached = Math.max(reached, STEPS.indexOf(name));
    steps.forEach((step) => (step.element.hidden = step.name !== name));
    back.hidden = name === "residence";
    next.textContent = say(name === "check" ? "button.finish" : "button.continue");
    extras.element.hidden = name === "result";
    progress.show(name, Math.min(reached, CHECK));
    showNeeds();
    showJudged();
    if (isFocused) {
      focusOn(stepNamed(name).title);
    }
  }

  /** @param {StepName} name */
  function go(name) {
    tell();
    places?.go(name);
    show(name, true);
  }

  /** Opens another step, which judges the one that is left. @param {StepName} name */
  function jump(name) {
    if (name !== current) {
      judgeStep(current);
      go(name);
    }
  }

  /** @param {StepName} name From the history. */
  function returned(name) {
    tell();
    show(name === "result" && stepNamed("result").body.childElementCount === 0 ? "check" : name, true);
  }

  function goBack() {
    if (!places?.back()) {
      go(STEPS[Math.max(0, STEPS.indexOf(current) - 1)] ?? "residence");
    }
  }

  /** @param {Control} control */
  function openControl(control) {
    const step = stepOf(control);
    if (step && step.name !== current) {
      go(step.name);
    }
    control.focus();
  }

  /** From here on, what is wrong with a step is listed. @param {StepName} name */
  function judgeStep(name) {
    judged.add(name);
    shownControls(name).forEach(({ path }) => watched.add(path));
  }

  /** The step after the one that is open: once all were answered, the next one that is wrong, or the overview. */
  function following() {
    if (reached < CHECK) {
      return STEPS[STEPS.indexOf(current) + 1] ?? "check";
    }
    const wrong = QUESTION_STEPS.find((name) => entriesOf(name).length > 0);
    if (wrong) {
      judgeStep(wrong);
    }
    return wrong ?? "check";
  }

  /** @param {Event} event */
  async function leave(event) {
    event.preventDefault();
    // A field that loses its focus later would report a change that was made before.
    if (context.root.activeElement instanceof HTMLElement) {
      context.root.activeElement.blur();
    }
    clearTimeout(timer);
    const [step, edit] = [current, edits];
    answers.update();
    judgeStep(step);
    // A list that arrived meanwhile has started a check of its own.
    const values = (await check()) ?? (await check());
    if (step !== current || edit !== edits || !values) {
      return;
    }
    if (summary.isShown()) {
      summary.focus();
    } else if (step === "check") {
      await build(values, edit);
    } else {
      go(following());
    }
  }

  function stopBuilding() {
    work?.abort();
    next.focus();
  }

  /**
   * @param {any} values
   * @param {number} edit The count of changes that they come from.
   */
  async function build(values, edit) {
    const { signal } = (work = new AbortController());
    bar.value = 0;
    const onProgress = (/** @type {import("../index.js").Progress} */ { loaded, total }) => {
      bar.value = loaded / total;
    };
    try {
      const built = await showWhile(building, () => preflight.buildPayload(values, { ...submission(), signal, onProgress }));
      if (edit === edits && surroundings.dispatch("submit", built)) {
        stepNamed("result").body.replaceChildren(...resultElements(context, built, surroundings.operation() === "correct"));
        go("result");
      }
    } catch {
      if (!signal.aborted) {
        // A file was there a moment ago: the check finds the one that is missing now.
        await check();
        summary.focus();
      }
    }
  }

  /** What was built, or is being built, is no longer what the form says. */
  function discardResult() {
    edits += 1;
    work?.abort();
    stepNamed("result").body.replaceChildren();
  }

  /** @param {Event} event */
  function changed(event) {
    discardResult();
    isTouched = true;
    const field = event.target instanceof Element ? event.target.closest("[data-path]") : null;
    const path = field instanceof HTMLElement ? (field.dataset.path ?? "") : "";
    const type = fields[path]?.type;
    if (judged.has(current) || isFile(fields[path]) || (type === "country" && event.type === "change")) {
      watched.add(path);
    }
    answers.update();
    clearTimeout(timer);
    timer = setTimeout(check, event.type === "input" ? PAUSE : 0);
  }

  /** Forgets what was said of the answers. */
  function forget() {
    watched.clear();
    judged.clear();
    discardResult();
    tell();
  }

  async function begin() {
    await answers.write(surroundings.country ? { individual: { residence: { country: surroundings.country } } } : {});
  }

  /** Clears the answers. */
  function clear() {
    forget();
    isTouched = false;
    reached = 0;
    void begin().then(check);
    go("residence");
  }

  /**
   * @param {any} values
   * @param {string} [issued]
   */
  async function fill(values, issued) {
    forget();
    isTouched = true;
    await answers.write(values, issued);
    const kept = answers.update();
    // What was given is judged; what was not is asked for when its step is left.
    answers.shown().forEach((control) => control.read() !== undefined && watched.add(control.path));
    reached = CHECK;
    await check();
    return missingFrom(values, kept);
  }

  /** @param {import("./draft.js").Draft} draft */
  async function openDraft({ values, issuedOn }) {
    await fill(values, issuedOn);
    const name = QUESTION_STEPS.find((name) => entriesOf(name).length > 0) ?? "check";
    go(name);
    tell(say("draft.opened"));
  }

  /** A file that is dropped beside its field would replace the page. @param {DragEvent} event */
  function draggedOver(event) {
    if (event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
    }
  }

  /** @param {DragEvent} event */
  function dropped(event) {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) {
      return;
    }
    event.preventDefault();
    const target = shownControls(current).find(({ explainDrop }) => explainDrop);
    target ? target.explainDrop?.() : tell(say("file.droppedElsewhere"));
  }

  /** @param {BeforeUnloadEvent} event */
  function unloading(event) {
    if (isAnswered()) {
      event.preventDefault();
    }
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", leave);
  addEventListener("beforeunload", unloading);
  document.addEventListener("dragover", draggedOver);
  document.addEventListener("drop", dropped);
  stepNamed("residence").element.append(needs);

  return {
    elements: [progress.element, correction.element, notice, summary.element, form, extras.element],
    isAnswered,
    fill,
    clear,
    values: () => answers.update(),
    /** Opens the first step, or the one at which the page was reloaded. */
    async start() {
      const kept = places?.kept();
      await begin();
      show(kept === undefined ? "residence" : kept === "result" ? "check" : kept, false);
      places?.stay(current);
      if (current !== "residence") {
        tell(say("notice.reloaded"));
      }
      await check();
    },
    /** Opens the step where the answers are looked over, or the first that something is wrong with. */
    openFirst() {
      go(QUESTION_STEPS.find((name) => entriesOf(name).length > 0) ?? "check");
    },
    /** @param {PendingRequirement[] | undefined} wanted */
    async correct(wanted) {
      discardResult();
      requirements = wanted;
      await check();
      if (wanted) {
        correction.focus();
      }
    },
    check,
    close() {
      clearTimeout(timer);
      work?.abort();
      places?.close();
      removeEventListener("beforeunload", unloading);
      document.removeEventListener("dragover", draggedOver);
      document.removeEventListener("drop", dropped);
    },
  };
}
