// What a decision table of a record answers, written from the contract alone.
function accepts(test, given) {
  const text = test.trim();
  if (text === '-') return true;
  if (text === 'true' || text === 'false') return String(given) === text;
  const negated = /^not\((.*)\)$/s.exec(text);
  if (negated) return !accepts(negated[1], given);
  const range = /^([[\](])\s*(-?[\d.]+?)\s*\.\.\s*(-?[\d.]+)\s*([\])[])$/.exec(text);
  if (range) {
    const [, open, low, high, close] = range;
    return (open === '[' ? given >= Number(low) : given > Number(low)) && (close === ']' ? given <= Number(high) : given < Number(high));
  }
  const compared = /^(<=|>=|<|>)?\s*(-?[\d.]+)$/.exec(text);
  if (compared) {
    const bound = Number(compared[2]);
    return { '<': given < bound, '<=': given <= bound, '>': given > bound, '>=': given >= bound }[compared[1]] ?? given === bound;
  }
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].some((word) => word[1].replace(/\\(.)/g, '$1') === given);
}

// The figures of the rows hit: one each, or the least and the most.
export function referenceHits(rule, inputs, outputs) {
  const figure = (decimal) => (decimal === null ? null : Number(decimal));
  return rule.rows.filter((row) => row.when.every((test, i) => accepts(test, inputs[i]))).map(({ then }) => {
    if (outputs === 1) return [figure(then)];
    return then !== null && typeof then === 'object' ? [figure(then.min), figure(then.max)] : [figure(then), figure(then)];
  });
}
