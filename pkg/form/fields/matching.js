// Which options of a long list answer what was typed, best first.

/**
 * @typedef {object} Option
 * @property {string} value
 * @property {string} label
 * @property {string[]} also Other names and codes: who enters one of them means this option.
 * @property {string[]} [words] By which it is found, but not meant for certain.
 * @property {string} [shared] What it has in common with others, and before which it is listed then.
 */

/**
 * @typedef {object} Match
 * @property {Option} option
 * @property {string} [by] The other name that answers, if the label does not.
 */

/** Letters and digits without accents, in small letters: what is compared. @param {string} text */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[’'.]/g, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .toLowerCase()
    .trim();
}

/** People write some names in one word or in two: Viet Nam. @param {string} text */
function joined(text) {
  return text.replaceAll(" ", "");
}

/** How well a name answers: 0 is best, and `undefined` not at all. @param {string} name @param {string} wanted */
function rank(name, wanted) {
  const text = plain(name);
  if (joined(text) === joined(wanted)) {
    return 0;
  }
  if (joined(text).startsWith(joined(wanted))) {
    return 1;
  }
  return text.includes(` ${wanted}`) ? 2 : text.includes(wanted) ? 3 : undefined;
}

/**
 * @param {Option} option
 * @param {string} wanted
 * @returns {(Match & { rank: number }) | undefined}
 */
function matchOf(option, wanted) {
  const names = [option.label, ...option.also, ...(option.words ?? [])];
  const ranks = names.map((name) => rank(name, wanted) ?? Infinity);
  const best = Math.min(...ranks);
  if (best === Infinity) {
    return undefined;
  }
  const name = names[ranks.indexOf(best)];
  // A label that matches comes before an alias that matches as well.
  const rankOfAll = 2 * best + (ranks[0] === best ? 0 : 1);
  return { option, rank: rankOfAll, by: ranks[0] === Infinity ? name : undefined };
}

/** Whether most people who type this mean the option, as a number to sort by. @param {Match} match @param {string} wanted */
function usual({ option }, wanted) {
  return option.shared && plain(option.shared).startsWith(wanted) ? 1 : 0;
}

/**
 * @param {Option[]} options
 * @param {string} typed
 * @returns {Match[]}
 */
export function matching(options, typed) {
  const wanted = plain(typed);
  if (wanted === "") {
    return options.map((option) => ({ option }));
  }
  const found = options.flatMap((option) => matchOf(option, wanted) ?? []);
  return found.sort((one, other) => one.rank - other.rank || usual(other, wanted) - usual(one, wanted));
}

/**
 * The one option that a text names in full, by its label, by another name or by its code.
 *
 * @param {Option[]} options
 * @param {string} typed
 */
export function named(options, typed) {
  const wanted = joined(plain(typed));
  if (wanted === "") {
    return undefined;
  }
  const isMeant = (/** @type {string} */ name) => joined(plain(name)) === wanted;
  const byLabel = options.filter(({ label }) => isMeant(label));
  const found = byLabel.length > 0 ? byLabel : options.filter(({ also }) => also.some(isMeant));
  return found.length === 1 ? found[0] : undefined;
}
