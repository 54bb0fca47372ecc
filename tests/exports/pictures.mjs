// Draws exports as SVG, by their own diagram interchange and cells.
//   node pictures.mjs bpmn FILE.bpmn | dmn FILE.dmn DECISION… | csv FILE.csv
import fs from 'node:fs';
import BpmnModdle from 'bpmn-moddle';
import DmnModdle from 'dmn-moddle';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const isWide = (c) => c.codePointAt(0) > 0x2e7f;
const widthOf = (text, size) => [...text].reduce((sum, c) => sum + (isWide(c) ? size : size * 0.56), 0);

function wrapped(text, width, size) {
  const lines = [''];
  for (const c of text) {
    if (c === '\n' || widthOf(lines.at(-1) + c, size) > width) lines.push('');
    if (c !== '\n') lines[lines.length - 1] += c;
  }
  return lines;
}

function textLines(lines, x, y, size, anchor = 'middle', extra = '') {
  return lines.map((line, i) => `<text x="${x}" y="${(y + i * size * 1.3).toFixed(1)}" font-size="${size}" text-anchor="${anchor}"${extra}>${escape(line)}</text>`).join('');
}

function centred(text, box, size) {
  const lines = wrapped(text, box.width - 8, size);
  return textLines(lines, box.x + box.width / 2, box.y + box.height / 2 - (lines.length - 1) * size * 0.65 + size * 0.36, size);
}

const page = (width, height, body) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" font-family="'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif">
<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 1 9 5 0 9z"/></marker></defs>
<rect width="100%" height="100%" fill="#fff"/>
${body}
</svg>
`;

function node(element, b) {
  const x = b.x + b.width / 2, y = b.y + b.height / 2, r = b.width / 2;
  const circle = (radius, width, fill = '#fff') => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="#000" stroke-width="${width}"/>`;
  const label = element.name ? textLines(wrapped(element.name, 90, 11), x, b.y + b.height + 13, 11) : '';
  const timer = element.eventDefinitions?.[0]?.$type === 'bpmn:TimerEventDefinition';
  const inner = timer ? `<circle cx="${x}" cy="${y}" r="10" fill="none" stroke="#000"/><path d="M${x} ${y - 7}v7l4 3" fill="none" stroke="#000"/>`
    : `<path d="M${x - 9} ${y - 6}h18v12h-18zl9 7 9-7" fill="none" stroke="#000"/>`;
  switch (element.$type) {
    case 'bpmn:UserTask': return `<rect x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" rx="10" fill="#fff" stroke="#000" stroke-width="1.5"/>${centred(element.name, b, 13)}`;
    case 'bpmn:ExclusiveGateway': return `<path d="M${x} ${b.y}L${b.x + b.width} ${y} ${x} ${b.y + b.height} ${b.x} ${y}z" fill="#fff" stroke="#000" stroke-width="1.5"/><path d="M${x - 7} ${y - 8}l14 16m0-16l-14 16" stroke="#000" stroke-width="3"/>${label}`;
    case 'bpmn:StartEvent': return circle(r, 1.5) + label;
    case 'bpmn:EndEvent': return circle(r - 1, 3.5) + label;
    case 'bpmn:BoundaryEvent': return `<g stroke-dasharray="4 2">${circle(r, 1.2)}${circle(r - 3, 1.2, 'none')}</g>${inner}` + textLines([element.name], b.x + b.width + 3, b.y + b.height + 4, 11, 'start');
    default: return circle(r, 1.2) + circle(r - 3, 1.2, 'none') + inner + label;
  }
}

async function bpmn(file) {
  const { rootElement } = await new BpmnModdle().fromXML(fs.readFileSync(file, 'utf8'));
  const elements = rootElement.diagrams[0].plane.planeElement;
  const shapes = elements.filter((e) => e.bounds);
  const left = Math.min(...shapes.map((s) => s.bounds.x)) - 10, top = Math.min(...shapes.map((s) => s.bounds.y)) - 10;
  const right = Math.max(...shapes.map((s) => s.bounds.x + s.bounds.width)) + 10, bottom = Math.max(...shapes.map((s) => s.bounds.y + s.bounds.height)) + 10;
  const frames = shapes.filter((s) => /Participant|Lane/.test(s.bpmnElement.$type)).map(({ bounds: b, bpmnElement: e }) => {
    const label = wrapped(e.name, b.height - 10, 12).slice(0, 2);
    const x = b.x + 15, y = b.y + b.height / 2;
    return `<rect x="${b.x}" y="${b.y}" width="${b.width}" height="${b.height}" fill="none" stroke="#000"/><path d="M${b.x + 30} ${b.y}v${b.height}" stroke="#000"/><g transform="rotate(-90 ${x} ${y})">${textLines(label, x, y + 5 - (label.length - 1) * 8, 12)}</g>`;
  });
  const edges = elements.filter((e) => e.waypoint).map((e) => {
    const [a, b] = e.waypoint;
    const l = e.label?.bounds;
    const words = l ? wrapped(e.bpmnElement.name, l.width, 11) : [];
    const name = l ? textLines(words, l.x, l.y + l.height - 4 - (words.length - 1) * 14, 11, 'start') : '';
    return `<polyline points="${e.waypoint.map((p) => `${p.x},${p.y}`).join(' ')}" fill="none" stroke="#000" stroke-width="1.5" marker-end="url(#arrow)"/>${name}`;
  });
  const nodes = shapes.filter((s) => !/Participant|Lane/.test(s.bpmnElement.$type)).map((s) => node(s.bpmnElement, s.bounds));
  return page(right - left, bottom - top, `<g transform="translate(${-left} ${-top})">${[...frames, ...edges, ...nodes].join('\n')}</g>`);
}

// Rows of cells as a grid; the first row is the head.
function grid(rows, widths, size, top, shade = () => '#fff') {
  let y = top;
  const out = [];
  rows.forEach((row, r) => {
    const cells = row.map((cell, i) => wrapped(cell, widths[i] - 10, size));
    const height = Math.max(...cells.map((lines) => lines.length)) * size * 1.3 + 10;
    let x = 10;
    cells.forEach((lines, i) => {
      out.push(`<rect x="${x}" y="${y}" width="${widths[i]}" height="${height}" fill="${r === 0 ? '#e7e6e6' : shade(i)}" stroke="#666"/>`);
      out.push(textLines(lines, x + 5, y + size + 4, size, 'start', r === 0 ? ' font-weight="bold"' : ''));
      x += widths[i];
    });
    y += height;
  });
  return { svg: out.join('\n'), bottom: y, width: widths.reduce((a, b) => a + b, 20) };
}

async function dmn(file, ids) {
  const { rootElement } = await new DmnModdle().fromXML(fs.readFileSync(file, 'utf8'));
  let top = 10, width = 0;
  const body = [];
  for (const id of ids) {
    const decision = rootElement.drgElement.find((e) => e.id === id);
    const table = decision.decisionLogic;
    body.push(textLines([`${decision.label}   ${table.hitPolicy ?? 'UNIQUE'}`], 10, top + 16, 15, 'start', ' font-weight="bold"'));
    const rows = [['', ...table.input.map((i) => i.label), ...table.output.map((o) => o.label), ...table.annotation.map((a) => a.name)]];
    table.rule.forEach((rule, i) => rows.push([`${i + 1}`, ...rule.inputEntry.map((e) => e.text), ...rule.outputEntry.map((e) => e.text), ...rule.annotationEntry.map((e) => e.text)]));
    const widths = [26, ...table.input.map(() => 160), ...table.output.map(() => 130), 150, 420];
    const drawn = grid(rows, widths, 13, top + 26, (i) => (i > 0 && i <= table.input.length ? '#eef5fb' : i === table.input.length + 1 ? '#fdf3e7' : '#fff'));
    body.push(drawn.svg);
    top = drawn.bottom + 18;
    width = Math.max(width, drawn.width);
  }
  return page(width, top - 8, body.join('\n'));
}

function csv(file) {
  const rows = [[]];
  let cell = '', quoted = false;
  const text = fs.readFileSync(file, 'utf8').trimEnd();
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1).push(cell.replace(/\r$/, ''));
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1).push(cell);
  const drawn = grid(rows.map((row) => row.map((c) => c.replaceAll('\t', ' '))), [44, 170, 120, 130, 130, 170, 260, 44, 80], 12, 44);
  return page(drawn.width, drawn.bottom + 10, textLines(['督查台账'], drawn.width / 2, 30, 20, 'middle', ' font-weight="bold"') + drawn.svg);
}

const [kind, file, ...rest] = process.argv.slice(2);
process.stdout.write(kind === 'bpmn' ? await bpmn(file) : kind === 'dmn' ? await dmn(file, rest) : csv(file));
