// The form as a whole: it leads through the steps, checks each when it is left, and gives the payload away.

import { turns } from "../src/turns.js";
import { createAnswers, createControls } from "./answers.js";
import { createBuilder } from "./builder.js";
import { createCorrection } from "./correction.js";
import { answerWith, button, distanceTo, element, showText } from "./dom.js";
import { createExtras } from "./extras.js";
import { createJudge } from "./judge.js";
import { resultElements } from "./result.js";
import { reviewElements } from "./review.js";
import { createStepper } from "./stepper.js";
import { createSteps, QUESTION_STEPS } from "./steps.js";
import { createSummary } from "./summary.js";
import { missingFrom } from "./values.js";
import { watchWindow } from "./window.js";

/** @typedef {import("./fields/frame.js").Control} Control */
/** @typedef {import("./steps.js").StepName} StepName */
/** @typedef {import("../index.js").PendingRequirement} PendingRequirement */

/** The pause in typing, in milliseconds, after which an answer is checked. */
const PAUSE = 200;

/** Steps whose questions depend on the country of residence. @type {StepName[]} */
const AFTER_COUNTRY = ["person", "address", "documents", "money"];

/** @param {import("../index.js").FieldDescription | undefined} field */
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
export async function createOnboarding(context, surroundings) {
  const { say, fields } = context;
  const turn = turns();
  const answers = createAnswers(context, await createControls(context), () => void check());
  const judge = createJudge(answers, (values) => context.validate(values, submission()));
  await turn();
  const steps = createSteps(say, answers);
  await turn();
  const stepper = createStepper(say, steps, {
    historyKey: surroundings.historyKey,
    onShow: shown,
    onJump: () => judgeStep(stepper.current()),
    hasResult: () => stepper.stepNamed("result").body.childElementCount > 0,
  });
  const summary = createSummary(say);
  const correction = createCorrection(say, answers.controlOfRequest, openControl);
  const next = element("button", { type: "submit", class: "primary", part: "button primary", id: "continue" });
  const builder = createBuilder(context, () => next.focus());
  const notice = element("p", { class: "message notice", role: "status", part: "notice", hidden: true });
  const choose = button(say("country.choose"), () => stepper.go("residence"), "link");
  const countryFirst = element("p", { class: "message notice" }, `${say("country.first")} `, choose);
  const listFormat = new Intl.ListFormat(context.language);
  const needs = element("p", { class: "needs", hidden: true });
  const actions = element("div", { class: "actions" }, next, stepper.back);
  const form = element("form", { novalidate: true }, ...steps.map(({ element }) => element), countryFirst, actions, builder.element);
  const read = () => ({ values: answers.update(), issuedOn: issuedOn() });
  const extras = createExtras(context, { read, open: openDraft, clear, isAnswered });
  const unwatch = watchWindow(isAnswered, explainDrop);

  /**
   * Paths of fields whose faults are shown: those of steps that were judged, and files and countries once they are chosen.
   *
   * @type {Set<string>}
   */
  const watched = new Set();
  /** Steps that were left once: what is wrong with them is listed. @type {Set<StepName>} */
  const judged = new Set();
  /** What Harbor wants corrected. @type {PendingRequirement[] | undefined} */
  let requirements;
  /** Counts changes: a payload that was built of earlier answers is not the one to give away. */
  let edits = 0;
  let isTouched = false;
  let isClosed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

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
    answerWith(notice, text);
  }

  /** @param {StepName} name */
  function controlsOf(name) {
    return stepper.stepNamed(name).controls.filter(({ element }) => !element.hidden);
  }

  /** What is wrong with a step. @param {StepName} name */
  function entriesOf(name) {
    return controlsOf(name).flatMap((control) =>
      judge.errorsOf(control).map((message) => ({ message, path: control.path, open: () => openControl(control) })),
    );
  }

  /** What is wrong with the step that is open, or with all of them where the answers are looked over. */
  function entries() {
    const name = stepper.current();
    if (name !== "check") {
      return judged.has(name) ? entriesOf(name) : [];
    }
    const others = judge.otherErrors().map((message) => ({ message, open: () => undefined }));
    return [...QUESTION_STEPS.flatMap(entriesOf), ...others];
  }

  /** The first step that something is wrong with, or the one where the answers are looked over. @returns {StepName} */
  function firstWrong() {
    return QUESTION_STEPS.find((name) => entriesOf(name).length > 0) ?? "check";
  }

  /** What Harbor wants corrected, while this is a correction. */
  function wanted() {
    return surroundings.operation() === "correct" ? requirements : undefined;
  }

  /** @param {Control} control */
  function requestsOf(control) {
    const own = (wanted() ?? []).filter(({ field }) => field !== null && answers.controlOfRequest(field) === control);
    return own.map(({ description }) => description);
  }

  function showReview() {
    const questions = QUESTION_STEPS.map((name) => stepper.stepNamed(name));
    stepper.stepNamed("check").body.replaceChildren(...reviewElements(context, questions, judge.issuesOf, openControl));
  }

  /** Shows what the last check found. */
  function showJudged() {
    for (const control of answers.shown()) {
      const isWatched = watched.has(control.path);
      control.show({ issues: isWatched ? judge.issuesOf(control) : [], requests: requestsOf(control), isWatched });
    }
    correction.show(wanted());
    const step = stepper.current();
    const wrong = entries();
    summary.show(wrong, step === "check" ? judge.unlisted() : 0);
    if (step === "check") {
      showReview();
    }
    surroundings.dispatch("step", { step, title: say(`step.${step}`), errors: wrong.length });
  }

  /** Shows what depends on the country, or that it has to be chosen first. */
  function showCountry() {
    const step = stepper.current();
    const hasCountry = answers.country() !== undefined;
    const isWaiting = !hasCountry && AFTER_COUNTRY.includes(step);
    stepper.stepNamed(step).body.hidden = isWaiting;
    countryFirst.hidden = !isWaiting;
    next.hidden = isWaiting || step === "result";
    const ready = answers.needs().map(({ label, question }) => (question === null ? label : say("country.mayNeed", { label, question })));
    // Who cannot be onboarded needs nothing.
    needs.hidden = !hasCountry || entriesOf("residence").length > 0;
    needs.textContent = say("country.needs", { list: listFormat.format(ready) });
  }

  async function check() {
    const values = await judge.check().catch((error) => {
      // The worker ends with the form.
      if (!isClosed) {
        throw error;
      }
    });
    if (values) {
      showCountry();
      showJudged();
      surroundings.dispatch("change", { report: judge.report() });
    }
    return values;
  }

  /** Checks the answers until none has changed meanwhile, as one does when its file has been looked at. */
  async function checkLast() {
    let [edit, values] = [edits, await check()];
    while (!isClosed && (edit !== edits || !values)) {
      [edit, values] = [edits, await check()];
    }
    return { edit, values };
  }

  /** Another step is open. */
  function shown() {
    const step = stepper.current();
    tell();
    extras.tell();
    next.textContent = say(step === "check" ? "button.finish" : "button.continue");
    extras.element.hidden = step === "result";
    showCountry();
    showJudged();
  }

  /** @param {Control} control */
  function openControl(control) {
    const step = steps.find(({ controls }) => controls.includes(control));
    if (step && step.name !== stepper.current()) {
      stepper.go(step.name);
    }
    control.focus();
  }

  /** From here on, what is wrong with a step is listed. @param {StepName} name */
  function judgeStep(name) {
    judged.add(name);
    controlsOf(name).forEach(({ path }) => watched.add(path));
  }

  /** The step after the one that is open: once all were answered, the next one that is wrong. */
  function following() {
    if (!stepper.isCheckReached()) {
      return stepper.next();
    }
    const wrong = firstWrong();
    judgeStep(wrong);
    return wrong;
  }

  /** The module may still be on its way: until it has checked the step, the form is busy. @param {Event} event */
  async function leave(event) {
    event.preventDefault();
    form.ariaBusy = "true";
    await leaveStep().finally(() => (form.ariaBusy = null));
  }

  async function leaveStep() {
    // A field that loses its focus later would report a change that was made before.
    if (context.root.activeElement instanceof HTMLElement) {
      context.root.activeElement.blur();
    }
    clearTimeout(timer);
    const step = stepper.current();
    answers.update();
    judgeStep(step);
    const { values, edit } = await checkLast();
    if (step !== stepper.current() || !values) {
      return;
    }
    if (summary.isShown()) {
      summary.focus();
    } else if (step === "check") {
      await finish(values, edit);
    } else {
      stepper.go(following());
    }
  }

  /**
   * @param {any} values
   * @param {number} edit The count of changes that they come from.
   */
  async function finish(values, edit) {
    try {
      const built = await builder.build(values, submission());
      if (built && edit === edits && surroundings.dispatch("submit", built)) {
        stepper.stepNamed("result").body.replaceChildren(...resultElements(context, built, answers.isAccepted));
        stepper.go("result");
      }
    } catch {
      // A file was there a moment ago: the check finds the one that is missing now.
      await check();
      summary.focus();
    }
  }

  /** What was built, or is being built, is no longer what the form says. */
  function discardResult() {
    edits += 1;
    builder.stop();
    stepper.stepNamed("result").body.replaceChildren();
  }

  /** @param {Event} event */
  function changed(event) {
    discardResult();
    extras.tell();
    isTouched = true;
    const field = event.target instanceof Element ? event.target.closest("[data-path]") : null;
    const path = field instanceof HTMLElement ? (field.dataset.path ?? "") : "";
    const isCountry = fields[path]?.type === "country" && event.type === "change";
    if (judged.has(stepper.current()) || isFile(fields[path]) || isCountry) {
      watched.add(path);
    }
    answers.update();
    clearTimeout(timer);
    timer = setTimeout(check, event.type === "input" ? PAUSE : 0);
  }

  /** Forgets what was said of the answers. @param {boolean} isAll Whether all steps may be opened from here on. */
  function forget(isAll) {
    watched.clear();
    judged.clear();
    discardResult();
    tell();
    stepper.allow(isAll);
    isTouched = isAll;
  }

  async function begin() {
    await answers.write(surroundings.country ? { individual: { residence: { country: surroundings.country } } } : {});
  }

  /** Clears the answers. */
  function clear() {
    forget(false);
    void begin().then(check);
    stepper.go("residence");
  }

  /**
   * Puts values in the place of all answers. Returns the paths of what the form has no place for.
   *
   * @param {any} values
   * @param {string} [issued]
   */
  async function fill(values, issued) {
    forget(true);
    await answers.write(values, issued);
    const kept = answers.update();
    // What was given is judged; what was not is asked for when its step is left.
    answers.shown().forEach((control) => control.read() !== undefined && watched.add(control.path));
    await check();
    return missingFrom(values, kept);
  }

  /** @param {import("./draft.js").Draft} draft */
  async function openDraft({ values, issuedOn }) {
    await fill(values, issuedOn);
    stepper.go(firstWrong());
    tell(say("draft.opened"));
  }

  /** A file was dropped beside its field. @param {DragEvent} event */
  function explainDrop(event) {
    const boxes = controlsOf(stepper.current()).filter((control) => control.explainDrop);
    const [target] = boxes.sort((one, other) => distanceTo(one.element, event) - distanceTo(other.element, event));
    target ? target.explainDrop?.() : tell(say("file.droppedElsewhere"));
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", leave);
  stepper.stepNamed("residence").element.append(needs);

  return {
    elements: [stepper.line, correction.element, notice, summary.element, form, extras.element],
    isAnswered,
    fill,
    clear,
    check,
    values: () => answers.update(),
    /** All that was answered, for a form in its place; `undefined` if nothing was. @returns {import("./draft.js").Draft | undefined} */
    keep: () => (isTouched && answers.isBegun() ? { values: answers.withBegun(), issuedOn: issuedOn() } : undefined),
    async start() {
      await begin();
      stepper.start();
      if (stepper.current() !== "residence") {
        // Nobody asked for it: the window stays where it is.
        showText(notice, say("notice.reloaded"));
      }
      await check();
    },
    openFirst: () => stepper.go(firstWrong()),
    /** @param {PendingRequirement[] | undefined} wanted */
    async correct(wanted) {
      discardResult();
      requirements = wanted;
      await check();
      if (wanted) {
        correction.focus();
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      builder.stop();
      stepper.close();
      unwatch();
    },
  };
}
